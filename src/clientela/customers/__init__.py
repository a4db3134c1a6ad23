"""The customer card: names, sites, contacts, facts, timeline."""
