"""Makes and revokes the keys that programs use in a person's name."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext as _

from clientela.kernel import clock
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.staff.errors import InvalidFields, Missing
from clientela.staff.keys import digest_of, new_secret
from clientela.staff.models import ApiToken, Person
from clientela.staff.scopes import known_scopes

USED_EVERY = timedelta(minutes=5)


def create_key(
    actor: Actor, person: Person, *, name: str, scopes: Collection[str], expires_on: date | None = None
) -> tuple[ApiToken, str]:
    """Make a key; its secret is returned once and never again."""
    _require_sound(scopes, expires_on)
    secret = new_secret()
    key = ApiToken(
        person=person,
        name=name,
        digest=digest_of(secret),
        ending=secret[-4:],
        scopes=sorted(scopes),
        expires_on=expires_on,
    )
    with change_set(actor, kind="staff.create_key") as changes:
        changes.create(key)
    return key, secret


def revoke_key(actor: Actor, person: Person, *, ref: str) -> ApiToken:
    """Stop one of a person's keys at once."""
    key = ApiToken.objects.filter(person=person, ref=ref, revoked_at=None).first()
    if key is None:
        raise Missing
    with change_set(actor, kind="staff.revoke_key") as changes:
        changes.update(key, revoked_at=clock.now())
    return key


def mark_key_used(key: ApiToken) -> None:
    """Keep when a key was last used, at most every few minutes."""
    now = clock.now()
    if key.last_used_at is None or now - key.last_used_at > USED_EVERY:
        ApiToken.objects.filter(pk=key.pk).update(last_used_at=now)


def _require_sound(scopes: Collection[str], expires_on: date | None) -> None:
    if not scopes or not known_scopes().issuperset(scopes):
        raise InvalidFields({"scopes": _("Choose what the key may do.")})
    if expires_on is not None and expires_on < clock.today():
        raise InvalidFields({"expires_on": _("This day is over. Choose today or later.")})
