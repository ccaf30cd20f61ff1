"""The commands of the index, one file a verb."""
