"""Which column is matched to which field, by the words of its heading."""

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

SHORTEST_PART = 3


def key_of(heading: str) -> str:
    """A heading without case, accents, blanks and signs."""
    folded = unicodedata.normalize("NFKD", heading).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def fingerprint(headings: Iterable[str]) -> str:
    """The same for sheets with the same headings in the same order."""
    return hashlib.sha256("\n".join(key_of(heading) for heading in headings).encode()).hexdigest()


def guess(headings: Sequence[str], synonyms: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """A heading for each field where one fits: exactly, else one that contains a synonym.

    Fields come in order of importance; each heading is used once.
    """
    found: dict[str, str] = {}
    for fits in (str.__eq__, _is_part):
        for field, words in synonyms.items():
            free = [heading for heading in headings if heading not in found.values()]
            match = None if field in found else _first(free, words, fits)
            if match is not None:
                found[field] = match
    return found


def is_sure(heading: str, words: Sequence[str]) -> bool:
    """Whether a heading says a field outright, so that nobody needs to look twice."""
    return key_of(heading) in {key_of(word) for word in words}


def _first(headings: Sequence[str], words: Sequence[str], fits: Callable[[str, str], bool]) -> str | None:
    for word in map(key_of, words):
        for heading in headings:
            if fits(key_of(heading), word):
                return heading
    return None


def _is_part(heading: str, word: str) -> bool:
    return word in heading and (len(word) >= SHORTEST_PART or not word.isascii())
