"""A collection: its hosts, offices, people and subject headings."""
