"""The head of a typed or scanned text: which of its lines says what."""
