"""Plain decisions about cards: completeness, opening hours, kinds of moments."""
