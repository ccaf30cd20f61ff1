"""The issue date of a release: printed dates, candidates from every place, the choice, bounds."""
