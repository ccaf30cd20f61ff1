"""The noun phrase beside a verb of speech: its head, never what hangs on it."""
