"""The pages and fragments of work."""
