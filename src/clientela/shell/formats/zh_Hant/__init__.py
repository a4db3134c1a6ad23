"""Traditional Chinese forms."""
