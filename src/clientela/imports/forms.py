"""What people send from the wizard."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clientela_analytics.files.layout import ColumnType, FileLayout

ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("gb18030", "GB18030 (简体中文)"),
    ("big5", "Big5 (繁體中文)"),
    ("cp1252", "Windows-1252"),
    ("utf-16-le", "UTF-16"),
    ("shift_jis", "Shift-JIS"),
)
DELIMITERS = (
    (",", gettext_lazy("Comma")),
    (";", gettext_lazy("Semicolon")),
    ("\t", gettext_lazy("Tab")),
    ("|", "|"),
)
DATE_ORDERS = (
    ("ymd", gettext_lazy("Year, month, day")),
    ("dmy", gettext_lazy("Day, month, year")),
    ("mdy", gettext_lazy("Month, day, year")),
)
DECIMAL_MARKS = ((".", "1,234.50"), (",", "1.234,50"))
AS_FOUND = ("", gettext_lazy("As found"))
DATES = (ColumnType.DATE, ColumnType.DATETIME)
NUMBERS = (ColumnType.DECIMAL, ColumnType.INTEGER)


class UploadForm(forms.Form):
    """A file and what it holds."""

    target = forms.CharField()
    file = forms.FileField(allow_empty_file=True)


class LayoutForm(forms.Form):
    """What a person may correct about how the file is read."""

    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"), required=False)
    encoding = forms.ChoiceField(label=gettext_lazy("Characters"), required=False)
    delimiter = forms.ChoiceField(
        label=gettext_lazy("Columns are parted by"), choices=DELIMITERS, required=False
    )
    header_rows = forms.CharField(label=gettext_lazy("Headings stand in rows"), required=False)
    date_order = forms.ChoiceField(
        label=gettext_lazy("Dates"), choices=(AS_FOUND, *DATE_ORDERS), required=False
    )
    decimal_mark = forms.ChoiceField(
        label=gettext_lazy("Numbers"), choices=(AS_FOUND, *DECIMAL_MARKS), required=False
    )

    def __init__(self, layout: FileLayout, sent: QueryDict | None = None) -> None:
        super().__init__(sent, initial=_initial(layout))
        self.layout = layout
        self._offer("sheet", [(each.name, each.name) for each in layout.sheets])
        self._offer("encoding", _encodings(layout) if layout.encoding else [])
        if layout.delimiter is None:
            del self.fields["delimiter"]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if choices and isinstance(field, forms.ChoiceField):
            field.choices = choices
        else:
            del self.fields[name]

    def clean_header_rows(self) -> tuple[int, ...] | None:
        """Row numbers, such as 2 and 3; nothing means that there are no headings."""
        text = self.cleaned_data["header_rows"]
        parts = text.replace(",", " ").replace("，", " ").split()
        if not all(part.isdecimal() for part in parts):
            raise forms.ValidationError(
                _("Write row numbers, such as 1, or leave it empty where there are no headings.")
            )
        rows = tuple(int(part) for part in parts if int(part))
        return None if rows == self.layout.header_rows else rows

    def corrections(self) -> dict[str, Any]:
        """What differs from what was found, as the reader of files takes it."""
        sent = self.cleaned_data
        changed: dict[str, Any] = {
            name: sent[name]
            for name in ("sheet", "encoding", "delimiter")
            if sent.get(name) and sent[name] != getattr(self.layout, name)
        }
        if "sheet" not in changed and sent["header_rows"] is not None:
            changed["header_rows"] = sent["header_rows"]
        if "sheet" not in changed:
            changed |= self._by_column("date_orders", sent["date_order"], DATES)
            changed |= self._by_column("decimal_marks", sent["decimal_mark"], NUMBERS)
        return changed

    def _by_column(self, name: str, chosen: str, types: tuple[ColumnType, ...]) -> dict[str, dict[str, str]]:
        columns = [column.name for column in self.layout.columns if column.type in types]
        return {name: dict.fromkeys(columns, chosen)} if chosen and columns else {}


def _initial(layout: FileLayout) -> dict[str, str | None]:
    return {
        "sheet": layout.sheet,
        "encoding": layout.encoding,
        "delimiter": layout.delimiter,
        "header_rows": ", ".join(map(str, layout.header_rows)),
    }


def _encodings(layout: FileLayout) -> list[tuple[str, str]]:
    known = dict(ENCODINGS)
    found = [layout.encoding or "", *(guess.encoding for guess in layout.encodings), *known]
    return [(name, known.get(name, name)) for name in dict.fromkeys(found)]


def mapping_from(sent: QueryDict, before: dict[str, str], names: tuple[str, ...]) -> dict[str, str]:
    """Field to column name out of the selects; a field chosen twice goes where it was not before."""
    chosen: dict[str, str] = {}
    for place, name in enumerate(names):
        field = sent.get(f"column-{place}", "")
        if field and (field not in chosen or before.get(field) != name):
            chosen[field] = name
    return chosen


def options_from(sent: QueryDict) -> dict[str, str]:
    """What was chosen for the whole file."""
    return {
        key.removeprefix("option-"): str(value) for key, value in sent.items() if key.startswith("option-")
    }
