"""Where a page tells its day: lines, datelines, its address, metadata, listings, its site."""
