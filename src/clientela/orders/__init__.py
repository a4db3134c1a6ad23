"""Orders and their lines: what was traded."""
