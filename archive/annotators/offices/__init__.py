"""The office that issued a release, and those it is about."""
