"""Where captures come from: the live site, a WARC file, or files on disk. From the capture on they are the same."""
