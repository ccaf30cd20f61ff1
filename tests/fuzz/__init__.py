"""Fuzzers: our own pages, archives, files and questions, changed at random and held to laws.

`python -m tests.fuzz --seconds 600` attacks every target of the table; docs/fuzzing.md says more.
"""
