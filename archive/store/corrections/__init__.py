"""Corrections: what people say against what was described, for good, and where the two part."""
