"""Numbers, money and dates read as each language writes them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone, translation

from clientela.kernel import clock
from clientela.kernel.clock import frozen_at
from clientela.kernel.money import Money
from clientela.shell import wording

FRIDAY = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_a_friday(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "_zone_source", lambda: "Asia/Shanghai")
    with frozen_at(FRIDAY), timezone.override("Asia/Shanghai"):
        yield


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "€38,200"), ("es", "38.200\u00a0€"), ("zh-hans", "€38,200"), ("zh-hant", "€38,200")],
)
def test_money_stands_where_the_language_puts_it(language: str, words: str) -> None:
    with translation.override(language):
        assert wording.money(Money.of(38_200, "EUR")) == words


def test_the_yuan_and_the_yen_are_written_with_their_short_sign() -> None:
    with translation.override("en"):
        assert wording.money(Money.of(38_200, "CNY")) == "¥38,200"
        assert wording.money_exact(Money.of(38_200, "JPY")) == "¥38,200"


def test_lists_show_whole_units_and_documents_every_place() -> None:
    with translation.override("es"):
        amount = Money.of("1708.6", "EUR")
        assert (wording.money(amount), wording.money_exact(amount)) == ("1.709\u00a0€", "1.708,60\u00a0€")


def test_small_amounts_keep_their_places_in_lists() -> None:
    with translation.override("en"):
        assert wording.money(Money.of("0.45", "GBP")) == "£0.45"


def test_a_debt_has_a_true_minus() -> None:
    with translation.override("en"):
        assert wording.money(Money.of("-8.60", "CNY")) == "−¥8.60"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "81\u00a0%"), ("es", "81\u00a0%"), ("zh-hans", "81%")]
)
def test_percentages_keep_together(language: str, words: str) -> None:
    with translation.override(language):
        assert wording.percent(0.81) == words


def test_a_change_always_has_a_sign() -> None:
    with translation.override("en"):
        assert (wording.signed_percent(0.02), wording.signed_percent(-0.11)) == ("+2\u00a0%", "−11\u00a0%")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Thu 26 Nov"), ("es", "jue 26 nov"), ("zh-hans", "11月26日周四"), ("zh-hant", "11月26日週四")],
)
def test_days_near_today_have_their_weekday(language: str, words: str) -> None:
    with translation.override(language):
        assert wording.day(date(2026, 11, 26)) == words


@pytest.mark.parametrize(
    ("on", "words"),
    [(date(2026, 2, 3), "3 Feb"), (date(2025, 2, 3), "3 Feb 2025"), (date(2027, 1, 1), "1 Jan 2027")],
)
def test_days_of_another_year_have_the_year(on: date, words: str) -> None:
    with translation.override("en"):
        assert wording.day(on) == words


def test_full_days_read_as_sentences() -> None:
    with translation.override("es"):
        assert wording.day_long(date(2026, 11, 20)) == "viernes, 20 de noviembre de 2026"
    with translation.override("zh-hans"):
        assert wording.day_long(date(2026, 11, 20)) == "2026年11月20日星期五"


def test_instants_are_told_in_the_readers_time_zone() -> None:
    with translation.override("en"):
        assert wording.when(datetime(2026, 11, 19, 22, 0, tzinfo=UTC)) == "today 06:00"
        assert wording.when(datetime(2026, 11, 18, 8, 20, tzinfo=UTC)) == "18 Nov 16:20"


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 19), "1 day ago"),
        (date(2026, 8, 22), "90 days ago"),
        (date(2026, 8, 1), "4 months ago"),
        (date(2023, 11, 20), "3 years ago"),
    ],
)
def test_ages_are_in_days_up_to_ninety(on: date, words: str) -> None:
    with translation.override("en"):
        assert wording.ago(on) == words
