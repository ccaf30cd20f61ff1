"""The laws of ARCHITECTURE.md that can be read from the source, each a function of a tree of files.

A law gives the places that break it. tests/test_architecture.py asks every law of this tree, and
tests/test_planted_breaches.py of trees in which a breach was planted.
"""
