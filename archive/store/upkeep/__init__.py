"""What follows from a change of what is described: quotes, names, what repeats, overlays."""
