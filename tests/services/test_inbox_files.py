"""In what order one merge looks at the files of the sealed inbox; expectations by hand."""

from __future__ import annotations

import os
from pathlib import Path

from xinliapp.services.inbox_files import SMALL_BYTES, Limits, Lying, at_once, notes, put_aside
from xinliapp.storage.layout import VaultFolder

ID = "11111111-2222-4333-8444-55555555555"


def lying(name: str, size: int, since: int) -> Lying:
    return Lying(Path(f"{name}.age"), size, since)


def order(waiting: list[Lying], ours: str = "", limits: Limits | None = None) -> tuple[str, int]:
    taken, left = at_once(waiting, lambda name: name in ours, limits or Limits())
    return "".join(path.stem for path in taken), left


def test_marked_names_come_first_the_smallest_of_them_before_the_others() -> None:
    waiting = [lying("a", 1, 1), lying("b", 9000, 9), lying("c", 500, 8), lying("d", 2, 2)]
    assert order(waiting, "bc") == ("cbad", 0)


def test_of_the_others_the_longest_there_comes_first_among_small_ones_and_large_ones_last() -> None:
    waiting = [
        lying("a", SMALL_BYTES + 1, 1), lying("b", 1, 4), lying("c", SMALL_BYTES, 3), lying("d", 600, 2),
        lying("e", SMALL_BYTES + 2, 0),
    ]  # fmt: skip
    assert order(waiting) == ("dcbae", 0)


def test_the_number_of_files_bounds_the_others_only() -> None:
    waiting = [lying(name, 10, number) for number, name in enumerate("abcdefgh")]
    assert order(waiting, "efgh", Limits(files=2)) == ("efghab", 2)


def test_the_bytes_bound_all_and_one_file_is_always_looked_at() -> None:
    waiting = [lying("a", 60, 1), lying("b", 60, 2), lying("c", 500, 3)]
    assert order(waiting, "", Limits(total_bytes=120)) == ("ab", 1)
    assert order(waiting, "c", Limits(total_bytes=120)) == ("c", 2)


def test_who_adds_files_without_end_cannot_hold_up_what_lies_there() -> None:
    """The lock screen's note has no mark; each merge 3 are looked at and 5 forged ones are added."""
    limits = Limits(files=3)
    waiting = [lying(f"old{number}", 300, number) for number in range(7)] + [lying("real", 600, 7)]
    moment = 8
    for _ in range(3):
        taken, _left = at_once(waiting, lambda _name: False, limits)
        waiting = [one for one in waiting if one.path not in taken]
        waiting += [lying(f"new{moment + number}", 300, moment + number) for number in range(5)]
        moment += 5
    assert Path("real.age") not in {one.path for one in waiting}


def test_a_date_set_back_by_hand_makes_no_file_older(tmp_path: Path) -> None:
    place = VaultFolder(tmp_path)
    place.inbox.mkdir()
    path = place.inbox / f"{ID}1.age"
    path.write_bytes(b"x")
    (before,) = notes(place)
    os.utime(path, ns=(1, 1))
    (after,) = notes(place)
    if os.name == "posix":
        assert after.since >= before.since
    assert (after.path, after.size) == (path, 1)


def test_putting_aside_keeps_what_lies_there_under_the_same_name(tmp_path: Path) -> None:
    for content in (b"1", b"2"):
        path = tmp_path / f"{ID}1.age"
        path.write_bytes(content)
        put_aside(tmp_path / "aside", path)
    assert sorted(one.read_bytes() for one in (tmp_path / "aside").iterdir()) == [b"1", b"2"]
