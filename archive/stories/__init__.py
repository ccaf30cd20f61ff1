"""A page that holds several releases and has no profile: where each of them begins and ends."""
