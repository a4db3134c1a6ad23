"""The report a manager reads: one self-contained page in the chosen language."""

from importlib.resources import files

from clientela_analytics.analysis import Analysis
from clientela_analytics.report.reader import Reader
from clientela_analytics.report.sections import call_first, figures, how, leaving, months, tiers


def report_page(analysis: Analysis, lang: str) -> str:
    """The whole page as text; it loads nothing from anywhere."""
    reader = Reader(analysis, lang)
    style = files("clientela_analytics").joinpath("report", "style.css").read_text(encoding="utf-8")
    title = reader.say("title")
    body = "".join(
        (
            _head(reader, title),
            figures(reader),
            call_first(reader),
            f'<div class="pair">{tiers(reader)}{leaving(reader)}</div>',
            months(reader),
            how(reader),
        )
    )
    return (
        f'<!doctype html><html lang="{_tag(lang)}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head>'
        f"<body><main>{body}</main></body></html>\n"
    )


def _head(reader: Reader, title: str) -> str:
    lead = reader.say(
        "lead",
        customers=reader.number(reader.summary["customers"]),
        lines=reader.number(reader.summary["lines_used"]),
        as_of=reader.day(reader.summary["as_of"]),
        period_from=reader.day(reader.summary["period_from"]),
    )
    return f'<header><h1>{title}</h1><p class="lead">{lead}</p></header>'


def _tag(lang: str) -> str:
    return {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}.get(lang, lang)
