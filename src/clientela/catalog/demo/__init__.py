"""The demo company's products."""
