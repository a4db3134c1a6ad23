"""Names of companies and people in two scripts, made from parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from clientela.kernel.reading_names import syllables

FIRST = "恒怡锦海明宏南丰联温嘉富金永顺泰兴聚万盛德和广粤新天华东瑞祥"
SECOND = "利馨华丰珠源福隆来悦记诚达香味园城佳宝康"
SURNAMES = "梁黄欧周陈林何李张王吴郑谢罗冯邓曾区潘叶苏卢蔡杜"
GIVEN = [
    "国华",
    "丽娟",
    "建明",
    "敏",
    "志强",
    "美玲",
    "伟民",
    "秀英",
    "家辉",
    "淑芬",
    "文杰",
    "晓彤",
    "永康",
    "玉梅",
]


@dataclass(frozen=True)
class Kind:
    """A kind of business: how it is called, and what such customers are like."""

    english: str
    chinese: str
    legal: str
    mean_gap: float
    mean_value: float


KINDS = {
    "hotel-supplies": Kind("Hotel Supplies", "酒店用品", "有限公司", 14, 2_600),
    "banquets": Kind("Banquets", "宴会服务", "有限公司", 12, 2_900),
    "restaurants": Kind("Restaurants", "餐饮管理", "有限公司", 18, 1_500),
    "noodle-works": Kind("Noodle Works", "面坊", "", 30, 600),
    "dim-sum-house": Kind("Dim Sum House", "点心坊", "", 26, 700),
    "canteens": Kind("Canteen Services", "食堂服务", "有限公司", 15, 1_800),
    "seafood": Kind("Seafood", "海鲜酒家", "", 20, 1_400),
    "office-cafes": Kind("Office Cafés", "楼宇咖啡", "", 24, 520),
    "hotel": Kind("Hotel", "大酒店", "", 21, 3_800),
    "hot-spring": Kind("Hot Spring Resort", "温泉度假村", "", 28, 3_300),
    "farm-inn": Kind("Farm Inn", "农庄", "", 35, 650),
    "school-catering": Kind("School Catering", "学校膳食", "有限公司", 16, 2_000),
    "bakery": Kind("Bakery", "烘焙坊", "", 22, 580),
    "tea-house": Kind("Tea House", "茶楼", "", 27, 760),
    "kitchen-engineering": Kind("Kitchen Engineering", "厨房设备工程", "有限公司", 40, 6_500),
}


@dataclass(frozen=True)
class CompanyName:
    """One company's names and kind."""

    english: str
    chinese: str
    short: str
    kind: str


def company_names(rng: Random, city_english: str, city_chinese: str) -> Iterator[CompanyName]:
    """Names of companies in a city, none twice."""
    brands = [first + second for first in FIRST for second in SECOND]
    pairs = [(brand, kind) for brand in brands for kind in KINDS]
    rng.shuffle(pairs)
    for brand, key in pairs:
        kind = KINDS[key]
        read = "".join(syllables(brand)).capitalize()
        yield CompanyName(
            english=f"{city_english} {read} {kind.english}",
            chinese=f"{city_chinese}{brand}{kind.chinese}{kind.legal}",
            short=f"{city_chinese}{brand}",
            kind=key,
        )


def person_name(rng: Random) -> tuple[str, str]:
    """A person's name as (Latin, Chinese)."""
    surname, given = rng.choice(SURNAMES), rng.choice(GIVEN)
    read = syllables(surname + given, person=True)
    return f"{read[0].capitalize()} {''.join(read[1:]).capitalize()}", surname + given
