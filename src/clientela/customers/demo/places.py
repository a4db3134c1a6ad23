"""Cities and districts of the demo company, with a position to scatter customers around."""

from dataclasses import dataclass


@dataclass(frozen=True)
class City:
    """A city: names in two scripts, its districts, its position (WGS-84), and its share of the customers."""

    english: str
    chinese: str
    districts: tuple[tuple[str, str], ...]
    latitude: float
    longitude: float
    weight: int


CITIES = [
    City(
        "Guangzhou",
        "广州",
        (("Liwan", "荔湾"), ("Tianhe", "天河"), ("Panyu", "番禺"), ("Haizhu", "海珠")),
        23.13,
        113.26,
        30,
    ),
    City(
        "Foshan",
        "佛山",
        (("Chancheng", "禅城"), ("Nanhai", "南海"), ("Shunde", "顺德"), ("Sanshui", "三水")),
        23.02,
        113.12,
        26,
    ),
    City(
        "Dongguan", "东莞", (("Humen", "虎门"), ("Changan", "长安"), ("Dongcheng", "东城")), 23.02, 113.75, 14
    ),
    City("Zhongshan", "中山", (("Shiqi", "石岐"), ("Xiaolan", "小榄"), ("Huoju", "火炬")), 22.52, 113.39, 9),
    City("Zhuhai", "珠海", (("Xiangzhou", "香洲"), ("Hengqin", "横琴")), 22.27, 113.58, 7),
    City("Jiangmen", "江门", (("Pengjiang", "蓬江"), ("Xinhui", "新会")), 22.58, 113.08, 6),
    City("Qingyuan", "清远", (("Qingcheng", "清城"), ("Yingde", "英德")), 23.68, 113.06, 4),
    City(
        "Shenzhen", "深圳", (("Nanshan", "南山"), ("Futian", "福田"), ("Longgang", "龙岗")), 22.54, 114.06, 4
    ),
]
