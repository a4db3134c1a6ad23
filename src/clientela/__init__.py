"""Clientela: one card per customer, early warning, today's work."""
