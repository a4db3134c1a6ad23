"""Spanish forms."""
