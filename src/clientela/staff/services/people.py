"""Lets people in, places them, and lets them go."""

from typing import Any

from django.utils.translation import gettext as _

from clientela.kernel import clock
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.kernel.search import Searchable, index
from clientela.staff.errors import InvalidFields, LastAdministrator, NotYourself
from clientela.staff.models import ApiToken, Person, Region, Role, Team
from clientela.staff.models.role import ADMINISTRATOR
from clientela.staff.services.access import record_access
from clientela.staff.services.roles import require_giveable
from clientela.staff.services.sign_in_sessions import end_sessions_of

SEARCH_KIND = "person"


def invite_person(
    actor: Actor,
    *,
    username: str,
    name: str,
    role: Role,
    team: Team | None = None,
    region: Region | None = None,
    **details: Any,
) -> Person:
    """Add a person who has no password yet; `make_sign_in_link` lets him choose one."""
    require_giveable(actor, role.rights)
    person = Person(username=username.strip().lower(), name=name, role=role, team=team, **details)
    person.region = region or (team.region if team else None)
    person.set_unusable_password()
    _require_free(person.username, person.email)
    with change_set(actor, kind="staff.invite_person") as changes:
        changes.create(person)
        _index(person)
    return person


def edit_person(actor: Actor, person: Person, **values: Any) -> Person:
    """Change who a person is, his role, and where he is placed; a new team brings its region along."""
    role = values.get("role", person.role)
    if role.pk != person.role_id:
        require_giveable(actor, role.rights | person.role.rights)
    values["region"] = _region_for(person, values)
    _require_free(values.get("username", person.username), values.get("email", person.email), besides=person)
    with change_set(actor, kind="staff.edit_person") as changes:
        if role.key != ADMINISTRATOR:
            _require_other_administrator(person)
        changes.update(person, **values)
        _index(person)
    person.scope = None
    return person


def let_go(actor: Actor, person: Person, *, reason: str = "") -> Person:
    """Deactivate a person: sessions end and keys stop at once; what he did stays."""
    if actor.person_id == person.pk:
        raise NotYourself
    require_giveable(actor, person.role.rights)
    with change_set(actor, kind="staff.let_go", reason=reason) as changes:
        _require_other_administrator(person)
        changes.update(person, is_active=False)
        for key in ApiToken.objects.filter(person=person, revoked_at=None):
            changes.update(key, revoked_at=clock.now())
        end_sessions_of(person)
        record_access(
            actor, kind="security", subject_kind="staff.person", subject_id=person.pk, detail="let_go"
        )
    person.scope = None
    return person


def let_back_in(actor: Actor, person: Person) -> Person:
    """Let a person who left work here again, with the same role."""
    require_giveable(actor, person.role.rights)
    with change_set(actor, kind="staff.let_back_in") as changes:
        changes.update(person, is_active=True)
    person.scope = None
    return person


def set_preferences(actor: Actor, person: Person, **values: Any) -> Person:
    """Keep language, time zone, theme, density and single keys of a person."""
    with change_set(actor, kind="staff.preferences") as changes:
        changes.update(person, **values)
    return person


def _region_for(person: Person, values: dict[str, Any]) -> Region | None:
    """The region said, or that of the team where none is said or the team is a new one."""
    team: Team | None = values.get("team", person.team)
    region: Region | None = values.get("region", person.region)
    is_moved = team is not None and team.pk != person.team_id and region == person.region
    return team.region if team is not None and (region is None or is_moved) else region


def _require_other_administrator(person: Person) -> None:
    if person.role.key != ADMINISTRATOR or not person.is_active:
        return
    locked = (
        Person.objects.filter(role__key=ADMINISTRATOR, is_active=True)
        .order_by("pk")
        .select_for_update(of=["self"])
    )
    if {administrator.pk for administrator in locked} <= {person.pk}:
        raise LastAdministrator


def _require_free(username: str, email: str, besides: Person | None = None) -> None:
    others = Person.objects.exclude(pk=besides.pk if besides else 0)
    if others.filter(username=username).exists():
        raise InvalidFields({"username": _("Somebody else signs in with this name.")})
    if email and others.filter(email__iexact=email).exists():
        raise InvalidFields({"email": _("Somebody else has this email.")})


def _index(person: Person) -> None:
    words = Searchable(person.pk, texts=[person.name, person.alt_name], codes=[person.username])
    index(SEARCH_KIND, words)
