"""All reads of this room; what people see starts from what they may see."""

from clientela.retention.queries.policy import policy_in_force
from clientela.retention.queries.week import AlertWork, alert_ref_of_work, alert_work_of

__all__ = ["AlertWork", "alert_ref_of_work", "alert_work_of", "policy_in_force"]
