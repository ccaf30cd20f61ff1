"""A text cut into pieces and blocks, as templates show it."""
