"""Writes SVG elements; text and attributes are escaped, figures and our own class names need not be."""

from collections.abc import Iterable, Mapping
from html import escape

from django.utils.safestring import SafeString

Value = str | int | float


def short(value: Value) -> str:
    """A coordinate with at most one decimal; text as it is."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.1f}".removesuffix(".0")
    return str(value)


def _attribute(key: str, value: Value) -> str:
    return f' {key}="{short(value) if isinstance(value, int | float) else escape(str(value))}"'


def element(name: str, attributes: Mapping[str, Value | None], *inside: SafeString | str) -> SafeString:
    """One element; attributes that are None are left out, text inside is escaped unless already safe."""
    pairs = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None)
    return SafeString(f"<{name}{pairs}>{joined(inside)}</{name}>")


def joined(parts: Iterable[SafeString | str]) -> SafeString:
    """Parts one after another, escaped unless already safe."""
    return SafeString("".join(part if isinstance(part, SafeString) else escape(part) for part in parts))


def path(kind: str, moves: str) -> SafeString:
    """A path of a class."""
    return SafeString(f'<path class="{kind}" d="{moves}"/>')


def rect(kind: str, x: float, y: float, width: float, height: float, radius: float = 0) -> SafeString:
    """A rectangle of a class."""
    rounded = f' rx="{short(radius)}"' if radius else ""
    place = f'x="{short(x)}" y="{short(y)}" width="{short(width)}" height="{short(height)}"'
    return SafeString(f'<rect class="{kind}" {place}{rounded}/>')


def circle(kind: str, x: float, y: float, radius: float) -> SafeString:
    """A circle of a class."""
    return SafeString(f'<circle class="{kind}" cx="{short(x)}" cy="{short(y)}" r="{short(radius)}"/>')


def text(words: str, x: float, y: float, kind: str | None = None, anchor: str | None = None) -> SafeString:
    """Words at a place."""
    return element("text", {"class": kind, "x": x, "y": y, "text-anchor": anchor}, words)


def picture(kind: str, width: float, height: float, label: str, *inside: SafeString) -> SafeString:
    """A picture that says in words what it shows."""
    return element(
        "svg",
        {"class": kind, "viewBox": f"0 0 {short(width)} {short(height)}", "role": "img", "aria-label": label},
        *inside,
    )


def moves(points: Iterable[tuple[float, float]]) -> str:
    """A line through points, as a path's moves."""
    return "M" + " L".join(f"{short(float(x))} {short(float(y))}" for x, y in points)
