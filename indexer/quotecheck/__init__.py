"""Whether what is quoted was printed: each quoted span of a text held against the archive."""
