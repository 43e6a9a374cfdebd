"""What `make bench` measures, as ratios against named limits; no test asserts a time."""
