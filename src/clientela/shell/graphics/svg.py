"""Writes SVG elements with every attribute escaped."""

from collections.abc import Iterable, Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString

Value = str | int | float


def short(value: Value) -> str:
    """A coordinate with at most one decimal; text as it is."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def element(name: str, attributes: Mapping[str, Value | None], *inside: SafeString | str) -> SafeString:
    """One element; attributes that are None are left out, text inside is escaped unless already safe."""
    pairs = "".join(
        f' {key}="{escape(short(value))}"' for key, value in attributes.items() if value is not None
    )
    return SafeString(f"<{name}{pairs}>{joined(inside)}</{name}>")


def joined(parts: Iterable[SafeString | str]) -> SafeString:
    """Parts one after another, escaped unless already safe."""
    return SafeString("".join(part if isinstance(part, SafeString) else escape(part) for part in parts))


def path(kind: str, moves: str) -> SafeString:
    """A path of a class."""
    return element("path", {"class": kind, "d": moves})


def rect(
    kind: str, x: float, y: float, width: float, height: float, radius: float | None = None
) -> SafeString:
    """A rectangle of a class."""
    return element("rect", {"class": kind, "x": x, "y": y, "width": width, "height": height, "rx": radius})


def circle(kind: str, x: float, y: float, radius: float) -> SafeString:
    """A circle of a class."""
    return element("circle", {"class": kind, "cx": x, "cy": y, "r": radius})


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
