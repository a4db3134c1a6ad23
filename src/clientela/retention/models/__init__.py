"""The tables of what the library found and what people said to it."""

from clientela.retention.models.alerts import Alert, Verdict
from clientela.retention.models.policy import TierPolicy
from clientela.retention.models.results import MonthFigure, Run, Standing, TierMove

__all__ = ["Alert", "MonthFigure", "Run", "Standing", "TierMove", "TierPolicy", "Verdict"]
