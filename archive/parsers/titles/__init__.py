"""The title of a page: every place that may print it, and which of them does."""
