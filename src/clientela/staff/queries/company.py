"""Reads the one company; kept for a few seconds, because everything asks for it."""

import time

from django.conf import settings
from django.utils.translation import gettext as _

from clientela.kernel.errors import NotFound
from clientela.staff.models import Company

KEPT_SECONDS = 5.0
_kept: tuple[float, Company] | None = None


def get_company() -> Company:
    """The company; NotFound before it is founded. Another process's change shows within seconds."""
    global _kept  # noqa: PLW0603 (one row asked for on every page; forgotten when this process changes it)
    if _kept is not None and time.monotonic() - _kept[0] < KEPT_SECONDS:
        return _kept[1]
    company = Company.objects.first()
    if company is None:
        raise NotFound("staff.no_company", _("There is no company yet. Found one with: clientela found"))
    _kept = (time.monotonic(), company)
    return company


def has_company() -> bool:
    """Whether a company was founded."""
    return Company.objects.exists()


def forget_company() -> None:
    """Read the company anew at the next question."""
    global _kept  # noqa: PLW0603 (see get_company)
    _kept = None


def company_time_zone() -> str:
    """The company's time zone, or that of the settings before there is a company."""
    try:
        return get_company().time_zone
    except NotFound:
        return settings.TIME_ZONE
