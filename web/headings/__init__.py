"""The page of an office, a person or a topic."""
