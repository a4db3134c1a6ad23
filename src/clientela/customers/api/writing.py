"""How writes through the API land once, and how references in them become records."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import JsonResponse
from ninja import Schema

from clientela.customers.entries import ASSIGN
from clientela.customers.errors import InvalidFields
from clientela.customers.forms import PLACING
from clientela.customers.schemas import CardIn
from clientela.kernel.errors import NotFound
from clientela.kernel.idempotency import once
from clientela.kernel.money import Money
from clientela.staff.access import PersonRequest
from clientela.staff.queries import Person, get_person, get_region, get_team, require_right

CREATED = 201
KEY_HEADER = "Idempotency-Key"
READERS: Mapping[str, Callable[[str], Any]] = {"owner": get_person, "team": get_team, "region": get_region}


def land_once(
    request: PersonRequest, payload: Schema, write: Callable[[], Any], answer: type[Schema]
) -> JsonResponse:
    """Write and answer; a request that carries an idempotency key already seen gets the first answer."""

    def run() -> tuple[int, Any]:
        shown = answer.model_validate(write(), context={"request": request})
        return CREATED, shown.model_dump(mode="json")

    key = request.headers.get(KEY_HEADER, "")
    if not key:
        status, body = run()
        return JsonResponse(body, status=status)
    scope = f"{request.person.pk}:{request.method}:{request.path}"
    landed = once(scope, key, payload.model_dump(mode="json"), run)
    return JsonResponse(landed.body, status=landed.status)


def card_values(person: Person, sent: CardIn, currency: str) -> dict[str, Any]:
    """The fields sent, with references read; placing a customer needs its right."""
    values = sent.model_dump(exclude_unset=True, exclude={"before"})
    if PLACING & values.keys():
        require_right(person, ASSIGN)
    for name in PLACING & values.keys():
        values[name] = _read(name, values[name])
    if "credit_limit" in values:
        limit = values.pop("credit_limit")
        values["credit_limit_minor"] = None if limit is None else Money.of(limit, currency).minor
    return _without_nulls(values)


def _read(name: str, ref: str | None) -> Any:
    if ref is None:
        return None
    try:
        return READERS[name](ref)
    except NotFound as missing:
        raise InvalidFields({name: str(missing)}) from missing


def _without_nulls(values: dict[str, Any]) -> dict[str, Any]:
    """Null empties what may be empty, and is text of no letters elsewhere."""
    nullable = PLACING | {"since_on", "terms_days", "credit_limit_minor"}
    return {
        name: value if value is not None or name in nullable else ([] if name == "tags" else "")
        for name, value in values.items()
    }
