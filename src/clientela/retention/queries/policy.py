"""Reads the company's policy."""

from clientela.retention.models import TierPolicy


def policy_in_force() -> TierPolicy:
    """The company's policy; the defaults, not yet saved, where nothing was decided."""
    return TierPolicy.objects.order_by("pk").first() or TierPolicy()
