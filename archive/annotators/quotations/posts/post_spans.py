"""Stretches of text beside a name, of its own paragraph."""


def rstrip(text: str, begin: int, end: int) -> int:
    """The end without blanks, commas, and stars that print words bold."""
    while end > begin and text[end - 1] in " ,*\n\u00a0":
        end -= 1
    return end


def before(text: str, end: int, most: int) -> str:
    """So many characters before a place, of the same paragraph."""
    return text[max(0, end - most) : end].rpartition("\n\n")[2]
