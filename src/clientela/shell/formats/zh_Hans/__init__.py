"""Simplified Chinese forms."""
