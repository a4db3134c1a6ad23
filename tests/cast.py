"""The people of Yuechu Kitchenware: everybody's tests speak of them by name."""

from dataclasses import dataclass

from clientela.kernel.actors import SYSTEM
from clientela.staff import services
from clientela.staff.models import Company, Person, Region, Role, Team


@dataclass(frozen=True)
class Cast:
    """A company with two sales regions in one province, a third elsewhere, and who works there."""

    company: Company
    roles: dict[str, Role]
    guangdong: Region
    foshan: Region
    guangzhou: Region
    hunan: Region
    foshan_team: Team
    guangzhou_team: Team
    hunan_team: Team
    lin: Person
    zhao: Person
    deng: Person
    luo: Person
    wu: Person
    fang: Person
    he: Person
    ah: Person
    admin: Person

    @property
    def everybody(self) -> list[Person]:
        """All people, one of each role and three representatives."""
        return [self.lin, self.zhao, self.deng, self.luo, self.wu, self.fang, self.he, self.ah, self.admin]


def build_cast() -> Cast:
    """Found the company and let everybody in; without passwords, since `force_login` needs none."""
    founded = services.found_company(services.Founding(name="Yuechu Kitchenware", alt_name="粤厨厨具"))
    regions = _regions(founded.root)
    teams = {
        name: services.add_team(SYSTEM, name=f"{regions[name].name} team", region=regions[name])
        for name in ("foshan", "guangzhou", "hunan")
    }
    people = _people(founded.roles, regions, teams)
    foshan_team = services.edit_team(
        SYSTEM, teams["foshan"], name="Foshan team", region=regions["foshan"], lead=people["zhao"]
    )
    return Cast(
        company=founded.company,
        roles=founded.roles,
        foshan_team=foshan_team,
        guangzhou_team=teams["guangzhou"],
        hunan_team=teams["hunan"],
        admin=founded.administrator,
        **regions,
        **people,
    )


def _regions(root: Region) -> dict[str, Region]:
    guangdong = services.add_region(SYSTEM, name="Guangdong", parent=root)
    return {
        "guangdong": guangdong,
        "foshan": services.add_region(SYSTEM, name="Foshan", parent=guangdong),
        "guangzhou": services.add_region(SYSTEM, name="Guangzhou", parent=guangdong),
        "hunan": services.add_region(SYSTEM, name="Hunan", parent=root),
    }


def _people(roles: dict[str, Role], regions: dict[str, Region], teams: dict[str, Team]) -> dict[str, Person]:
    return {
        "lin": _invite("lin", "Lin Xiaoyu", "林晓宇", roles["representative"], teams["foshan"]),
        "zhao": _invite("zhao", "Zhao Qiang", "赵强", roles["supervisor"], teams["foshan"]),
        "deng": _invite("deng", "Deng Yan", "邓燕", roles["representative"], teams["guangzhou"]),
        "luo": _invite("luo", "Luo Min", "罗敏", roles["representative"], teams["hunan"]),
        "wu": _invite("wu", "Wu Jian", "吴健", roles["manager"], region=regions["guangdong"]),
        "fang": _invite("fang", "Fang Li", "方丽", roles["finance"]),
        "he": _invite("he", "He Jing", "何静", roles["service"]),
        "ah": _invite("ah", "Chen Ah", "陈阿海", roles["warehouse"]),
    }


def _invite(
    username: str,
    name: str,
    alt_name: str,
    role: Role,
    team: Team | None = None,
    region: Region | None = None,
) -> Person:
    return services.invite_person(
        SYSTEM, username=username, name=name, alt_name=alt_name, role=role, team=team, region=region
    )
