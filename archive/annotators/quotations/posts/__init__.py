"""The post that a text prints beside a name."""
