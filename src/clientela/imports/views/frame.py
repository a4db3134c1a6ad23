"""What every page of the wizard shows: its steps and where one comes from."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from clientela.imports import services
from clientela.imports.services import Target

RIGHT = "imports.run"


def frame(target: Target | None, step: int, **more: Any) -> dict[str, Any]:
    """The context of the wizard's frame at a step, counted from 1."""
    labels = (_("File"), _("Sheet and headings"), _("Match and check"), _("Dry run"), _("Import"))
    states = (
        "done" if place < step else "now" if place == step else "" for place in range(1, len(labels) + 1)
    )
    return {
        "steps": list(zip(labels, states, strict=True)),
        "heading": _("Import: %(what)s") % {"what": target.label} if target else _("Import"),
        "parent_name": _("Imports"),
        "parent_url": reverse("imports:list"),
        "leave_url": reverse("imports:list"),
        "target": target,
        **more,
    }


def target_named(key: str) -> Target | None:
    """A target by what the address says."""
    return services.find_target(key)
