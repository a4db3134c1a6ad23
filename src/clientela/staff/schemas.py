"""What the API says of people, teams and regions."""

from datetime import datetime

from ninja import Schema

from clientela.staff.models import Person


class PlaceRef(Schema):
    """A team or region by reference and name."""

    ref: str
    name: str


class PersonOut(Schema):
    """A colleague."""

    ref: str
    name: str
    alt_name: str
    role: str
    team: PlaceRef | None
    region: PlaceRef | None
    is_active: bool

    @staticmethod
    def resolve_role(person: Person) -> str:
        return person.role.key


class MeOut(PersonOut):
    """The one who asks: also preferences and rights."""

    username: str
    email: str
    language: str
    time_zone: str
    theme: str
    density: str
    single_keys: bool
    reach: str
    rights: list[str]
    last_login: datetime | None

    @staticmethod
    def resolve_reach(person: Person) -> str:
        return person.role.reach

    @staticmethod
    def resolve_rights(person: Person) -> list[str]:
        return sorted(person.role.rights)


class RegionOut(Schema):
    """A region and what it is part of."""

    ref: str
    name: str
    parent: PlaceRef | None
    depth: int


class TeamOut(Schema):
    """A team, where it works and who leads it."""

    ref: str
    name: str
    region: PlaceRef
    lead: PlaceRef | None
    people_count: int
