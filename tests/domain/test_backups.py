"""Which backups are kept."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.backups import BackupEntry, prune_plan, shrunken

NOON = dt.datetime(2026, 11, 23, 12)  # noqa: DTZ001 - wall clock


def _every_day(count: int, rows: int = 100) -> list[BackupEntry]:
    return [BackupEntry(f"d{age:03d}", NOON - dt.timedelta(days=age), rows, rows) for age in range(count)]


def test_seven_days_four_weeks_twelve_months_stay() -> None:
    entries = _every_day(500)
    kept = {entry.name for entry in entries} - prune_plan(entries)
    days = {f"d{age:03d}" for age in range(7)}
    # 2026-11-23 is a Monday: the newest of the last four ISO weeks are today and the three Sundays before.
    weeks = {"d000", "d001", "d008", "d015"}
    ends = [dt.date(2026, 10, 31), dt.date(2026, 9, 30), dt.date(2026, 8, 31), dt.date(2026, 7, 31)]
    ends += [dt.date(2026, 6, 30), dt.date(2026, 5, 31), dt.date(2026, 4, 30), dt.date(2026, 3, 31)]
    ends += [dt.date(2026, 2, 28), dt.date(2026, 1, 31), dt.date(2025, 12, 31)]
    months = {f"d{(NOON.date() - day).days:03d}" for day in ends}
    assert kept == days | weeks | months
    assert len(kept) == 7 + 2 + 11


def test_of_one_day_the_newest_stays() -> None:
    entries = [BackupEntry(f"h{hour}", NOON.replace(hour=hour), 100, 100) for hour in (8, 9, 17)]
    assert prune_plan(entries) == {"h8", "h9"}


def test_over_ten_percent_fewer_rows_is_shrunken_exactly_ten_is_not() -> None:
    first = BackupEntry("first", NOON, 1000, 1000)
    later = NOON + dt.timedelta(hours=1)
    assert shrunken([first, BackupEntry("b", later, 900, 1000)]) == frozenset()
    assert shrunken([first, BackupEntry("b", later, 899, 1000)]) == {"b"}
    assert shrunken([first, BackupEntry("b", later, 1000, 899)]) == {"b"}
    assert shrunken([first, BackupEntry("b", later, 1000, None)]) == frozenset()


def test_a_shrunken_one_of_the_same_day_pushes_nothing_out() -> None:
    good = BackupEntry("good", NOON, 1000, 1000)
    small = BackupEntry("small", NOON + dt.timedelta(hours=1), 10, 10)
    assert prune_plan([good, small]) == frozenset()


_ENTRIES = st.lists(
    st.builds(
        lambda number, hours, core, case: (number, hours, core, case),
        st.integers(0, 10**6),
        st.integers(0, 24 * 800),
        st.integers(0, 50),
        st.one_of(st.none(), st.integers(0, 50)),
    ),
    max_size=60,
    unique_by=lambda entry: entry[0],
).map(
    lambda found: [
        BackupEntry(str(number), NOON - dt.timedelta(hours=hours), core, case)
        for number, hours, core, case in found
    ]
)


@given(_ENTRIES)
def test_what_always_holds(entries: list[BackupEntry]) -> None:
    gone = prune_plan(entries)
    small = shrunken(entries)
    kept = [entry for entry in entries if entry.name not in gone]
    if entries:
        newest = max(entries, key=lambda entry: (entry.made_at, entry.name))
        assert newest.name not in gone
    for entry in entries:
        if entry.name in gone and entry.name not in small:
            # Only a sound one that is newer, of the same kind, can have taken its place.
            assert any(
                other.name not in small
                and (other.made_at, other.name) > (entry.made_at, entry.name)
                and (other.rows_case is None) is (entry.rows_case is None)
                for other in kept
            )
    assert len(kept) <= 4 * (7 + 4 + 12)


@given(_ENTRIES)
def test_shrunken_ones_never_decide_over_sound_ones(entries: list[BackupEntry]) -> None:
    small = shrunken(entries)
    sound = [entry for entry in entries if entry.name not in small]
    assert prune_plan(entries) - small == prune_plan(sound)
