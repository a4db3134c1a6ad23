"""One-time links by which a person chooses a password."""

from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError

from clientela.kernel.actors import Actor
from clientela.staff.errors import InvalidFields, LinkSpent
from clientela.staff.models import Person
from clientela.staff.services.access import record_access
from clientela.staff.services.roles import require_giveable
from clientela.staff.services.sign_in_sessions import end_sessions_of

_links = PasswordResetTokenGenerator()


def make_sign_in_link(actor: Actor, person: Person) -> str:
    """The secret part of a link that lets the person choose a password once, within three days."""
    require_giveable(actor, person.role.rights)
    record_access(
        actor, kind="security", subject_kind="staff.person", subject_id=person.pk, detail="link_made"
    )
    return _links.make_token(person)


def require_unspent(person: Person, secret: str) -> None:
    """Raise LinkSpent unless the link still opens the door."""
    if not person.is_active or not _links.check_token(person, secret):
        raise LinkSpent


def choose_password(person: Person, *, secret: str, password: str) -> None:
    """Set the password by a one-time link; all sessions of the person end."""
    require_unspent(person, secret)
    try:
        validate_password(password, person)
    except ValidationError as found:
        raise InvalidFields({"password": " ".join(found.messages)}) from found
    person.set_password(password)
    person.save(update_fields=["password"])
    end_sessions_of(person)
    actor = person.actor()
    record_access(
        actor, kind="security", subject_kind="staff.person", subject_id=person.pk, detail="password_set"
    )
