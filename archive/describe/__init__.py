"""From captures to releases."""
