"""From a request to its results, over the living documents of all segments."""
