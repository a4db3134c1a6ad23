"""Decides and words the company's policy on tiers and alerts."""

from importlib.metadata import version
from typing import Any

from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.retention.models import TierPolicy
from clientela.retention.queries import policy_in_force
from clientela_analytics.policy import Policy
from clientela_analytics.policy import TierPolicy as LibraryTiers

DECIDED = (
    "very_important_percent",
    "important_percent",
    "general_percent",
    "rounding",
    "metric",
    "months",
    "alerts_per_person",
)


def decide_policy(actor: Actor, **values: Any) -> TierPolicy:
    """Change the policy; it holds from the next evaluation on."""
    policy = policy_in_force()
    with change_set(actor, kind="retention.policy") as changes:
        if policy.pk is None:
            for name, value in values.items():
                setattr(policy, name, value)
            return changes.create(policy)
        changes.update(policy, **values)
    return policy


def library_policy(policy: TierPolicy) -> Policy:
    """The policy as the library reads it."""
    shares = (policy.very_important_percent, policy.important_percent, policy.general_percent)
    tiers = LibraryTiers(
        shares=(shares[0] / 100, shares[1] / 100, shares[2] / 100),
        rounding=policy.rounding,
        metric=policy.metric,
        months=policy.months,
    )
    return Policy(tiers=tiers)


def snapshot_of(policy: TierPolicy) -> dict[str, Any]:
    """The policy as an evaluation keeps it."""
    return {name: getattr(policy, name) for name in DECIDED}


def versions() -> dict[str, str]:
    """By which code an evaluation was made."""
    return {"clientela": version("clientela")}
