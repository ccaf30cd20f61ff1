"""Index folders: written, swapped in, kept in step with the store."""
