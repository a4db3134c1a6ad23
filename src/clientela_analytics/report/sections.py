"""The sections of the report, each from the analysis to a piece of the page."""

from collections.abc import Iterator
from decimal import Decimal
from html import escape
from typing import Any

import pyarrow.compute as pc

from clientela_analytics.analysis import Analysis
from clientela_analytics.months import monthly_baseline
from clientela_analytics.note_words import note_sentence
from clientela_analytics.periods import date_of, day_number
from clientela_analytics.report.drawings import money_bar, month_bars, rhythm_strip, share_bars
from clientela_analytics.report.reader import Reader

CALLS = 20
MONTHS_DRAWN, MONTHS_LISTED = 25, 13
STRIP_DAYS = 365


def figures(reader: Reader) -> str:
    """The five figures at the top."""
    summary = reader.summary
    sold = sum(Decimal(tier["net_sales"]) for tier in summary["tiers"])
    straying = len(set(reader.analysis.alerts.column("customer_id").to_pylist()))
    shown = (
        ("fig.traded", reader.number(sum(tier["ranked"] for tier in summary["tiers"]))),
        ("fig.sales", reader.money(sold)),
        ("fig.at_risk", reader.money(summary["total_value_at_risk"])),
        ("fig.expected", reader.money(summary["total_expected_sales"])),
        ("fig.alerts", reader.number(straying)),
    )
    days = summary["horizon_days"]
    items = (f"<div><dt>{reader.say(key, days=days)}</dt><dd>{value}</dd></div>" for key, value in shown)
    return f'<section><dl class="figs">{"".join(items)}</dl></section>'


def call_first(reader: Reader) -> str:
    """The customers to call first: those who stray, by the money that leaves with them."""
    rows = _worth_calling(reader.analysis)
    if not rows:
        return reader.section("call", reader.say("call.none"))
    columns = ("col.customer", "col.why", "col.rhythm", ">col.leaving", ">col.stake")
    table = reader.table(columns, (_call_cells(reader, row) for row in rows))
    return reader.section("call", reader.say("call.lead"), table)


def tiers(reader: Reader) -> str:
    """The tiers: how many customers, what they bring, what is at stake with them."""
    rows = reader.summary["tiers"]
    ranked = sum(row["ranked"] for row in rows) or 1
    cells = (
        (
            reader.tier(row["tier"]),
            reader.number(row["customers"]),
            share_bars(row["ranked"] / ranked, row["share"]),
            reader.money(row["net_sales"]),
            reader.percent(row["share"]),
        )
        for row in rows
    )
    first = reader.percent(sum(row["ranked"] for row in rows[:2]) / ranked)
    lead = reader.say("tiers.lead", first=first, share=reader.percent(sum(row["share"] for row in rows[:2])))
    people, sales = reader.say("tiers.legend.customers"), reader.say("tiers.legend.sales")
    key = f'<p class="key"><span><i></i>{people}</span><span><i class="sold"></i>{sales}</span></p>'
    table = reader.table(("col.tier", ">col.customers", "", ">col.sales", ">col.share"), cells)
    return reader.section("tiers", lead, table, key)


def leaving(reader: Reader) -> str:
    """Who strays in which way, and the money; and the money at risk by tier."""
    alerts = sorted(reader.summary["alerts"], key=lambda row: -Decimal(row["stake"]))
    kinds = [(reader.alert(row["kind"]), row["customers"], Decimal(row["stake"])) for row in alerts]
    ranks = [
        (reader.tier(row["tier"]), row["customers"], Decimal(row["value_at_risk"]))
        for row in reader.summary["tiers"]
    ]
    top = max([money for *_, money in kinds + ranks] + [Decimal(1)])
    tables = (
        reader.table((name, ">col.customers", "", ">col.stake"), _money_cells(reader, rows, top))
        for name, rows in (("col.reason", kinds), ("col.tier", ranks))
    )
    return reader.section("leaving", reader.say("leaving.lead"), *tables)


