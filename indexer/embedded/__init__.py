"""The engine that needs no server: columns, texts and terms in files of our own."""
