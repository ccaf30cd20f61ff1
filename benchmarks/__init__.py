"""Measured figures: scripts that print them, never part of the tests."""
