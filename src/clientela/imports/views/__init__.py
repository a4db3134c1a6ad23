"""The wizard's pages, its corrections, and the runs."""
