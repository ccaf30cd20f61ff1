"""A first draft of a collection, from what was taken in: to be read and mended by a person."""
