"""Annotators: pure functions that find access points, quotes, language and kind of a release."""
