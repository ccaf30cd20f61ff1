"""The body of a page: which of its blocks are the text of the release, whole and mended."""
