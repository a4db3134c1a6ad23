"""What can be wrong with an order history or with a question about it."""


class AnalysisError(Exception):
    """A question that cannot be answered, with the reason in one sentence."""


class InputError(AnalysisError):
    """The given file, column or policy cannot be used."""


class EmptyHistoryError(InputError):
    """No usable order line is left on or before the as-of date."""
