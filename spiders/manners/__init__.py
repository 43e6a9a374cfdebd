"""How a guest behaves: whom it asks, how often, and what it leaves alone."""
