"""Which reader this is."""

# Raised by one whenever a reading of the same bytes may come out differently: extractions are kept per version.
READER_VERSION = 4
