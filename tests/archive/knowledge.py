"""Knowledge for the tests: that of the program, read once."""

from archive.config import collection_folder
from archive.knowledge.snapshot import load_knowledge

GENERIC = load_knowledge(collection_folder("generic"))
DEMO = load_knowledge(collection_folder("demo"))
IOM = load_knowledge(collection_folder("iom"))
