"""Pages that belong together: copies of one release, where pages went, who may read a work."""
