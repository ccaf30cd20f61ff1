"""How a printed day is read: its words and numerals, the order of its numbers, its shapes."""
