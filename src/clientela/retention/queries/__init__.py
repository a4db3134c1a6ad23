"""All reads of this room; what people see starts from what they may see."""

from clientela.retention.queries.policy import policy_in_force

__all__ = ["policy_in_force"]
