"""Keeps what a form asks for, and puts the rules it breaks at their fields."""

from collections.abc import Callable

from django import forms

from clientela.kernel.errors import InvalidInput


def kept(form: forms.BaseForm, write: Callable[[], object]) -> bool:
    """Whether the form was sound and the write was taken; broken rules stand at their fields."""
    if not form.is_valid():
        return False
    try:
        write()
    except InvalidInput as found:
        for name, words in found.fields.items():
            form.add_error(name if name in form.fields else None, words)
        return False
    return True
