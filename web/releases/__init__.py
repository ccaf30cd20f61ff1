"""One release: its page, its parts, its captures, its versions."""
