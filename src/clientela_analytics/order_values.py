"""What an order of a customer is worth: its own mean, pulled towards the company's the fewer orders it has."""

import numpy as np

from clientela_analytics.arrays import Floats
from clientela_analytics.history import OrderDays
from clientela_analytics.snapshot import Snapshot

SMALLEST = 0.01


def expected_values(days: OrderDays, snapshot: Snapshot) -> Floats:
    """The expected value of an order-day per customer of the snapshot, by log-normal shrinkage.

    Within a customer the logarithm of the value varies with one variance, between customers with another; both are
    taken from the company's orders.
    """
    if not len(days.spend):
        return np.zeros(len(snapshot.customers))
    logs = np.log(np.maximum(days.spend, SMALLEST))
    counts = np.maximum(days.counts, 1)
    means = np.bincount(days.customer, logs, minlength=days.customer_count) / counts
    within = float(np.sum((logs - means[days.customer]) ** 2)) / max(
        len(logs) - int(np.count_nonzero(days.counts)), 1
    )
    known = days.counts > 0
    centre = float(np.average(means[known], weights=counts[known] / (counts[known] + 1)))
    between = max(float(np.var(means[known])) - within * float(np.mean(1 / counts[known])), 1e-3)
    trust = between / (between + within / counts)
    shrunk = centre + trust * (means - centre)
    values = np.exp(shrunk + (within + (1 - trust) * between) / 2)
    return values[snapshot.customers]
