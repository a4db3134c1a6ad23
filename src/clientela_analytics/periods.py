"""Calendar arithmetic of the measures: months back, days as integers."""

import calendar
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from clientela_analytics.arrays import Ints

EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def date_of(number: int) -> date:
    """The date that is so many days after 1970-01-01."""
    return EPOCH + timedelta(days=int(number))


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def as_dates(numbers: Ints) -> pa.Array:
    """An Arrow date column out of day numbers; negative stands for no date."""
    return pa.array(numbers.astype(np.int32), mask=numbers < 0).cast(pa.date32())


def month_starts(numbers: Ints) -> Ints:
    """The day number of the first of the month of each day number."""
    months = numbers.astype("datetime64[D]").astype("datetime64[M]")
    return months.astype("datetime64[D]").astype(np.int64)
