"""Which release, quotation or address something is that was described again: ids, keys, aliases."""
