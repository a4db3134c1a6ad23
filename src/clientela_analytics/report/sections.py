"""The sections of the report, each from the analysis to a piece of the page."""

from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

import pyarrow.compute as pc

from clientela_analytics.analysis import Analysis
from clientela_analytics.months import monthly_baseline
from clientela_analytics.note_words import note_sentence
from clientela_analytics.periods import date_of, day_number
from clientela_analytics.report.drawings import money_bar, month_bars, rhythm_strip, share_bars, tier_mark
from clientela_analytics.wording import day_text, money_text, number_text, percent_text, say

CALLS = 20
MONTHS = 25


class Reader:
    """The analysis with the words, numbers and dates of the reader's language."""

    def __init__(self, analysis: Analysis, lang: str) -> None:
        self.analysis = analysis
        self.summary = analysis.summary
        self.lang = lang

    def say(self, key: str, **facts: Any) -> str:
        """A message of the catalogue."""
        return say(self.lang, key, **facts)

    def money(self, value: Any) -> str:
        """An amount in the company's currency."""
        return money_text(Decimal(str(value)), self.analysis.policy.currency, self.lang)

    def number(self, value: float) -> str:
        """A whole number."""
        return number_text(value, self.lang)

    def percent(self, share: float) -> str:
        """A share (0-1) in percent."""
        return percent_text(share, self.lang)

    def day(self, day: date | str) -> str:
        """A date."""
        return day_text(date.fromisoformat(day) if isinstance(day, str) else day, self.lang)

    def tier(self, tier: str) -> str:
        """The mark and name of a tier."""
        return f'<span class="tier">{tier_mark(tier)}{escape(self.say(f"tier.{tier}"))}</span>'

    def head(self, *columns: str) -> str:
        """The head of a table; a column whose name starts with > stands to the right."""
        cells = (
            f'<th{" class=r" if name.startswith(">") else ""}>{escape(self.say(name.lstrip(">")))}</th>' for name in columns
        )
        return f"<thead><tr>{''.join(cells)}</tr></thead>"


def figures(reader: Reader) -> str:
    """The five figures at the top."""
    summary = reader.summary
    sold = sum(Decimal(tier["net_sales"]) for tier in summary["tiers"])
    straying = len(set(reader.analysis.alerts.column("customer_id").to_pylist()))
    expected = reader.say("about", value=reader.money(summary["total_expected_sales"]))
    shown = (
        ("fig.traded", reader.number(sum(tier["ranked"] for tier in summary["tiers"]))),
        ("fig.sales", reader.money(sold)),
        ("fig.at_risk", reader.money(summary["total_value_at_risk"])),
        ("fig.expected", expected),
        ("fig.alerts", reader.number(straying)),
    )
    items = (f"<div><dt>{escape(reader.say(key, days=summary['horizon_days']))}</dt><dd>{escape(value)}</dd></div>" for key, value in shown)
    return f'<section><dl class="figs">{"".join(items)}</dl></section>'


def call_first(reader: Reader) -> str:
    """The customers to call first: those who stray, by the money that leaves with them."""
    rows = _worth_calling(reader.analysis)
    title = f'<h2>{escape(reader.say("call.title"))}</h2>'
    if not rows:
        return f'<section>{title}<p class="lead">{escape(reader.say("call.none"))}</p></section>'
    head = reader.head("col.customer", "col.why", "col.rhythm", ">col.leaving", ">col.stake")
    body = "".join(_call_row(reader, row) for row in rows)
    lead = f'<p class="lead">{escape(reader.say("call.lead"))}</p>'
    return f'<section>{title}{lead}<div class="scroll"><table>{head}<tbody>{body}</tbody></table></div></section>'


def tiers(reader: Reader) -> str:
    """The tiers: how many customers, what they bring, what is at stake with them."""
    rows = reader.summary["tiers"]
    ranked = sum(row["ranked"] for row in rows) or 1
    body = "".join(
        f"<tr><td>{reader.tier(row['tier'])}</td><td class=r>{reader.number(row['customers'])}</td>"
        f"<td>{share_bars(row['ranked'] / ranked, row['share'])}</td>"
        f"<td class=r>{reader.money(row['net_sales'])}</td><td class=r>{reader.percent(row['share'])}</td></tr>"
        for row in rows
    )
    best = rows[:2]
    lead = reader.say(
        "tiers.lead",
        first=reader.percent(sum(row["ranked"] for row in best) / ranked),
        share=reader.percent(sum(row["share"] for row in best)),
    )
    key = (
        f'<p class="key"><span><i></i>{escape(reader.say("tiers.legend.customers"))}</span>'
        f'<span><i class="sold"></i>{escape(reader.say("tiers.legend.sales"))}</span></p>'
    )
    head = reader.head("col.tier", ">col.customers", "col.share", ">col.sales", ">col.share")
    return (
        f"<section><h2>{escape(reader.say('tiers.title'))}</h2><p class=lead>{escape(lead)}</p>"
        f'<div class="scroll"><table>{head}<tbody>{body}</tbody></table></div>{key}</section>'
    )


