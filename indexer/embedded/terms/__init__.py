"""Which documents hold which words and phrases."""
