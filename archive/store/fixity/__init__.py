"""Whether what is held is still what was taken in, and copies from which it can be restored."""
