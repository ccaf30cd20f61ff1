"""The jobs of the archive."""
