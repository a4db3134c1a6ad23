"""Copies facts out of the database and runs the analytics library on them."""
