"""Change sets: recorded, previewed and taken back, with what others changed since kept."""

from typing import Any

import pytest

from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set, history_of, preview, undo
from clientela.kernel.errors import BusinessError
from clientela.kernel.models import Change, ChangeSet
from clientela.staff.models import Region
from tests.cast import Cast

LIN = Actor(1, "Lin Xiaoyu")
ZHAO = Actor(2, "Zhao Qiang")


def make_region(name: str, **more: Any) -> Region:
    with change_set(LIN, kind="regions.create") as changes:
        return changes.create(Region(name=name, **more))


def rename(region: Region, name: str, actor: Actor = LIN) -> int:
    with change_set(actor, kind="regions.edit", reason="new map") as changes:
        changes.update(Region.objects.get(pk=region.pk), name=name)
        return changes.id


def fail_halfway() -> None:
    with change_set(LIN, kind="regions.create") as changes:
        changes.create(Region(name="Nowhere"))
        raise ZeroDivisionError


def test_an_update_keeps_who_why_and_both_values(cast: Cast) -> None:
    region = make_region("Foshan")
    rename(region, "Foshan city")
    latest = history_of(region)[0]
    assert (latest.who, latest.reason, latest.kind) == ("Lin Xiaoyu", "new map", "regions.edit")
    assert [(change.old, change.new) for change in latest.fields] == [("Foshan", "Foshan city")]


def test_writing_the_same_value_again_keeps_nothing(cast: Cast) -> None:
    region = make_region("Foshan")
    before = Change.objects.count()
    rename(region, "Foshan")
    assert Change.objects.count() == before


def test_a_failing_write_leaves_neither_record_nor_history(cast: Cast) -> None:
    before = ChangeSet.objects.count()
    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert not Region.objects.filter(name="Nowhere").exists()
    assert ChangeSet.objects.count() == before


def test_undo_brings_an_update_back(cast: Cast) -> None:
    region = make_region("Foshan")
    made = rename(region, "Foshan city")
    report = undo(made, ZHAO)
    region.refresh_from_db()
    assert (region.name, report.reverted, report.kept) == ("Foshan", 1, [])


def test_undo_keeps_and_lists_what_another_changed_since(cast: Cast) -> None:
    region = make_region("Foshan")
    made = rename(region, "Foshan city")
    rename(region, "Greater Foshan", ZHAO)
    report = undo(made, LIN)
    region.refresh_from_db()
    assert region.name == "Greater Foshan"
    assert [(kept.field, kept.who) for kept in report.kept] == [("name", "Zhao Qiang")]


def test_undo_removes_what_was_created_unless_it_was_edited_since(cast: Cast) -> None:
    with change_set(LIN, kind="regions.import") as changes:
        first = changes.create(Region(name="First"))
        second = changes.create(Region(name="Second"))
        made = changes.id
    rename(second, "Second, checked", ZHAO)
    report = undo(made, LIN)
    assert not Region.objects.filter(pk=first.pk).exists()
    assert Region.objects.get(pk=second.pk).name == "Second, checked"
    assert [kept.object_id for kept in report.kept] == [second.pk]


def test_undo_recreates_what_was_deleted_under_its_old_key(cast: Cast) -> None:
    region = make_region("Foshan")
    key = region.pk
    with change_set(LIN, kind="regions.delete") as changes:
        changes.delete(region)
        made = changes.id
    undo(made, LIN)
    assert Region.objects.get(pk=key).name == "Foshan"


def test_an_undo_can_itself_be_undone_but_nothing_is_undone_twice(cast: Cast) -> None:
    region = make_region("Foshan")
    made = rename(region, "Foshan city")
    report = undo(made, LIN)
    with pytest.raises(BusinessError, match="already"):
        undo(made, LIN)
    undo(report.change_set_id, LIN)
    region.refresh_from_db()
    assert region.name == "Foshan city"


def test_bulk_writes_are_recorded_one_by_one_and_undone(cast: Cast) -> None:
    regions = [make_region(f"Region {number}") for number in range(5)]
    for region in regions[1:]:
        region.name = region.name.upper()
    with change_set(LIN, kind="regions.bulk") as changes:
        assert changes.bulk_update(regions, ["name"]) == 4
        made = changes.id
    assert Change.objects.filter(change_set_id=made).count() == 4
    assert undo(made, LIN).reverted == 4
    names = Region.objects.filter(pk__in=[region.pk for region in regions]).values_list("name", flat=True)
    assert sorted(names) == [f"Region {number}" for number in range(5)]


def test_a_record_changed_twice_in_one_set_goes_back_to_its_first_value(cast: Cast) -> None:
    region = make_region("One")
    with change_set(LIN, kind="regions.edit") as changes:
        changes.update(region, name="Two")
        changes.update(region, name="Three")
        made = changes.id
    undo(made, LIN)
    region.refresh_from_db()
    assert region.name == "One"


def test_a_preview_tells_the_difference_and_changes_nothing(cast: Cast) -> None:
    region = make_region("Foshan")
    found, count = preview(lambda: rename(region, "Foshan city"))
    region.refresh_from_db()
    assert region.name == "Foshan"
    assert count == 1
    assert (found[0].before, found[0].after) == ({"name": "Foshan"}, {"name": "Foshan city"})


def test_change_sets_inside_another_join_it(cast: Cast) -> None:
    with change_set(LIN, kind="outer") as outer, change_set(ZHAO, kind="inner") as inner:
        assert inner.id == outer.id
