"""The commands of the archive, one file a verb."""
