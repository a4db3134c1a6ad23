"""Founds Yuechu Kitchenware: its regions, teams and people."""

from django.contrib.auth.hashers import make_password

from clientela.kernel.actors import SYSTEM
from clientela.shell.demo_plan import DemoPlan
from clientela.staff import services
from clientela.staff.models import Person, Region, Role, Team

COMPANY = services.Founding(
    name="Yuechu Kitchenware",
    alt_name="粤厨厨具",
    currency="CNY",
    time_zone="Asia/Shanghai",
    business_types=("keeping", "developing"),
    administrator_name="Su Wen",
)
CITIES = [
    (
        "Guangzhou",
        ["deng/Deng Yan/邓燕", "chen/Chen Bo/陈波", "he.ling/He Ling/何玲", "tan/Tan Rui/谭睿"],
        "ou/Ou Ping/欧平",
    ),
    (
        "Foshan",
        ["lin/Lin Xiaoyu/林晓雨", "wang/Wang Jun/王俊", "liang/Liang Yu/梁宇"],
        "zhao/Zhao Qiang/赵强",
    ),
    ("Dongguan", ["feng/Feng Lan/冯兰", "xu/Xu Kai/徐凯"], "mo/Mo Wei/莫伟"),
    ("Zhongshan", ["cai/Cai Hong/蔡红"], "zheng/Zheng Hao/郑浩"),
    ("Zhuhai", ["lu/Lu Qing/卢青"], "qiu/Qiu Ning/邱宁"),
    ("Jiangmen", ["pan/Pan Yi/潘怡"], "ye/Ye Tao/叶涛"),
    ("Qingyuan", ["zhong/Zhong Xin/钟欣"], "zhu/Zhu Fei/朱飞"),
    ("Shenzhen", ["su.min/Su Min/苏敏"], "gao/Gao Yuan/高远"),
]
OFFICE = [
    ("wu/Wu Jian/吴健", "manager"),
    ("fang/Fang Li/方丽", "finance"),
    ("he/He Meiling/何美玲", "service"),
    ("ah/Chen Ah/陈阿海", "warehouse"),
]


def plant(plan: DemoPlan) -> None:
    """Found the company and let everybody in with the plan's password."""
    founded = services.found_company(COMPANY)
    guangdong = services.add_region(SYSTEM, name="Guangdong", parent=founded.root)
    for city, representatives, lead in CITIES:
        _plant_city(founded.roles, guangdong, city, representatives, lead)
    for who, role in OFFICE:
        region = guangdong if role == "manager" else founded.root
        _let_in(who, founded.roles[role], region=region)
    Person.objects.update(password=make_password(plan.password))


def _plant_city(
    roles: dict[str, Role],
    guangdong: Region,
    city: str,
    representatives: list[str],
    lead: str,
) -> None:
    region = services.add_region(SYSTEM, name=city, parent=guangdong)
    team = services.add_team(SYSTEM, name=city, region=region)
    supervisor = _let_in(lead, roles["supervisor"], team=team)
    services.edit_team(SYSTEM, team, name=city, region=region, lead=supervisor)
    for who in representatives:
        _let_in(who, roles["representative"], team=team)


def _let_in(who: str, role: Role, team: Team | None = None, region: Region | None = None) -> Person:
    username, name, alt_name = who.split("/")
    return services.invite_person(
        SYSTEM, username=username, name=name, alt_name=alt_name, role=role, team=team, region=region
    )
