"""Everything that can be done with work items."""

from clientela.agenda.services.move_items import assign_items, hand_over_items
from clientela.agenda.services.put_items import NewItem, put_item, put_items
from clientela.agenda.services.settle_items import (
    drop_items,
    postpone_item,
    reopen_item,
    settle_for_customer,
    settle_item,
)
from clientela.agenda.services.tasks import Task, add_task, edit_task

__all__ = [
    "NewItem",
    "Task",
    "add_task",
    "assign_items",
    "drop_items",
    "edit_task",
    "hand_over_items",
    "postpone_item",
    "put_item",
    "put_items",
    "reopen_item",
    "settle_for_customer",
    "settle_item",
]
