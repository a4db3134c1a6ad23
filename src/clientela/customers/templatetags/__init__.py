"""What the card's templates draw."""
