"""From bytes to text, every repair reported."""
