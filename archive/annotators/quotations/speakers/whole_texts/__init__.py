"""Texts that are the words of one person as a whole, by their heading or opening."""
