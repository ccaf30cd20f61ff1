"""Who sends a release, as it prints this itself: letterhead, first sentences, signature."""
