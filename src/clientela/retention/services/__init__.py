"""What can be done here: evaluate, settle, judge, decide the policy."""

from clientela.retention.services.evaluate import run
from clientela.retention.services.policy import decide_policy
from clientela.retention.services.settle import note_action, settle_after_order
from clientela.retention.services.verdicts import give_verdict, lift_verdict

__all__ = ["decide_policy", "give_verdict", "lift_verdict", "note_action", "run", "settle_after_order"]
