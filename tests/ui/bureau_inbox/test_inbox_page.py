"""B02: many files at once, a verdict for each, and what a person settles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.support.district import PERIOD, District, Member
from tests.support.recording import RecordingView
from tests.support.student_pages import FakeHost
from xinliapp.bundles.seal import seal_bag
from xinliapp.crypto import agefile
from xinliapp.domain.exchange import ArrivalVerdict
from xinliapp.domain.jobs import CancelToken
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services.inbox_desk import DeskLine
from xinliapp.services.known_forms import definition
from xinliapp.sheets.kz_form import write_form_sheet
from xinliapp.ui.bureau_inbox.presenter import InboxPresenter, Show
from xinliapp.ui.bureau_inbox.screen import InboxScreen

VALUES = (12, 9600, 3, 1710, 1751, 1800, 23, 9)


@pytest.fixture
def district(tmp_path: Path) -> District:
    made = District(tmp_path, 5)
    for member in made.members[:4]:
        made.enrol(member)
    return made


def batch(district: District, folder: Path) -> list[str]:
    """Two good bundles, one with another key, one for somebody else, a photo, two plain forms."""
    first, second, third = district.members[:3]
    paths = [district.write(folder, first, VALUES), district.write(folder, second, VALUES)]
    paths.append(district.write(folder, Member(third.code, third.name, b"\x63" * 32), VALUES))
    for name, data in (
        ("abc.age", seal_bag(b"hello", [agefile.new_identity()[1]])),
        ("photo.jpg", b"\xff\xd8\xff"),
        ("四.xlsx", sheet(district.members[3])),
        ("统计表(3).xlsx", sheet(Member("", "不在册小学", b"1" * 32))),
    ):
        (folder / name).write_bytes(data)
        paths.append(folder / name)
    return [str(path) for path in paths]


def sheet(member: Member) -> bytes:
    form = definition("KZ")
    assert form is not None
    return write_form_sheet(form, member.form((4, 400, 1, 100, 380, 400, 7, 3)))


def shown(district: District) -> tuple[RecordingView, InboxPresenter]:
    view, jobs = RecordingView(), SerialRunner()
    presenter = InboxPresenter(view, district.session, jobs, FakeHost())
    jobs._on_changed = presenter.refresh
    presenter.start(None)
    return view, presenter


def lines(view: RecordingView) -> list[DeskLine]:
    return list(view.last("show_lines")[0])


def test_one_bad_file_never_stops_the_others(district: District, tmp_path: Path) -> None:
    view, presenter = shown(district)
    presenter.receive(batch(district, tmp_path / "in"))
    assert view.last("say_batch") == (3, 4, 0)
    assert [(line.verdict.value, line.open, line.unclaimed) for line in lines(view)] == [
        ("accepted", False, False),
        ("accepted", False, False),
        ("refused", True, False),
        ("refused", True, False),
        ("refused", True, False),
        ("unsigned", False, False),
        ("unsigned", True, True),
    ]
    reasons = [line.refusal.code for line in lines(view) if line.refusal]
    assert reasons == ["bundle_signature_wrong", "bundle_not_for_us", "inbox_not_recognised"]
    assert view.last("show_counts") == (7, 3, 4, 7)


def test_dropping_the_same_files_again_changes_nothing(district: District, tmp_path: Path) -> None:
    view, presenter = shown(district)
    paths = batch(district, tmp_path / "in")
    presenter.receive(paths)
    presenter.receive(paths[:2])
    assert [line.verdict for line in lines(view)] == [ArrivalVerdict.DUPLICATE] * 2
    assert view.last("show_counts")[3] == 7


def test_what_is_open_is_found_again_after_a_restart(district: District, tmp_path: Path) -> None:
    shown(district)[1].receive(batch(district, tmp_path / "in"))
    view, presenter = shown(district)
    presenter.choose(Show.OPEN)
    assert {line.file_name for line in lines(view)} >= {"abc.age", "photo.jpg", "统计表(3).xlsx"}
    assert len(lines(view)) == 4


def test_claiming_asks_for_school_and_period(district: District, tmp_path: Path) -> None:
    view, presenter = shown(district)
    presenter.receive(batch(district, tmp_path / "in"))
    line = next(each for each in lines(view) if each.unclaimed)
    presenter.claim(line, None, PERIOD)
    assert view.told().startswith("还没有选择学校。")
    presenter.claim(line, district.members[4].code, " ")
    assert view.told().startswith("还没有选择期次。")
    presenter.claim(line, district.members[4].code, "去年")
    assert view.told().startswith("时段“去年”的写法不对")
    presenter.claim(line, district.members[4].code, PERIOD)
    assert view.last("say_claimed") == (district.members[4].name,)
    presenter.choose(Show.OPEN)
    assert all(not each.unclaimed for each in lines(view))


def test_a_held_bag_waits_for_a_person_with_a_note(district: District, tmp_path: Path) -> None:
    first = district.members[0]
    view, presenter = shown(district)
    presenter.receive([str(district.write(tmp_path / "a", first, VALUES))])
    other = district.write(tmp_path / "b", first, (13, *VALUES[1:]))
    presenter.receive([str(other)])
    held = lines(view)[0]
    assert held.verdict is ArrivalVerdict.HELD
    presenter.decide(held, True, " ")
    assert view.told().startswith("“说明”没有填写")
    presenter.decide(held, True, "电话核实以这份为准")
    assert view.last("say_decided") == (True,)
    presenter.choose(Show.ALL)
    assert sorted(line.verdict.value for line in lines(view)) == ["accepted", "held"]


def test_cancel_reaches_the_running_batch(district: District) -> None:
    token = CancelToken()

    class Waiting:
        """Jobs that have begun and not ended."""

        def __init__(self) -> None:
            self.started: list[Callable[..., Any]] = []

        def run(self, fn: Callable[..., Any], *_args: object, **_more: object) -> CancelToken:
            self.started.append(fn)
            return token

    view, jobs = RecordingView(), Waiting()
    presenter = InboxPresenter(view, district.session, jobs, FakeHost())
    presenter.receive(["a.age", "b.age"])
    begun = len(jobs.started)
    presenter.receive(["c.age"])
    assert len(jobs.started) == begun  # one batch at a time
    presenter.cancel()
    assert token.cancelled


def test_the_inbox_on_the_screen(district: District, tmp_path: Path, qtbot: QtBot) -> None:
    jobs = SerialRunner()
    screen = InboxScreen(district.session, jobs, FakeHost())
    jobs._on_changed = screen.presenter.refresh
    view = screen.view
    qtbot.addWidget(view)
    view.show()
    screen.presenter.start(None)
    assert not view.panel.isVisible()
    view.drop.offer(batch(district, tmp_path / "in"))
    assert view.bar.text().startswith("本批 7 件:通过 3,需处理 4。")
    assert (view.batch.count, view.open.count, view.all.count) == (7, 4, 7)
    assert view.batch.isChecked()
    view.open.click()
    row = next(row for row in view.table.rows() if row.unclaimed)
    view.table.select_key(row.id)
    assert view.panel.isVisible()
    assert "不在册小学" in view.panel.reason.text()
    member = district.members[4]
    view.panel.school.setCurrentText(f"{member.name} {member.code}")
    view.panel.period.setCurrentText(PERIOD)
    view.panel.claimed.emit()
    assert view.bar.text() == f"已认领为“{member.name}”的未签名表。"
    assert view.open.count == 3
    refused = view.table.rows()[0]
    view.table.select_key(refused.id)
    assert "没有收下" in view.panel.reason.text() or "打不开" in view.panel.reason.text()
