"""The list of alerts as a page."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from clientela.kernel import clock
from clientela.retention.board.rows import alert_rows
from clientela.retention.queries.alerts import LIST_KEY, spec_for, visible_alerts
from clientela.retention.queries.runs import find_latest
from clientela.shell.listing import ListView, Page, bounded_count, matching, page_of, read_state
from clientela.staff.queries import Person, views_for


def list_context(person: Person, params: QueryDict) -> dict[str, Any]:
    """What the template of the list needs."""
    state = read_state(params, spec_for(person))
    seen = visible_alerts(person)
    page = page_of(seen, state)
    run = find_latest()
    rows = alert_rows(page.rows, run.as_of if run else clock.today())
    listing = ListView(
        state, Page(rows, page.next_cursor, page.previous_cursor), bounded_count(matching(seen, state))
    )
    return {
        "heading": _("Alerts"),
        "listing": listing,
        "row_template": "retention/_alert_row.html",
        "views": views_for(person, LIST_KEY),
        "empty_title": _("No alert"),
        "empty_text": _("Nobody strays from its own rhythm, or the first evaluation is still to come."),
    }
