"""The letter that stands for a customer."""

from clientela.kernel.reading_names import HAN

PLACE_CHARACTERS = 2
NO_MARK = "·"


def mark_of(name: str, alt_name: str) -> str:
    """One character: of a Chinese name the first after its place, as 恒 of 佛山恒利; else the first letter."""
    names = [each.strip() for each in (alt_name, name) if each.strip()]
    for each in names:
        if (run := HAN.match(each)) and len(run[0]) > PLACE_CHARACTERS:
            return each[PLACE_CHARACTERS]
    return names[0][0].upper() if names else NO_MARK
