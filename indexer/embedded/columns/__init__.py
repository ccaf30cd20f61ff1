"""Dates, kinds and facets of documents as arrays, and counts over them."""