def months(reader: Reader) -> str:
    """Customers who traded and order value, month by month, against their base."""
    monthly = reader.analysis.monthly
    size = len(monthly.month)
    active, value = monthly.active_customers, monthly.average_order_e4() / 10_000
    bases = [monthly_baseline(active, place) for place in range(size)]
    labels = [f"{date_of(number):%m/%y}" for number in monthly.month]
    drawn = slice(max(0, size - MONTHS_DRAWN), size)
    chart = month_bars(labels[drawn], active[drawn].tolist(), bases[drawn], reader.say("col.active"))
    cells = (
        (
            labels[place],
            reader.number(active[place]),
            _base(bases[place], reader.number),
            reader.number(monthly.new_customers[place]),
            reader.number(monthly.orders[place]),
            reader.money(round(value[place], 2)),
            _base(monthly_baseline(value, place), reader.money),
        )
        for place in range(size - 1, max(0, size - MONTHS_LISTED) - 1, -1)
    )
    columns = ("col.month", ">col.active", ">col.base", ">col.new", ">col.orders", ">col.aov", ">col.base")
    lead = reader.say("months.lead", as_of=reader.day(reader.summary["as_of"]))
    return reader.section("months", lead, f'<div class="scroll">{chart}</div>', reader.table(columns, cells))


def how(reader: Reader) -> str:
    """Definitions, assumptions and what could not be used."""
    items = "".join(f"<li>{sentence}</li>" for sentence in _explanations(reader))
    return reader.section("how", "", f"<ul>{items}</ul>")


def _explanations(reader: Reader) -> Iterator[str]:
    summary, rules = reader.summary, reader.summary["tier_rules"]
    outcomes = reader.number(summary["learning"]["past_outcomes"])
    yield reader.say("how.risk", days=summary["horizon_days"], outcomes=outcomes)
    yield reader.say("how.stake")
    words = {name: reader.say(f"{name}.{rules[name]}") for name in ("metric", "of", "rounding")}
    shares = " / ".join(reader.percent(share) for share in rules["shares"])
    yield reader.say("tiers.rule", months=rules["months"], shares=shares, **words)
    yield from (escape(note_sentence(note, reader.lang)) for note in reader.analysis.lines.notes)
    rejected = summary["rows_rejected"].items()
    if rejected:
        counts = (f"{reader.number(count)} · {reader.say(f'reject.{code}')}" for code, count in rejected)
        yield f"{reader.say('how.rejects')} {'; '.join(counts)}"


def _worth_calling(analysis: Analysis) -> list[dict[str, Any]]:
    rows = analysis.alerts.sort_by(
        [("value_at_risk", "descending"), ("customer_id", "ascending")]
    ).to_pylist()
    first: dict[str, dict[str, Any]] = {}
    for row in rows:
        first.setdefault(row["customer_id"], row)
    return list(first.values())[:CALLS]


def _call_cells(reader: Reader, row: dict[str, Any]) -> tuple[str, ...]:
    customers = reader.analysis.customers
    place = pc.index(customers.column("customer_id"), row["customer_id"]).as_py()
    tier = reader.tier(customers.column("tier")[place].as_py())
    return (
        f'<b>{escape(row["customer_id"])}</b><br><span class="cap">{tier}</span>',
        f'<div class="why">{reader.alert(row["kind"])} {escape(row["reason"])}</div>',
        _strip(reader, row, place),
        reader.percent(row["risk"]),
        f"<b>{reader.money(row['value_at_risk'])}</b>",
    )


def _strip(reader: Reader, row: dict[str, Any], place: int) -> str:
    days = reader.analysis.days
    mine = days.as_of - days.day[(days.customer == place) & (days.orders > 0)]
    ages = [int(age) for age in mine if age <= STRIP_DAYS]
    due = (
        days.as_of - day_number(row["expected_from_on"]),
        days.as_of - day_number(row["expected_until_on"]),
    )
    return rhythm_strip(ages, *due, reader.say("strip", orders=len(ages), silent=int(mine.min())))


def _money_cells(
    reader: Reader, rows: list[tuple[str, int, Decimal]], top: Decimal
) -> Iterator[tuple[str, ...]]:
    for name, count, money in rows:
        yield name, reader.number(count), money_bar(float(money / top)), reader.money(money)


def _base(value: float, write: Any) -> str:
    return "–" if value != value else str(write(round(value, 2)))
