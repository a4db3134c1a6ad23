"""Texts to be translated: gathered room by room, compiled without gettext installed, checked to be complete."""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1] / "src" / "clientela"
LANGUAGES = {"zh_Hans": "zh_CN", "zh_Hant": "zh_TW", "es": "es"}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def main(arguments: list[str]) -> int:
    """Gather, compile or check; 1 where a text lacks its translation."""
    settings.configure(USE_I18N=True)
    verb = arguments[0] if arguments else "check"
    return {"gather": gather, "compile": compile_all, "check": check}[verb]()


def gather() -> int:
    """Bring every catalogue up to date with the texts in its room."""
    for room in rooms():
        found = texts_of(room)
        for language in LANGUAGES:
            _update(room, language, found)
    return 0


def compile_all() -> int:
    """Write the machine form of every catalogue that has changed."""
    for path in SOURCE.glob("*/locale/*/LC_MESSAGES/django.po"):
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            with target.open("wb") as out:
                write_mo(out, read(path))
    return 0


def check() -> int:
    """Print every text without a translation, or with one that breaks its placeholders."""
    broken = [line for room in rooms() for language in LANGUAGES for line in _broken(room, language)]
    print("\n".join(broken) or "Every text is translated.")
    return int(bool(broken))


def rooms() -> list[Path]:
    """The rooms, which hold their own texts."""
    return sorted(path.parent for path in SOURCE.glob("*/__init__.py"))


def texts_of(room: Path) -> Catalog:
    """Every text of a room's Python and templates."""
    catalog = Catalog(project="Clientela", charset="utf-8", fuzzy=False)
    for path in sorted([*room.rglob("*.py"), *room.rglob("*.html")]):
        if "tests" not in path.parts and "migrations" not in path.parts:
            for words, context, comments in _texts_in(path):
                catalog.add(words, auto_comments=comments, context=context)
    return catalog


def read(path: Path) -> Catalog:
    """A catalogue from its file."""
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGES[path.parts[-3]])


def _texts_in(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None, list[str]]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = INDENT.sub("", templatize(text))
    found = extract("python", BytesIO(text.encode()), KEYWORDS, ["Translators:"], {"encoding": "utf-8"})
    for _line, words, comments, context in found:
        if words and words != ("", ""):
            yield words, context, list(comments)


def _update(room: Path, language: str, found: Catalog) -> None:
    path = _catalogue_path(room, language)
    if not len(found) and not path.exists():
        return
    catalog = (
        read(path) if path.exists() else Catalog(locale=LANGUAGES[language], project="Clientela", fuzzy=False)
    )
    catalog.update(found, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    for message in catalog:
        message.locations = []
    if language == "zh_Hant":
        _fill_traditional(catalog, read(_catalogue_path(room, "zh_Hans")))
    with path.open("wb") as out:
        write_po(out, catalog, width=110, sort_output=True, omit_header=False, include_previous=False)
    _drop_dates(path)


def _fill_traditional(catalog: Catalog, simplified: Catalog) -> None:
    """Convert what nobody has worded in traditional characters yet."""
    from opencc import OpenCC  # noqa: PLC0415 (only gathering needs it)

    convert = OpenCC("s2twp").convert
    for message in catalog:
        source = simplified.get(message.id, message.context)
        if message.id and source and not any(_strings(message)) and any(_strings(source)):
            words = source.string
            message.string = convert(words) if isinstance(words, str) else tuple(map(convert, words))


def _drop_dates(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [
        line
        for line in lines
        if not line.startswith(('"POT-Creation-Date', '"PO-Revision-Date', "#  ", "#\n"))
    ]
    path.write_text("".join(kept), encoding="utf-8")


def _broken(room: Path, language: str) -> Iterator[str]:
    path = _catalogue_path(room, language)
    have = read(path) if path.exists() else Catalog(locale=LANGUAGES[language])
    for wanted in texts_of(room):
        if not wanted.id:
            continue
        message = have.get(wanted.id, wanted.context)
        name = wanted.id if isinstance(wanted.id, str) else wanted.id[0]
        if message is None or not all(_strings(message)):
            yield f"{room.name} {language}: not translated: {name[:90]!r}"
        elif not _placeholders_agree(wanted, message):
            yield f"{room.name} {language}: placeholders differ: {name[:90]!r}"


def _placeholders_agree(wanted: Message, message: Message) -> bool:
    ids = [wanted.id] if isinstance(wanted.id, str) else list(wanted.id)
    allowed = {place for words in ids for place in PLACEHOLDER.findall(words)}
    required = set(PLACEHOLDER.findall(ids[-1])) if len(ids) == 1 else set()
    found = [set(PLACEHOLDER.findall(words)) for words in _strings(message)]
    return all(required <= places <= allowed for places in found)


def _strings(message: Message) -> tuple[str, ...]:
    words = message.string
    return (words or "",) if isinstance(words, str) or words is None else tuple(words)


def _catalogue_path(room: Path, language: str) -> Path:
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
