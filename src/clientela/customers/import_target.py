"""Customers out of files: finds them again, shows what would change, adds and updates them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from clientela.customers.import_fields import FIELDS, OPTIONS, REASONS
from clientela.customers.queries.imports import compared_values, known_customers, visible_ids
from clientela.customers.rules.matching import (
    Known,
    Match,
    Register,
    code_key,
    is_mobile,
    is_phone,
    phone_key,
)
from clientela.customers.services.import_customers import store_customers
from clientela.imports.services import Examination, Plan, Target, Verdict, Written, register_target
from clientela.kernel.changes import Changes
from clientela.kernel.money import Money

MATCHED = "__customer__"
PER_PRICE = 10_000
LARGEST_TERMS = 3_650
Row = dict[str, Any]


@dataclass(frozen=True)
class Check:
    """What a value of a field has to be."""

    column: str
    code: str
    is_right: Callable[[Any], bool]


def enter() -> None:
    """Let files bring in customers; safe to repeat."""
    register_target(
        Target(
            key="customers",
            label=_("Customers"),
            unit=lambda count: (
                ngettext("%(count)s customer", "%(count)s customers", count) % {"count": count}
            ),
            icon="address-book",
            fields=FIELDS,
            options=OPTIONS,
            reasons=REASONS,
            judge=judge,
            write=write,
            chunk_rows=1_000,
            list_url_name="customers:list",
            found_by=_("code, tax id, name, phone"),
        )
    )


def judge(examination: Examination, plan: Plan) -> None:
    """Give every row its verdict: new, update, same, doubtful or left out."""
    for rule in CHECKS:
        _check(examination, plan, rule)
    rows = list(rows_of(examination.table))
    matches = _matches(examination, rows, plan)
    examination.put(MATCHED, pa.array([each.customer.id if each else None for each in matches], pa.int64()))
    _show_changes(examination, rows, matches, plan)


def write(changes: Changes, rows: pa.Table, plan: Plan) -> Written:
    """Add and update the customers of one chunk."""
    ids = rows.column(MATCHED).to_pylist()
    pairs = [
        (key, _prepared(row, plan, is_new=key is None)) for key, row in zip(ids, rows_of(rows), strict=True)
    ]
    new, updated, same = store_customers(changes, pairs)
    return Written(new, updated, same)


def rows_of(table: pa.Table) -> Iterator[Row]:
    """The matched fields of each row; empty ones are not among them."""
    names = [field.key for field in FIELDS if field.key in table.column_names]
    columns = [table.column(name).to_pylist() for name in names]
    for values in zip(*columns, strict=True):
        yield {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _check(examination: Examination, plan: Plan, rule: Check) -> None:
    """Leave out rows whose value cannot be right, or the value where the person said so."""
    values = examination.texts(rule.column)
    if values is None:
        return
    wrong = np.asarray([value is not None and not rule.is_right(value) for value in values.to_pylist()], bool)
    if plan.is_emptied(rule.column, rule.code):
        nothing = pa.scalar(None, values.type)
        examination.put(rule.column, pc.if_else(pa.array(wrong), nothing, values))
    else:
        examination.refuse(wrong, rule.column, rule.code, values.cast(pa.string()))


def _is_email(text: str) -> bool:
    name, at, host = text.partition("@")
    return bool(at and name and "." in host.strip(".") and " " not in text)


def _is_website(text: str) -> bool:
    return "." in text and " " not in text


CHECKS = (
    Check("phone", "phone_short", is_phone),
    Check("mobile", "phone_short", is_mobile),
    Check("email", "email_wrong", _is_email),
    Check("website", "website_wrong", _is_website),
    Check("terms_days", "out_of_range", lambda days: 0 <= days <= LARGEST_TERMS),
    Check("credit_limit", "out_of_range", lambda limit: limit >= 0),
)


def _matches(examination: Examination, rows: list[Row], plan: Plan) -> list[Match | None]:
    """Whom each row means among the customers there are, with verdicts for what cannot be written."""
    known = Register.of(known_customers())
    seen = Register()
    numbers = examination.table.column("__row__").to_pylist()
    first_rows: dict[int, int] = {}
    judged = _Verdicts(examination, plan)
    matches: list[Match | None] = []
    for place, row in enumerate(rows):
        wanted = _wanted(row, place)
        match = None
        if not examination.errors[place]:
            twin = seen.find(wanted)
            if twin and twin.is_sure:
                judged.refuse(place, "twice_in_file", str(first_rows[twin.customer.id]))
            else:
                match = judged.settle(place, numbers[place], known.find(wanted))
                seen.add(wanted)
                first_rows[place] = numbers[place]
        matches.append(match)
    judged.flag_all()
    return matches


def _wanted(row: Row, place: int) -> Known:
    phones = frozenset(filter(None, (phone_key(row.get(key, "")) for key in ("phone", "mobile"))))
    return Known(place, row.get("code", ""), row.get("name", ""), phones, code_key(row.get("tax_id", "")))


class _Verdicts:
    """Collects verdicts row by row, and flags them together at the end."""

    def __init__(self, examination: Examination, plan: Plan) -> None:
        self.examination = examination
        self.plan = plan
        self.visible = visible_ids(plan.person)
        self.found: dict[str, dict[int, str]] = {}

    def refuse(self, place: int, code: str, text: str = "") -> None:
        """Leave a row out."""
        self.examination.verdicts[place] = Verdict.ERROR
        self.found.setdefault(code, {})[place] = text

    def settle(self, place: int, number: int, match: Match | None) -> Match | None:
        """The match that holds, after what the person decided for the row or for the whole file."""
        if match and match.customer.id not in self.visible:
            if match.is_sure:
                self.refuse(place, "not_yours")
                return match
            match = None
        if match and not match.is_sure:
            match = self._decided(place, number, match)
        if match is None and not self.examination.errors[place] and self.plan.option("unknown") == "leave":
            self.refuse(place, "not_added")
        return match

    def _decided(self, place: int, number: int, match: Match) -> Match | None:
        decision = self.plan.decisions.get(number)
        if decision == "leave":
            self.refuse(place, "left_out")
        elif (decision or self.plan.option("doubt")) == "same":
            return Match(match.customer, is_sure=True)
        elif decision != "new" and self.plan.option("doubt") != "new":
            self.examination.verdicts[place] = Verdict.DOUBT
            self.found.setdefault("maybe_same", {})[place] = match.customer.name
            return match
        return None

    def flag_all(self) -> None:
        """Raise a flag at the name of each row found."""
        for code, places in self.found.items():
            where = np.zeros(self.examination.table.num_rows, bool)
            where[list(places)] = True
            texts: list[str | None] = [None] * len(where)
            for place, text in places.items():
                texts[place] = text
            self.examination.flag(
                where, "code" if code == "not_yours" else "name", code, pa.array(texts, pa.string())
            )


def _show_changes(examination: Examination, rows: list[Row], matches: list[Match | None], plan: Plan) -> None:
    """Tell updates from rows that say nothing new, and flag each value that would change."""
    sure = {place: match.customer.id for place, match in enumerate(matches) if match and match.is_sure}
    before = compared_values(set(sure.values()))
    changed: dict[str, dict[int, str]] = {}
    for place, customer_id in sure.items():
        if examination.errors[place]:
            continue
        differing = _differing(rows[place], before[customer_id], plan)
        examination.verdicts[place] = Verdict.UPDATE if differing else Verdict.SAME
        for name, old in differing.items():
            changed.setdefault(name, {})[place] = old
    for name, places in changed.items():
        texts = [places.get(place) for place in range(len(rows))]
        filled = np.asarray([text == "" for text in texts], bool)
        replaced = np.asarray([bool(text) for text in texts], bool)
        examination.flag(filled, name, "was_empty")
        examination.flag(replaced, name, "was", pa.array(texts, pa.string()))


def _differing(row: Row, before: Mapping[str, Any], plan: Plan) -> dict[str, str]:
    """What the file says otherwise, with what is there now; nothing where known customers are left alone."""
    if plan.option("existing") == "keep":
        return {}
    given = _prepared(row, plan, is_new=False)
    return {
        name: _shown(name, before.get(name), plan)
        for name, value in given.items()
        if not _same(name, value, before.get(name))
    }


def _same(name: str, value: Any, old: Any) -> bool:
    if name in ("mobile", "phone"):
        return bool(old) and phone_key(value) in (
            phone_key(each) for each in ([old] if isinstance(old, str) else old)
        )
    return bool(value == old)


def _shown(name: str, old: Any, plan: Plan) -> str:
    if name == "credit_limit" and old is not None:
        return f"{Money(old, plan.currency).amount:,.10g}"
    return "" if old in (None, "", []) else ", ".join(old) if isinstance(old, list) else str(old)


def _prepared(row: Row, plan: Plan, *, is_new: bool) -> Row:
    """The values to be stored: money in smallest units, tags apart, a web address with its scheme."""
    values = dict(row)
    if "credit_limit" in values:
        scale = Money.of(1, plan.currency).minor
        values["credit_limit"] = round(values["credit_limit"] * scale / PER_PRICE)
    if "tags" in values:
        values["tags"] = _tags(values["tags"])
    if "website" in values and "://" not in values["website"]:
        values["website"] = f"https://{values['website']}"
    for name in ("owner", "region"):
        if name in values:
            values[name] = int(values[name])
    if is_new and "owner" not in values and plan.option("owner") != "nobody":
        values["owner"] = plan.person.pk
    return values


def _tags(text: str) -> list[str]:
    for mark in ",;，；、|":
        text = text.replace(mark, "\n")
    return [tag.strip()[:40] for tag in text.splitlines() if tag.strip()]
