"""The database under the store: its tables, its connection, rows read and written in batches."""
