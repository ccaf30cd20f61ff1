"""What is known of the parts of pages beside their text, kept with the snapshot."""

from archive.html.chrome import Chrome
from archive.knowledge.snapshot import KnowledgeSnapshot


def chrome_of(knowledge: KnowledgeSnapshot) -> Chrome:
    """To be asked for by `knowledge.derived`, which makes it once."""
    return Chrome(knowledge.cues.chrome)
