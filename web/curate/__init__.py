"""The archivist's page: question after question, for one person at this machine; never public."""
