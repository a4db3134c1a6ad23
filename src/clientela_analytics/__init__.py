"""Order lines in, tables out: tiers, rhythm, risk of leaving, alerts and baselines, always as of a date."""
