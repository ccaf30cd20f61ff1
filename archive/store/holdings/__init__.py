"""What was taken in: captures, their bytes, where these came from, and what was set aside."""
