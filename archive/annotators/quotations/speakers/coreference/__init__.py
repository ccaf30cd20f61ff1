"""Who of a release is meant by a post, a surname or a pronoun."""
