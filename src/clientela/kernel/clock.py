"""The one source of now and today."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)
_zone_source: Callable[[], str] | None = None


def use_zone_from(source: Callable[[], str]) -> None:
    """Let `source` name the company's time zone from now on."""
    global _zone_source  # noqa: PLW0603 (set once at start by the room that knows the company)
    _zone_source = source


def now() -> datetime:
    """This instant, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC)


def company_zone() -> ZoneInfo:
    """The company's time zone; UTC before there is a company."""
    return ZoneInfo(_zone_source() if _zone_source else "UTC")


def today() -> date:
    """The business date in the company's time zone."""
    return now().astimezone(company_zone()).date()


def business_date(instant: datetime) -> date:
    """The company's date at an instant."""
    return instant.astimezone(company_zone()).date()


@contextmanager
def frozen_at(instant: datetime) -> Iterator[None]:
    """Hold the clock at an aware instant, for tests and replays."""
    token = _frozen.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
