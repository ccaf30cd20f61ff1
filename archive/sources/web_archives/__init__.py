"""Web archive files from within: their packing, their records, the payloads of these."""
