"""What a reader asks and what is answered: as a page, as lines, as JSON."""
