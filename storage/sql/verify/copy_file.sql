COPY verify_file (file, size) FROM STDIN;
