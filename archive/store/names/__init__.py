"""Whom printed names mean: names, their owners, agents as they are stored."""
