"""Who held which post, as the releases of an archive print it."""
