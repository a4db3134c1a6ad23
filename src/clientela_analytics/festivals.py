"""Holidays that move through the calendar and make a company's weeks incomparable with last year's."""

from datetime import date
from functools import cache

from clientela_analytics.periods import day_number

FIRST_YEAR = 1990
# First day of the Chinese lunisolar year as month and day, from 1990 on; reckoned with the package `holidays`.
_SPRING_FESTIVALS = (
    "0127 0215 0204 0123 0210 0131 0219 0207 0128 0216 "
    "0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 "
    "0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 "
    "0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 "
    "0203 0123 0211 0131 0219 0208 0128 0215 0204 0124 "
    "0212 0201 0122 0210 0130 0217 0206 0126 0214 0202 "
    "0123 0211 0201 0219 0208 0128 0215 0204 0124 0212 "
    "0202"
)


@cache
def spring_festivals() -> tuple[int, ...]:
    """The day numbers of the Spring Festivals that are known."""
    marks = enumerate(_SPRING_FESTIVALS.split(), start=FIRST_YEAR)
    return tuple(day_number(date(year, int(mark[:2]), int(mark[2:]))) for year, mark in marks)
