"""Tiers, alerts and baselines: what the library found, kept and acted on."""
