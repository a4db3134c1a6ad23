"""The demo company's evaluations."""
