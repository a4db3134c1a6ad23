"""Reads sessions, keys for programs and the access record."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet

from clientela.kernel import clock
from clientela.staff.models import AccessRecord, ApiToken, Person

PAGE = 50


def list_sessions(person: Person) -> QuerySet[Any]:
    """Where a person is signed in, latest first."""
    sessions: QuerySet[Any] = UserSession.objects.filter(user_id=person.pk)
    return sessions.order_by("-last_seen_at", "-pk")


def list_keys(person: Person) -> QuerySet[ApiToken]:
    """A person's keys for programs, newest first, revoked ones last."""
    return ApiToken.objects.filter(person=person, revoked_at=None)


def find_key(digest: str) -> ApiToken | None:
    """The usable key of a digest: not revoked, not over, and its person works here."""
    key = (
        ApiToken.objects.select_related("person__role", "person__team", "person__region")
        .filter(digest=digest, revoked_at=None, person__is_active=True)
        .first()
    )
    return None if key is None or _is_over(key) else key


def _is_over(key: ApiToken) -> bool:
    return key.expires_on is not None and key.expires_on < clock.today()


@dataclass(frozen=True)
class AccessFilter:
    """What part of the access record is asked for; `before` is the id where the page begins."""

    person_ref: str = ""
    kind: str = ""
    on: date | None = None
    before: int | None = None


def access_records(wanted: AccessFilter) -> tuple[list[AccessRecord], int | None]:
    """A page of the access record, newest first, and where the next one begins."""
    records = AccessRecord.objects.select_related("person")
    if wanted.person_ref:
        records = records.filter(person__ref=wanted.person_ref)
    if wanted.kind:
        records = records.filter(kind=wanted.kind)
    if wanted.on:
        begin = datetime.combine(wanted.on, time(), clock.company_zone())
        records = records.filter(at__gte=begin, at__lt=begin + timedelta(days=1))
    if wanted.before:
        records = records.filter(pk__lt=wanted.before)
    page = list(records.order_by("-pk")[: PAGE + 1])
    return page[:PAGE], page[PAGE - 1].pk if len(page) > PAGE else None


def has_second_factor(person: Person) -> bool:
    """Whether the person signs in with a second factor."""
    return bool(is_mfa_enabled(person))
