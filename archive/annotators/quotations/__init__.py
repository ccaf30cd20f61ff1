"""Direct speech and its speakers: marks, names, attribution, and the people of a release."""
