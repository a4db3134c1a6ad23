"""How numbers, money, days and ages read in the reader's language."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_symbol
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from clientela.kernel.clock import now, today
from clientela.kernel.money import Money, places_of

NO_BREAK = "\u00a0"
MINUS = "\u2212"
SYMBOLS = {
    "CNY": "¥",
    "JPY": "¥",
    "EUR": "€",
    "USD": "$",
    "GBP": "£",
    "TWD": "NT$",
    "HKD": "HK$",
    "MXN": "MX$",
}
WHOLE_FROM = 100
NEAR_DAYS = 14
AGE_IN_DAYS_TO = 90
DAYS_A_MONTH = 30.44
MONTHS_A_YEAR = 12
PATTERNS = {
    "near": ("EEE d MMM", "M月d日EEE"),
    "year": ("d MMM", "M月d日"),
    "full": ("d MMM yyyy", "y年M月d日"),
    "long": ("EEEE, d MMMM yyyy", "y年M月d日EEEE"),
    "month": ("MMMM yyyy", "y年M月"),
    "month_short": ("MMM", "M月"),
}


@cache
def _locale(language: str) -> Locale:
    tags = {"zh-hans": "zh_Hans", "zh-hant": "zh_Hant"}
    return Locale.parse(tags.get(language, language.replace("-", "_")))


def reader_locale() -> Locale:
    """The reader's language as Babel knows it."""
    return _locale((get_language() or "en").lower())


def is_chinese() -> bool:
    """Whether the reader reads Chinese: no spaces before units, dates year first."""
    return reader_locale().language == "zh"


def for_reader(name: str, alt_name: str) -> tuple[str, str]:
    """Two names of one thing, that of the reader's own script first."""
    if is_chinese() and alt_name and has_chinese(alt_name) and not has_chinese(name):
        return alt_name, name
    return name, alt_name


def has_chinese(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    return any("\u3400" <= letter <= "\u9fff" for letter in text)


def _signed(text: str) -> str:
    return text.replace("-", MINUS)


def number(value: Decimal | float, places: int = 0) -> str:
    """A grouped number, rounded to some places: 1,284 or 1.284."""
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return _signed(format_decimal(value, format=pattern, locale=reader_locale()))


def percent(share: Decimal | float, places: int = 0) -> str:
    """A share (0 to 1) as a percentage: 81 %, in Chinese 81%."""
    gap = "" if is_chinese() else NO_BREAK
    return f"{number(Decimal(str(share)) * 100, places)}{gap}%"


def signed_percent(share: Decimal | float, places: int = 0) -> str:
    """A change as a percentage that always carries its sign: +2 %."""
    return ("+" if share > 0 else "") + percent(share, places)


def _symbol(currency: str) -> str:
    return SYMBOLS.get(currency) or str(get_currency_symbol(currency, locale=reader_locale()))


def _in_currency(amount: Decimal, currency: str, places: int) -> str:
    locale = reader_locale()
    side = locale.currency_formats["standard"].pattern
    figures = "#,##0" + ("." + "0" * places if places else "")
    trailing = side.rstrip().endswith("¤")
    pattern = f"{figures}{NO_BREAK}¤" if trailing else f"¤{figures}"
    text = format_currency(amount, currency, format=pattern, locale=locale, currency_digits=False)
    return _signed(text.replace(str(get_currency_symbol(currency, locale=locale)), _symbol(currency)))


def money(amount: Money) -> str:
    """An amount for figures and lists: whole units from 100 up, every place below."""
    is_whole = abs(amount.amount) >= WHOLE_FROM or amount.amount == int(amount.amount)
    return _in_currency(amount.amount, amount.currency, 0 if is_whole else places_of(amount.currency))


def money_exact(amount: Money) -> str:
    """An amount with every place, for documents."""
    return _in_currency(amount.amount, amount.currency, places_of(amount.currency))


def _dated(day: date, form: str) -> str:
    western, chinese = PATTERNS[form]
    return format_date(day, chinese if is_chinese() else western, locale=reader_locale())


def day(value: date) -> str:
    """A day: with its weekday when near today, with its year when in another one."""
    form = "near" if abs((value - today()).days) <= NEAR_DAYS else "year"
    return _dated(value, form if value.year == today().year else "full")


def day_full(value: date) -> str:
    """A day with its year."""
    return _dated(value, "full")


def day_long(value: date) -> str:
    """A day in full words: Friday, 20 November 2026."""
    if reader_locale().language == "es":
        return format_date(value, "EEEE, d 'de' MMMM 'de' y", locale=reader_locale())
    return _dated(value, "long")


def month(value: date) -> str:
    """A month as a heading: November 2026."""
    if reader_locale().language == "es":
        return format_date(value, "MMMM 'de' y", locale=reader_locale())
    return _dated(value, "month")


def month_short(value: date) -> str:
    """A month on an axis: Nov."""
    return _dated(value, "month_short")


def when(instant: datetime) -> str:
    """An instant in the reader's time zone: today 06:00, or 18 Nov 16:20."""
    local = timezone.localtime(instant)
    reader_today = timezone.localtime(now()).date()
    clock = local.strftime("%H:%M")
    if local.date() == reader_today:
        return gettext("today %(time)s") % {"time": clock}
    gap = "" if is_chinese() else " "
    form = "year" if local.year == reader_today.year else "full"
    return f"{_dated(local.date(), form)}{gap}{clock}"


def ago(value: date | datetime) -> str:
    """How long ago: in days up to 90, then months, then years."""
    at = timezone.localtime(value).date() if isinstance(value, datetime) else value
    days = (today() - at).days
    if days < 0:
        return day(at)
    if days == 0:
        return gettext("today")
    if days <= AGE_IN_DAYS_TO:
        return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}
    return _months_ago(round(days / DAYS_A_MONTH))


def _months_ago(months: int) -> str:
    if months < 2 * MONTHS_A_YEAR:
        return ngettext("%(n)s month ago", "%(n)s months ago", months) % {"n": months}
    years = round(months / MONTHS_A_YEAR)
    return ngettext("%(n)s year ago", "%(n)s years ago", years) % {"n": years}


def days(length: int) -> str:
    """A length in days: 41 days."""
    return ngettext("%(n)s day", "%(n)s days", length) % {"n": number(length)}
