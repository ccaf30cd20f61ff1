"""What stands beside a marked span and says who speaks, one shape a file."""
