"""The commands of the reading room, one file a verb."""
