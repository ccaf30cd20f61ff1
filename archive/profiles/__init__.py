"""Site profiles: how one web system of one era is read."""
