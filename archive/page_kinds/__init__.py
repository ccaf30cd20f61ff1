"""What a page is: a release, a listing, an error that was sent as a page, another document."""
