SET ROLE dateline_reader;
