"""Pages broken in every way that a rule can be made of, and what must be true of each reading all the same."""
