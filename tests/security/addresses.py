"""Every address and every API operation of the application, found where the application itself finds them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from django.urls import URLPattern, URLResolver, get_resolver

from clientela.wiring.api import api

API = "api/"


@dataclass(frozen=True)
class Address:
    """An address with holes, such as `customers/{ref}/edit`; `methods` are those worth trying."""

    template: str
    holes: Mapping[str, str]
    methods: tuple[str, ...]

    def filled(self, values: Mapping[str, list[str]]) -> Iterator[str]:
        """The address with values for its holes by their kind: the first one leads, each other follows it."""
        choices = [values.get(kind, values["str"]) for kind in self.holes.values()]
        leading = [list(chosen) for chosen in zip(*choices, strict=False)] if choices else [[]]
        crossed = [[choices[0][0], *rest] for rest in product(*choices[1:])] if len(choices) > 1 else []
        for chosen in leading + crossed:
            yield "/" + self.template.format(**dict(zip(self.holes, chosen, strict=True)))


def pages() -> list[Address]:
    """Every address outside the API."""
    found = _walk(get_resolver().url_patterns, "", {})
    return [address for address in found if not address.template.startswith(API)]


def operations() -> list[Address]:
    """Every operation of the API."""
    described = api.get_openapi_schema()["paths"]
    return [
        Address(path.lstrip("/"), _holes(path), tuple(method.upper() for method in methods))
        for path, methods in described.items()
    ]


def _holes(path: str) -> dict[str, str]:
    return {part[1:-1]: "str" for part in path.split("/") if part.startswith("{")}


def _walk(patterns: list[URLPattern | URLResolver], before: str, holes: dict[str, str]) -> Iterator[Address]:
    for pattern in patterns:
        route = before + _template(pattern)
        here = {**holes, **_converters(pattern)}
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route, here)
        else:
            yield Address(route, here, ("GET", "POST"))


def _template(pattern: URLPattern | URLResolver) -> str:
    route = str(pattern.pattern)
    for name in pattern.pattern.converters:
        kind = type(pattern.pattern.converters[name]).__name__.removesuffix("Converter").lower()
        route = route.replace(f"<{kind}:{name}>", f"{{{name}}}").replace(f"<{name}>", f"{{{name}}}")
    return route.replace("^", "").replace("$", "")


def _converters(pattern: URLPattern | URLResolver) -> dict[str, str]:
    return {
        name: type(converter).__name__.removesuffix("Converter").lower()
        for name, converter in pattern.pattern.converters.items()
    }
