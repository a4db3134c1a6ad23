"""Changes the tree of regions and the teams in it."""

from django.utils.translation import gettext as _

from clientela.kernel.actors import Actor
from clientela.kernel.changes import Changes, change_set
from clientela.staff.errors import InvalidFields, StillInUse
from clientela.staff.models import Person, Region, Team


def add_region(actor: Actor, *, name: str, parent: Region | None = None) -> Region:
    """Add a region below another, or a root."""
    _require_free_name(name, parent)
    with change_set(actor, kind="staff.add_region") as changes:
        region = changes.create(Region(name=name, parent=parent))
        changes.update(region, path=_path_below(parent, region))
    return region


def edit_region(actor: Actor, region: Region, *, name: str, parent: Region | None) -> Region:
    """Rename a region or move it, with everything below it, under another one."""
    if parent is not None and parent.path.startswith(region.path):
        raise InvalidFields({"parent": _("A region cannot be part of itself.")})
    _require_free_name(name, parent, besides=region)
    with change_set(actor, kind="staff.edit_region") as changes:
        changes.update(region, name=name, parent=parent)
        _move_below(changes, region, _path_below(parent, region))
    return region


def remove_region(actor: Actor, region: Region) -> None:
    """Remove a region that nothing hangs on."""
    if used := region.children.count() + region.teams.count() + region.people.count():
        raise StillInUse(used)
    with change_set(actor, kind="staff.remove_region") as changes:
        changes.delete(region)


def add_team(actor: Actor, *, name: str, region: Region, lead: Person | None = None) -> Team:
    """Add a team that works a region."""
    _require_free_team_name(name)
    with change_set(actor, kind="staff.add_team") as changes:
        return changes.create(Team(name=name, region=region, lead=lead))


def edit_team(actor: Actor, team: Team, *, name: str, region: Region, lead: Person | None) -> Team:
    """Rename a team, give it a lead, or move it; members placed in its old region move along."""
    _require_free_team_name(name, besides=team)
    members = list(Person.objects.filter(team=team, region_id=team.region_id))
    with change_set(actor, kind="staff.edit_team") as changes:
        changes.update(team, name=name, region=region, lead=lead)
        for member in members:
            member.region = region
        changes.bulk_update(members, ["region"])
    return team


def remove_team(actor: Actor, team: Team) -> None:
    """Remove a team without members."""
    if used := team.people.count():
        raise StillInUse(used)
    with change_set(actor, kind="staff.remove_team") as changes:
        changes.delete(team)


def _path_below(parent: Region | None, region: Region) -> str:
    return f"{parent.path if parent else '/'}{region.pk}/"


def _move_below(changes: Changes, region: Region, path: str) -> None:
    if path == region.path:
        return
    moved = list(Region.objects.filter(path__startswith=region.path))
    for below in moved:
        below.path = path + below.path.removeprefix(region.path)
    changes.bulk_update(moved, ["path"])
    region.path = path


def _require_free_name(name: str, parent: Region | None, besides: Region | None = None) -> None:
    same = Region.objects.filter(name=name, parent=parent).exclude(pk=besides.pk if besides else 0)
    if same.exists():
        raise InvalidFields({"name": _("There is a region of this name here already.")})


def _require_free_team_name(name: str, besides: Team | None = None) -> None:
    if Team.objects.filter(name=name).exclude(pk=besides.pk if besides else 0).exists():
        raise InvalidFields({"name": _("There is a team of this name already.")})
