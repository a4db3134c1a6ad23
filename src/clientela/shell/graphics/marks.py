"""Draws the small marks: icon, tier, ring, bar, spark, avatar, influence."""

from collections.abc import Sequence

from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from clientela.shell.graphics import svg
from clientela.shell.wording import percent

TIERS: tuple[str | Promise, ...] = (
    gettext_lazy("Dormant"),
    gettext_lazy("General"),
    gettext_lazy("Important"),
    gettext_lazy("Very important"),
)
BARS = 3
INFLUENCES = 5
HUES = 5
FIRST_CJK = "\u2e80"
SPARK_WIDTH, SPARK_HEIGHT = 72, 20


def icon(name: str, kind: str = "") -> SafeString:
    """An icon of the sprite; decoration, so hidden from readers."""
    sprite = static("vendor/icons.svg")
    use = svg.element("use", {"href": f"{sprite}#tabler-{name}"})
    return svg.element("svg", {"class": f"icon {kind}".strip(), "aria-hidden": "true"}, use)


def tier_name(tier: int) -> str:
    """A tier's name."""
    return str(TIERS[tier])


def tier(rank: int, *, label: bool = False) -> SafeString:
    """Rising bars for a tier (0 dormant to 3 very important), with its name shown or only read out."""
    bars = [
        svg.rect("on" if place < rank else "off", place * 4.5, 7 - place * 3, 3, 5 + place * 3, 1)
        for place in range(BARS)
    ]
    drawn = svg.element("svg", {"viewBox": "0 0 12 12", "aria-hidden": "true"}, *bars)
    name = tier_name(rank)
    if label:
        return svg.element("span", {"class": f"tier tier-{rank} tier-label"}, drawn, name)
    hidden = svg.element("span", {"class": "sr"}, name)
    return svg.element("span", {"class": f"tier tier-{rank}", "title": name}, drawn, hidden)


def ring(share_percent: int, kind: str = "", words: str | None = None) -> SafeString:
    """A ring filled to a percentage, with the figure or other words inside."""
    inside = str(share_percent) if words is None else words
    return svg.picture(
        f"ring {kind}".strip(),
        36,
        36,
        percent(share_percent / 100),
        svg.circle("ring-bg", 18, 18, 15.5),
        svg.element(
            "circle",
            {
                "class": "ring-v",
                "cx": 18,
                "cy": 18,
                "r": 15.5,
                "pathLength": 100,
                "stroke-dasharray": f"{share_percent} 100",
            },
        ),
        svg.text(inside, 18, 18, "ring-t"),
    )


def bar(share_percent: float, kind: str = "", label: str = "") -> SafeString:
    """A thin bar filled to a percentage, never beyond its ends."""
    filled = max(0.0, min(100.0, float(share_percent)))
    return svg.element(
        "svg",
        {
            "class": f"bar {kind}".strip(),
            "viewBox": "0 0 100 6",
            "preserveAspectRatio": "none",
            "role": "img",
            "aria-label": label or percent(filled / 100),
        },
        svg.rect("bar-bg", 0, 0, 100, 6),
        svg.rect("bar-v", 0, 0, filled, 6),
    )


def initials(name: str) -> str:
    """What stands for a name: the first character in Chinese, else first and last initial."""
    parts = name.split()
    if not parts:
        return "·"
    if name.strip()[0] >= FIRST_CJK:
        return name.strip()[0]
    return "".join(part[0] for part in (parts if len(parts) == 1 else (parts[0], parts[-1]))).upper()


def hue_of(name: str) -> int:
    """A lasting hue (1 to 5) for a name."""
    return sum(map(ord, name)) % HUES + 1


def avatar(name: str, hue: int | None = None, kind: str = "") -> SafeString:
    """A person's initials on a lasting hue."""
    tint = hue_of(name) if hue is None else hue
    classes = f"avatar hue-{tint} {kind}".strip()
    return svg.element("span", {"class": classes, "aria-hidden": "true"}, initials(name))


def spark(values: Sequence[float], kind: str = "") -> SafeString:
    """A small line through values; decoration beside the figures it repeats."""
    if len(values) < 2:
        return SafeString("")
    low, spread = min(values), (max(values) - min(values)) or 1
    step = (SPARK_WIDTH - 4) / (len(values) - 1)
    points = [
        (i * step + 2, SPARK_HEIGHT - 3 - (value - low) / spread * (SPARK_HEIGHT - 6))
        for i, value in enumerate(values)
    ]
    line, last = svg.moves(points), points[-1]
    area = f"{line} L{svg.short(last[0])} {SPARK_HEIGHT} L2 {SPARK_HEIGHT} Z"
    return svg.element(
        "svg",
        {
            "class": f"spark {kind}".strip(),
            "viewBox": f"0 0 {SPARK_WIDTH} {SPARK_HEIGHT}",
            "width": SPARK_WIDTH,
            "height": SPARK_HEIGHT,
            "aria-hidden": "true",
        },
        svg.path("spark-a", area),
        svg.path("spark-l", line),
        svg.circle("", last[0], last[1], 2),
    )


def influence(level: int) -> SafeString:
    """How much a contact has to say: five small bars."""
    bars = [svg.element("i", {"class": "on" if place < level else None}) for place in range(INFLUENCES)]
    label = gettext("%(level)s of %(all)s") % {"level": level, "all": INFLUENCES}
    return svg.element("span", {"class": "influence", "role": "img", "aria-label": label}, *bars)
