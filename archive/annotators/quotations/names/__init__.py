"""Runs of capitals: which are names of people, with title and suffix told apart."""
