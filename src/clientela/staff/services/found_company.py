"""Begins: a company, its roles, the root of its regions, and who lets the others in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from clientela.kernel.actors import SYSTEM, Actor
from clientela.kernel.changes import Changes, change_set
from clientela.kernel.errors import Conflict
from clientela.staff import queries, rights
from clientela.staff.models import Company, Person, Region, Role
from clientela.staff.models.role import ADMINISTRATOR, Reach
from clientela.staff.services.people import invite_person
from clientela.staff.services.places import add_region

REACH_OF_ROLES: dict[str, str] = {
    rights.REPRESENTATIVE: Reach.OWN,
    rights.SUPERVISOR: Reach.TEAM,
    rights.MANAGER: Reach.REGION,
    rights.SERVICE: Reach.COMPANY,
    rights.WAREHOUSE: Reach.COMPANY,
    rights.FINANCE: Reach.COMPANY,
    ADMINISTRATOR: Reach.COMPANY,
}


@dataclass(frozen=True)
class Founding:
    """What a company starts with."""

    name: str
    alt_name: str = ""
    currency: str = "CNY"
    time_zone: str = "Asia/Shanghai"
    language: str = "en"
    country: str = "CN"
    business_types: tuple[str, ...] = ("keeping", "developing")
    root_region: str = "China"
    administrator: str = "admin"
    administrator_name: str = "Administrator"


@dataclass(frozen=True)
class Founded:
    """What was made."""

    company: Company
    root: Region
    roles: dict[str, Role]
    administrator: Person


def found_company(founding: Founding, *, password: str = "", actor: Actor = SYSTEM) -> Founded:
    """Make the company, default roles, root region and administrator; with a password he can sign in at once."""
    if Company.objects.exists():
        raise Conflict("staff.company_exists", _("There is a company already."))
    with change_set(actor, kind="staff.found_company") as changes:
        company = changes.create(_company(founding))
        roles = _make_roles(changes)
        root = add_region(actor, name=founding.root_region)
        administrator = _make_administrator(actor, founding, roles[ADMINISTRATOR], root, password)
    queries.forget_company()
    return Founded(company, root, roles, administrator)


def _company(founding: Founding) -> Company:
    return Company(
        name=founding.name,
        alt_name=founding.alt_name,
        currency=founding.currency,
        time_zone=founding.time_zone,
        language=founding.language,
        country=founding.country,
        business_types=list(founding.business_types),
    )


def _make_roles(changes: Changes) -> dict[str, Role]:
    return {
        key: changes.create(Role(key=key, reach=reach, position=place))
        for place, (key, reach) in enumerate(REACH_OF_ROLES.items())
    }


def _make_administrator(actor: Actor, founding: Founding, role: Role, root: Region, password: str) -> Person:
    person = invite_person(
        actor,
        username=founding.administrator,
        name=founding.administrator_name,
        role=role,
        region=root,
        language=founding.language,
        time_zone=founding.time_zone,
    )
    if password:
        person.set_password(password)
        person.save(update_fields=["password"])
    return person
