"""Evaluates the demo company as of some days of the last months, so that its board has a past."""

from datetime import datetime, time, timedelta

from clientela.kernel import clock
from clientela.retention.services import run
from clientela.shell.demo_plan import DemoPlan

DAYS_AGO = (112, 84, 56, 28, 14, 7, 3, 0)
MORNING = time(6)


def plant(plan: DemoPlan) -> None:
    """Evaluate day by day, as the nightly job would have."""
    for ago in DAYS_AGO:
        day = plan.today - timedelta(days=ago)
        with clock.frozen_at(datetime.combine(day, MORNING, clock.company_zone())):
            run(day)
