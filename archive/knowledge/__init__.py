"""All that describing knows, as plain values read once: languages, collection, profiles, events."""
