"""The command that brings the copy of the facts up to date, or makes it anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from clientela.warehouse.services import refresh_facts


class Command(BaseCommand):
    """`clientela manage refresh_facts [--full]`."""

    help = "Copies what changed in the orders into the warehouse; --full copies everything anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take `--full`."""
        parser.add_argument("--full", action="store_true", help="copy everything anew")

    def handle(self, *_: Any, **options: Any) -> None:
        """Copy, and say how much there is."""
        pointer = refresh_facts(full=options["full"])
        lines = sum(part.line_count for part in pointer.parts)
        self.stdout.write(f"Generation {pointer.generation}: {lines:,} lines in {len(pointer.parts)} parts.")
