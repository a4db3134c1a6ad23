"""Ends sessions, one or all of a person."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from clientela.kernel import clock
from clientela.kernel.actors import Actor
from clientela.staff.errors import Missing
from clientela.staff.models import Person
from clientela.staff.services.access import record_access
from clientela.staff.services.roles import require_giveable


def end_session(actor: Actor, person: Person, *, session_id: int) -> None:
    """End one of a person's sessions; the browser is signed out at its next click."""
    session = UserSession.objects.filter(user_id=person.pk, pk=session_id).first()
    if session is None:
        raise Missing
    session.end()
    record_access(
        actor, kind="security", subject_kind="staff.person", subject_id=person.pk, detail="session_ended"
    )


def end_sessions_of(person: Person, *, besides: str = "") -> int:
    """End all sessions of a person, but the one with the key `besides`; how many."""
    sessions = UserSession.objects.filter(user_id=person.pk).exclude(session_key=besides)
    for session in sessions:
        session.end()
    return len(sessions)


def end_sessions_as(actor: Actor, person: Person) -> int:
    """End all sessions of somebody, as an administrator does; how many."""
    require_giveable(actor, person.role.rights)
    _record(actor, person, "sessions_ended")
    return end_sessions_of(person)


def remove_second_factor(actor: Actor, person: Person) -> None:
    """Let a person who lost the phone sign in by password alone, until a new one is set up."""
    require_giveable(actor, person.role.rights)
    Authenticator.objects.filter(user_id=person.pk).delete()
    _record(actor, person, "second_factor_removed")


def mark_session_seen(session_key: str) -> None:
    """Keep that a session is in use."""
    UserSession.objects.filter(session_key=session_key).update(last_seen_at=clock.now())


def _record(actor: Actor, person: Person, what: str) -> None:
    record_access(actor, kind="security", subject_kind="staff.person", subject_id=person.pk, detail=what)
