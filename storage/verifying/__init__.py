"""The archive's files and the warehouse's rows, held against each other."""