def leaving(reader: Reader) -> str:
    """Who strays in which way, and the money; and the money at risk by tier."""
    alerts = sorted(reader.summary["alerts"], key=lambda row: -Decimal(row["stake"]))
    by_tier = reader.summary["tiers"]
    top = max([Decimal(row["stake"]) for row in alerts] + [Decimal(row["value_at_risk"]) for row in by_tier] + [Decimal(1)])
    first = "".join(
        _money_row(reader, f'<span class="tag {row["kind"]}">{escape(reader.say("alert." + row["kind"]))}</span>', row["customers"], row["stake"], top)
        for row in alerts
    )
    second = "".join(
        _money_row(reader, reader.tier(row["tier"]), row["customers"], row["value_at_risk"], top) for row in by_tier
    )
    first_head = reader.head("col.reason", ">col.customers", "col.stake", ">col.stake")
    second_head = reader.head("col.tier", ">col.customers", "col.stake", ">col.stake")
    return (
        f"<section><h2>{escape(reader.say('leaving.title'))}</h2><p class=lead>{escape(reader.say('leaving.lead'))}</p>"
        f'<div class="scroll"><table>{first_head}<tbody>{first}</tbody></table></div>'
        f'<div class="scroll"><table>{second_head}<tbody>{second}</tbody></table></div></section>'
    )


def months(reader: Reader) -> str:
    """Customers who traded and order value, month by month, against their base."""
    monthly = reader.analysis.monthly
    first = max(0, len(monthly.month) - MONTHS)
    active, value = monthly.active_customers, monthly.average_order_e4() / 10_000
    bases = [(monthly_baseline(active, place), monthly_baseline(value, place)) for place in range(len(monthly.month))]
    labels = [f"{date_of(number):%m/%y}" for number in monthly.month]
    chart = month_bars(labels[first:], active[first:].tolist(), [base for base, _ in bases[first:]], reader.say("col.active"))
    rows = "".join(
        f"<tr><td>{labels[place]}</td><td class=r>{reader.number(active[place])}</td>"
        f"<td class=r>{_base(reader, bases[place][0])}</td><td class=r>{reader.number(monthly.new_customers[place])}</td>"
        f"<td class=r>{reader.number(monthly.orders[place])}</td><td class=r>{reader.money(round(value[place], 2))}</td>"
        f"<td class=r>{_base(reader, bases[place][1], money=True)}</td></tr>"
        for place in range(len(labels) - 1, first - 1, -1)
    )
    head = reader.head("col.month", ">col.active", ">col.base", ">col.new", ">col.orders", ">col.aov", ">col.base")
    lead = reader.say("months.lead", as_of=reader.day(reader.summary["as_of"]))
    return (
        f"<section><h2>{escape(reader.say('months.title'))}</h2><p class=lead>{escape(lead)}</p>"
        f'<div class="scroll">{chart}</div><div class="scroll"><table>{head}<tbody>{rows}</tbody></table></div></section>'
    )


def how(reader: Reader) -> str:
    """Definitions, assumptions and what could not be used."""
    summary, rules = reader.summary, reader.summary["tier_rules"]
    said = [
        reader.say("how.risk", days=summary["horizon_days"], outcomes=reader.number(summary["learning"]["past_outcomes"])),
        reader.say("how.stake"),
        reader.say(
            "tiers.rule",
            metric=reader.say(f"metric.{rules['metric']}"),
            months=rules["months"],
            shares=" / ".join(reader.percent(share) for share in rules["shares"]),
            of=reader.say(f"of.{rules['of']}"),
            rounding=reader.say(f"rounding.{rules['rounding']}"),
        ),
        *(note_sentence(note, reader.lang) for note in reader.analysis.lines.notes),
    ]
    rejected = [
        f"{reader.number(count)} · {reader.say('reject.' + code)}" for code, count in summary["rows_rejected"].items()
    ]
    if rejected:
        said.append(reader.say("how.rejects") + " " + "; ".join(rejected))
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
    return f"<section><h2>{escape(reader.say('how.title'))}</h2><ul>{items}</ul></section>"


def _worth_calling(analysis: Analysis) -> list[dict[str, Any]]:
    rows = analysis.alerts.sort_by([("value_at_risk", "descending"), ("customer_id", "ascending")]).to_pylist()
    first: dict[str, dict[str, Any]] = {}
    for row in rows:
        first.setdefault(row["customer_id"], row)
    return list(first.values())[:CALLS]


def _call_row(reader: Reader, row: dict[str, Any]) -> str:
    customers = reader.analysis.customers
    place = pc.index(customers.column("customer_id"), row["customer_id"]).as_py()
    tier = customers.column("tier")[place].as_py()
    return (
        f'<tr><td><b>{escape(row["customer_id"])}</b><br><span class="cap">{reader.tier(tier)}</span></td>'
        f'<td class="why"><span class="tag {row["kind"]}">{escape(reader.say("alert." + row["kind"]))}</span> '
        f'{escape(row["reason"])}</td><td>{_strip(reader, row, place)}</td>'
        f'<td class=r>{reader.percent(row["risk"])}</td><td class=r><b>{escape(reader.money(row["value_at_risk"]))}</b></td></tr>'
    )


def _strip(reader: Reader, row: dict[str, Any], place: int) -> str:
    days = reader.analysis.days
    mine = days.day[(days.customer == place) & (days.orders > 0)]
    ages = [int(days.as_of - day) for day in mine if days.as_of - day <= 365]
    due = (days.as_of - day_number(row["expected_from_on"]), days.as_of - day_number(row["expected_until_on"]))
    silent = int(days.as_of - mine.max())
    return rhythm_strip(ages, *due, reader.say("strip", orders=len(ages), silent=silent))


def _money_row(reader: Reader, name: str, count: int, stake: str, top: Decimal) -> str:
    bar = money_bar(float(Decimal(stake) / top))
    return f"<tr><td>{name}</td><td class=r>{reader.number(count)}</td><td>{bar}</td><td class=r>{escape(reader.money(stake))}</td></tr>"


def _base(reader: Reader, value: float, *, money: bool = False) -> str:
    if value != value:
        return "–"
    return reader.money(round(value, 2)) if money else reader.number(value)
