"""Changes what roles may do and how far they see."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.staff import rights
from clientela.staff.errors import InvalidFields, MoreThanOwn, StillInUse
from clientela.staff.models import Person, Role
from clientela.staff.models.role import ADMINISTRATOR


def require_giveable(actor: Actor, given: Collection[str]) -> None:
    """Raise MoreThanOwn where a person would give rights that he lacks; the system may give any."""
    if actor.person_id is None:
        return
    giver = Person.objects.select_related("role").get(pk=actor.person_id)
    if not giver.role.rights.issuperset(given):
        raise MoreThanOwn


def add_role(actor: Actor, *, key: str, name: str, reach: str, rights_held: Collection[str]) -> Role:
    """Add a role of the company's own."""
    require_giveable(actor, rights_held)
    if Role.objects.filter(key=key).exists():
        raise InvalidFields({"key": _("There is a role of this key already.")})
    with change_set(actor, kind="staff.add_role") as changes:
        return changes.create(Role(key=key, name=name, reach=reach, granted=sorted(rights_held)))


def edit_role(actor: Actor, role: Role, *, name: str, reach: str, rights_held: Collection[str]) -> Role:
    """Set a role's name, reach and rights; only what differs from the default is kept."""
    wanted = frozenset(rights_held) & rights.all_rights()
    require_giveable(actor, role.rights ^ wanted)
    default = rights.defaults_of(role.key)
    if role.key == ADMINISTRATOR:
        wanted = default = frozenset()
    with change_set(actor, kind="staff.edit_role") as changes:
        changes.update(
            role, name=name, reach=reach, granted=sorted(wanted - default), withheld=sorted(default - wanted)
        )
    return role


def remove_role(actor: Actor, role: Role) -> None:
    """Remove a role that nobody holds."""
    if used := role.people.count():
        raise StillInUse(used)
    with change_set(actor, kind="staff.remove_role") as changes:
        changes.delete(role)
