"""Knowledge for the tests: that of the program, read once."""

from dataclasses import replace

from archive.authorities.collection import load_collection
from archive.config import collection_folder
from archive.knowledge.snapshot import load_knowledge

GENERIC = load_knowledge(collection_folder("generic"))
DEMO = replace(GENERIC, collection=load_collection(collection_folder("demo")))
IOM = replace(GENERIC, collection=load_collection(collection_folder("iom")))
