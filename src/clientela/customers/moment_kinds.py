"""How kinds of moments look on the timeline; each room enters its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class MomentKind:
    """A kind of moment: its name, icon and hue, and how its facts read; without `say` its text stands alone."""

    key: str
    label: str | Promise
    icon: str
    hue: str = ""
    say: Callable[[Facts], str] | None = None


_kinds: dict[str, MomentKind] = {}


def register_moment_kind(kind: MomentKind) -> None:
    """Enter a kind of moment."""
    _kinds[kind.key] = kind


def kind_of(key: str) -> MomentKind:
    """The kind of a key; an unknown one reads as an event."""
    return _kinds.get(key) or MomentKind(key, gettext_lazy("Event"), "point")


def all_kinds() -> list[MomentKind]:
    """Every kind, in the order of entry."""
    return list(_kinds.values())


STAGES = {
    "potential": gettext_lazy("Potential"),
    "current": gettext_lazy("Current"),
    "lost": gettext_lazy("Lost"),
}
OUTCOMES = {
    "reached": gettext_lazy("spoke with them"),
    "no_answer": gettext_lazy("no answer"),
    "call_back": gettext_lazy("will call back"),
    "wrong_number": gettext_lazy("wrong number"),
}


def say_call(facts: Facts) -> str:
    """A call in words, with whom and how it went."""
    outcome = OUTCOMES.get(facts.get("outcome", ""), "")
    if facts.get("contact"):
        return _("Called %(contact)s, %(outcome)s") % {"contact": facts["contact"], "outcome": outcome}
    return _("Called, %(outcome)s") % {"outcome": outcome}


def say_stage(facts: Facts) -> str:
    """A move of stage in words."""
    names = {side: STAGES.get(facts.get(side, ""), "") for side in ("old", "new")}
    return _("Stage: %(old)s → %(new)s") % names


def say_owner(facts: Facts) -> str:
    """A new owner in words."""
    names = {"old": facts.get("old") or _("nobody"), "new": facts.get("new") or _("nobody")}
    return _("Handed from %(old)s to %(new)s") % names


for _kind in (
    MomentKind("note", gettext_lazy("Note"), "pencil"),
    MomentKind("call", gettext_lazy("Call"), "phone", "", say_call),
    MomentKind("visit", gettext_lazy("Visit"), "route", "sky"),
    MomentKind("message", gettext_lazy("Message"), "message-circle", "jade"),
    MomentKind("next_step", gettext_lazy("Next step"), "checklist"),
    MomentKind("created", gettext_lazy("Added as a customer"), "user-plus", "jade"),
    MomentKind("stage", gettext_lazy("Stage"), "stairs", "", say_stage),
    MomentKind("owner", gettext_lazy("Owner"), "user-share", "", say_owner),
):
    register_moment_kind(_kind)
