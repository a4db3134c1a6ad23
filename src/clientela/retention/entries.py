"""What the room enters elsewhere: rights, navigation, commands, panels, reasons, kinds of moments."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clientela.agenda import reasons
from clientela.customers.services import MomentKind, register_moment_kind
from clientela.retention import rules
from clientela.retention.models.alerts import Because, Kind
from clientela.retention.pulse import pulse_context
from clientela.retention.sentences import reason
from clientela.shell.demo_plan import DemoPlan
from clientela.shell.registry import (
    Command,
    DemoSeed,
    NavItem,
    Panel,
    register_command,
    register_demo,
    register_nav,
    register_panel,
)
from clientela.shell.wording import day
from clientela.staff import rights
from clientela.staff.scopes import declare_scopes

SEE, JUDGE, MANAGE = "retention.see", "retention.judge", "retention.manage"
GROUP = "customers"
SELLING = (rights.REPRESENTATIVE, rights.SUPERVISOR, rights.MANAGER, rights.SERVICE)


def enter() -> None:
    """Enter everything; safe to repeat."""
    register_demo(DemoSeed(90, _plant))
    rights.declare(SEE, gettext_lazy("See tiers, alerts and months"), (*SELLING, rights.FINANCE))
    rights.declare(JUDGE, gettext_lazy("Say that a customer is not leaving"), SELLING)
    rights.declare(MANAGE, gettext_lazy("Decide on tiers and alerts"), (rights.MANAGER,))
    declare_scopes("retention", gettext_lazy("Retention"))
    _enter_navigation()
    _enter_reasons()
    pulse = Panel(
        "retention.pulse", gettext_lazy("Pulse"), "pulse", "retention/_pulse.html", pulse_context, right=SEE
    )
    register_panel("customers.card", pulse)


def _plant(plan: DemoPlan) -> None:
    from clientela.retention.demo.planting import plant  # noqa: PLC0415 (only the demo needs it)

    plant(plan)


def _enter_navigation() -> None:
    board, alerts = gettext_lazy("Retention"), gettext_lazy("Alerts")
    register_nav(NavItem("retention.board", board, "retention:board", "heartbeat", GROUP, 20, SEE))
    commands = [
        ("board", board, "heartbeat", "board", "G R", SEE),
        ("alerts", alerts, "activity-heartbeat", "alerts", "", SEE),
        ("verdicts", gettext_lazy("Verdicts in force"), "shield-check", "verdicts", "", SEE),
        ("policy", gettext_lazy("Policy on tiers and alerts"), "adjustments", "policy", "", MANAGE),
    ]
    for key, label, icon, page, keys, right in commands:
        register_command(Command(f"retention.{key}", label, icon, f"retention:{page}", keys, right))


def _enter_reasons() -> None:
    for kind in rules.KINDS:
        reasons.register(f"retention.{kind}", partial(reason, kind))
    alert, verdict = gettext_lazy("Alert"), gettext_lazy("Not leaving")
    register_moment_kind(MomentKind("alert", alert, "activity-heartbeat", "red", _say_alert))
    register_moment_kind(MomentKind("verdict", verdict, "shield-check", "sky", _say_verdict))


def _say_alert(facts: Mapping[str, Any]) -> str:
    return reasons.plain(f"retention.{facts['kind']}", facts, str(Kind(facts["kind"]).label))


def _say_verdict(facts: Mapping[str, Any]) -> str:
    until = day(date.fromisoformat(facts["until_on"]))
    because = Because(facts["because"]).label
    return _("%(because)s; quiet until %(day)s") % {"because": because, "day": until}
