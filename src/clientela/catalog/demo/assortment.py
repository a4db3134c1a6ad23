"""The demo company's assortment: kitchenware for restaurants, hotels and canteens."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class DemoProduct:
    """One article: names in two scripts, category, unit and price in yuan."""

    code: str
    english: str
    chinese: str
    category: str
    unit: str
    price: Decimal


CATEGORIES = {
    "steamers": ("Steamers", "蒸笼"),
    "boards": ("Cutting boards", "砧板"),
    "woks": ("Woks and pans", "炒锅"),
    "gn-pans": ("GN pans", "份数盆"),
    "chafing": ("Chafing dishes", "自助餐炉"),
    "knives": ("Knives", "刀具"),
    "racks": ("Racks and trolleys", "层架推车"),
    "tableware": ("Tableware", "餐具"),
    "cups": ("Cups and glasses", "杯具"),
    "small-tools": ("Small tools", "小工具"),
    "burners": ("Gas burners", "炉具"),
    "cleaning": ("Cleaning", "清洁用品"),
}
ARTICLES = [
    (
        "steamers",
        "Bamboo steamer",
        "竹蒸笼",
        ("18 cm", "20 cm", "24 cm", "28 cm", "32 cm", "40 cm"),
        "pc",
        18,
        9,
    ),
    ("steamers", "Steel steamer", "不锈钢蒸笼", ("26 cm", "28 cm", "30 cm", "40 cm", "50 cm"), "pc", 46, 22),
    ("steamers", "Steamer lid", "蒸笼盖", ("24 cm", "28 cm", "32 cm"), "pc", 15, 6),
    ("boards", "Beech board", "榉木砧板", ("30 cm", "38 cm", "45 cm"), "pc", 65, 34),
    ("boards", "PE board", "PE砧板", ("red", "green", "blue", "yellow", "white"), "pc", 58, 0),
    ("woks", "Iron wok", "铁锅", ("32 cm", "36 cm", "40 cm", "45 cm"), "pc", 88, 21),
    ("woks", "Non-stick pan", "不粘平底锅", ("20 cm", "24 cm", "28 cm"), "pc", 74, 18),
    ("woks", "Stock pot", "汤桶", ("20 l", "36 l", "50 l", "98 l"), "pc", 160, 85),
    ("gn-pans", "GN pan 1/1", "份数盆1/1", ("65 mm", "100 mm", "150 mm", "200 mm"), "pc", 39, 12),
    ("gn-pans", "GN pan 1/2", "份数盆1/2", ("65 mm", "100 mm", "150 mm"), "pc", 24, 8),
    ("gn-pans", "GN lid", "份数盆盖", ("1/1", "1/2", "1/3"), "pc", 16, 3),
    ("chafing", "Chafing dish", "自助餐炉", ("round", "oblong", "with window"), "pc", 268, 120),
    ("chafing", "Fuel for chafing", "餐炉燃料", ("6 h", "3 h"), "box", 96, 30),
    ("knives", "Chef's cleaver", "片刀", ("no. 1", "no. 2", "no. 3"), "pc", 118, 25),
    ("knives", "Bone cleaver", "斩骨刀", ("light", "heavy"), "pc", 145, 30),
    ("knives", "Sharpening stone", "磨刀石", ("400", "1000", "3000"), "pc", 42, 18),
    ("racks", "Four-tier rack", "四层货架", ("90 cm", "120 cm", "150 cm"), "pc", 420, 130),
    ("racks", "Dish trolley", "餐车", ("small", "large"), "pc", 560, 180),
    ("racks", "Dish rack", "碗碟架", ("two tiers", "three tiers"), "pc", 130, 55),
    ("tableware", "Rice bowl", "饭碗", ("4.5 in", "5 in", "6 in"), "doz", 54, 12),
    ("tableware", "Round plate", "圆盘", ("7 in", "8 in", "10 in", "12 in"), "doz", 96, 34),
    ("tableware", "Chopsticks", "筷子", ("alloy", "bamboo", "melamine"), "bundle", 38, 14),
    ("tableware", "Soup spoon", "汤匙", ("steel", "melamine"), "doz", 30, 6),
    ("cups", "Tea cup set", "茶杯套装", ("6", "8", "12"), "set", 66, 28),
    ("cups", "Glass", "玻璃杯", ("200 ml", "300 ml", "450 ml"), "doz", 58, 15),
    ("small-tools", "Ladle", "勺子", ("no. 8", "no. 10", "no. 12"), "pc", 22, 4),
    ("small-tools", "Strainer", "漏勺", ("18 cm", "22 cm", "26 cm"), "pc", 28, 7),
    ("small-tools", "Serving tongs", "食品夹", ("9 in", "12 in", "16 in"), "pc", 14, 5),
    ("burners", "Gas wok burner", "燃气炒炉", ("one head", "two heads"), "pc", 1_280, 900),
    ("burners", "Burner head", "炉头", ("120 mm", "160 mm"), "pc", 180, 60),
    ("cleaning", "Degreaser", "油污净", ("5 l", "20 l"), "can", 62, 130),
    ("cleaning", "Scouring pads", "百洁布", ("20 pc", "60 pc"), "bag", 26, 34),
]


def assortment() -> list[DemoProduct]:
    """Every article of the demo company."""
    return [
        DemoProduct(
            code=f"{category[:2].upper()}{article:02}{size:02}",
            english=f"{english} {name}",
            chinese=f"{chinese} {name}",
            category=category,
            unit=unit,
            price=Decimal(price + step * size),
        )
        for article, (category, english, chinese, sizes, unit, price, step) in enumerate(ARTICLES, start=1)
        for size, name in enumerate(sizes)
    ]
