"""Money, clock, ids, errors, events, change sets, jobs, search text: what every room stands on."""
