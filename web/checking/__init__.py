"""The check of a quote: as a page and as JSON, and links to exact words."""
