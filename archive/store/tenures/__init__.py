"""Who held which post, worked out of what releases print."""
