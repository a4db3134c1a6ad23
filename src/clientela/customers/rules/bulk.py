"""What one edit of many customers does to each of them."""

from dataclasses import dataclass
from typing import Any, Literal

BulkField = Literal["owner", "team", "region", "stage", "terms_days", "source", "add_tag", "remove_tag"]
TAG_EDITS = ("add_tag", "remove_tag")


@dataclass(frozen=True)
class BulkChange:
    """One field set to one value for many customers; `value` is an id for owner, team and region."""

    field: BulkField
    value: Any
    team_id: int | None = None

    @property
    def columns(self) -> list[str]:
        """The columns it writes."""
        if self.field in TAG_EDITS:
            return ["tags"]
        return ["owner_id", "team_id"] if self.field == "owner" else [self.column]

    @property
    def column(self) -> str:
        """The column people speak of."""
        if self.field in TAG_EDITS:
            return "tags"
        return f"{self.field}_id" if self.field in ("owner", "team", "region") else self.field

    def apply(self, customer: Any) -> bool:
        """Set the new value on a customer; whether anything differs."""
        before = {column: getattr(customer, column) for column in self.columns}
        if self.field in TAG_EDITS:
            customer.tags = self._tags(list(customer.tags))
        else:
            setattr(customer, self.column, self.value)
        if self.field == "owner" and self.team_id is not None:
            customer.team_id = self.team_id
        return before != {column: getattr(customer, column) for column in self.columns}

    def _tags(self, tags: list[str]) -> list[str]:
        without = [tag for tag in tags if tag != self.value]
        if self.field == "remove_tag":
            return without
        return tags if self.value in tags else [*tags, self.value]
