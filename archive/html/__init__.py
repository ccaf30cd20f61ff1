"""Pages as trees: what everybody who reads HTML shares."""
