"""S24, thin: a backup counts once a drill has restored it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from tests.support.recording import RecordingView
from tests.support.student_pages import FakeHost
from tests.support.units import SECRET, UnitVault, make_school
from xinliapp.domain.backups import AutoBackup
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import backup, backup_policy, restore_plan
from xinliapp.services.audit import AuditReport, ChainReport
from xinliapp.services.backup import DrillReport
from xinliapp.services.backup_list import BackupLine, BackupOverview
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain
from xinliapp.system.drives import Drive
from xinliapp.ui.backup.presenter import BackupPresenter
from xinliapp.ui.backup.screen import BackupScreen
from xinliapp.ui.backup.view import BackupView, size_text
from xinliapp.widgets.paint import Sign


@pytest.fixture
def unit(tmp_path: Path) -> UnitVault:
    return make_school(tmp_path / "school")


@pytest.fixture
def session(unit: UnitVault) -> Iterator[Session]:
    opened = unit.session("甲老师")
    yield opened
    unit.close(opened)


def shown(session: Session) -> tuple[RecordingView, BackupPresenter]:
    view, jobs = RecordingView(), SerialRunner()
    presenter = BackupPresenter(view, session, jobs, FakeHost())
    jobs._on_changed = presenter.refresh
    presenter.start(None)
    return view, presenter


def overview(view: RecordingView) -> BackupOverview:
    found = view.last("show_overview")[0]
    assert isinstance(found, BackupOverview)
    return found


def test_a_copy_proves_nothing_until_it_was_drilled(session: Session, unit: UnitVault) -> None:
    view, presenter = shown(session)
    assert overview(view).lines == ()
    presenter.back_up(None)
    line = overview(view).lines[0]
    assert (line.here, line.drilled_at, overview(view).proven) == (True, None, None)
    unit.clock.moment += dt.timedelta(days=1)
    presenter.drill(line)
    assert overview(view).lines[0].drilled_at == "2020-10-19T09:12:00"
    proven = overview(view).proven
    assert proven is not None
    assert proven.made_at == "2020-10-18T09:12:00"
    assert view.last("say_proven")[0].rows_case is not None


def test_a_damaged_backup_is_not_proven(session: Session) -> None:
    view, presenter = shown(session)
    presenter.back_up(None)
    line = overview(view).lines[0]
    path = line.folder / "core.db"
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.write_bytes(data)
    presenter.drill(line)
    assert "没有采用" in view.told()
    assert view.last("show_drilling") == (False,)
    assert overview(view).proven is None


def test_backups_elsewhere_are_found_while_the_place_is_there(session: Session, tmp_path: Path) -> None:
    view, presenter = shown(session)
    presenter.back_up(tmp_path / "stick")
    presenter.back_up(None)
    assert {line.here for line in overview(view).lines} == {True, False}
    (tmp_path / "stick").rename(tmp_path / "pulled")
    presenter.start(None)
    assert [line.here for line in overview(view).lines] == [True]


def test_who_cannot_open_the_case_file_copies_its_ciphertext(unit: UnitVault) -> None:
    principal = unit.session("校长甲")
    view, presenter = shown(principal)
    presenter.back_up(None)
    line = overview(view).lines[0]
    assert line.size_case is not None
    assert not line.case_counted
    presenter.drill(line)
    assert view.last("say_proven")[0].rows_case is None
    unit.close(principal)


def test_the_chains_are_checked(session: Session) -> None:
    view, presenter = shown(session)
    presenter.check_audit()
    report = view.last("say_audit")[0]
    assert report.whole
    assert report.core.events > 0


def test_the_page_says_what_it_shows(session: Session, qtbot: QtBot) -> None:
    jobs = SerialRunner()
    screen = BackupScreen(session, jobs, FakeHost())
    jobs._on_changed = screen.presenter.refresh
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    assert screen.view.proven.word == "还没有演练过的备份"
    assert screen.view.proven.sign is Sign.BAD
    screen.view.make_button.click()
    assert screen.view.table.current_row() is not None
    screen.view.drill_button.click()
    assert screen.view.proven.word == "最近演练过的备份 2020-10-18(今天)"
    assert screen.view.bar.text().startswith("演练通过:公共资料 ")
    screen.view.audit_button.click()
    assert screen.view.bar.text().startswith("审计链:公共 ")


@pytest.mark.parametrize(
    ("day", "sign"), [("2020-10-04", Sign.OK), ("2020-10-03", Sign.DUE_SOON), ("2020-09-17", Sign.BAD)]
)
def test_a_proof_grows_old(qtbot: QtBot, day: str, sign: Sign) -> None:
    from xinliapp.services.backup import ProvenBackup

    view = BackupView()
    qtbot.addWidget(view)
    view.show_overview(
        BackupOverview((), ProvenBackup("x", f"{day}T08:00:00", "2020-10-18T08:00:00"), "2020-10-18")
    )
    assert view.proven.sign is sign


def test_a_broken_chain_is_told_with_its_number(qtbot: QtBot) -> None:
    view = BackupView()
    qtbot.addWidget(view)
    core = ChainReport(Chain.CORE, 18442, "0" * 64, 9031, 2)
    view.say_audit(AuditReport(core, None, (0, "")))
    assert view.bar.text() == (
        "审计链:公共第9031条起校验不上;案卷链您打不开,没有核对。"
        "记录没有被删除。请停止使用并从备份比对,联系上级。"
    )


def test_the_chosen_place_stays_chosen(qtbot: QtBot) -> None:
    view = BackupView()
    qtbot.addWidget(view)
    stick = Drive(Path("/media/stick"), "STICK", 3_100_000_000, 8_000_000_000)
    view.show_places((stick,))
    view.place.setCurrentIndex(1)
    view.show_places((stick,))
    assert view.place.currentData() == stick.folder
    assert view.place.currentText() == "到U盘 STICK(剩 3.1 GB)"
    given: list[object] = []
    view.backup_wanted.connect(given.append)
    view.make_button.click()
    assert given == [stick.folder]


@pytest.mark.parametrize(
    ("size", "text"), [(12, "1 KB"), (812_400, "812 KB"), (42_000_000, "42 MB"), (3_100_000_000, "3.1 GB")]
)
def test_sizes_as_people_say_them(size: int, text: str) -> None:
    assert size_text(size) == text


def test_a_restore_asks_two_people_and_then_locks(
    session: Session, unit: UnitVault, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("plan", "carry_out"):
        weak = functools.partial(getattr(restore_plan, name), allow_weak=True)
        monkeypatch.setattr(restore_plan, name, weak)
    host, jobs = FakeHost(), SerialRunner()
    screen = BackupScreen(session, jobs, host)
    jobs._on_changed = screen.presenter.refresh
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    screen.presenter.back_up(None)
    view, panel = screen.view, screen.view.panel
    view.table.select_key(str(view.table.rows()[0].folder))
    view.restore_button.click()
    # Since the backup: the event that it was made.
    assert panel.what.text().endswith("之后的 1 条操作会丢失。")
    panel.go_button.click()
    assert panel.bar.text().startswith("“您的口令”没有填写")
    panel._own.line.setText(SECRET)
    panel._second.line.setText("not the principal's words")
    panel.go_button.click()
    assert panel.bar.text().startswith("口令不对")
    assert not session.database.closed
    panel._second.line.setText(SECRET)
    panel.go_button.click()
    assert panel.held
    assert session.database.closed
    panel.go_button.click()
    assert host.locks == 1
    view.close_panel()
    assert not panel.isHidden()


def test_when_a_backup_is_made_by_itself_is_kept(session: Session) -> None:
    assert backup_policy.automatic(session) is AutoBackup.EXIT
    assert backup_policy.on_exit(session) is not None
    backup_policy.choose(session, AutoBackup.WEEKLY)
    assert backup_policy.on_exit(session) is None
    backup_policy.choose(session, AutoBackup.OFF)
    assert (backup_policy.automatic(session), backup_policy.on_exit(session)) == (AutoBackup.OFF, None)


def test_a_full_disk_is_told_before_anything_is_written(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, presenter = shown(session)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10, 9, 1_000_000))
    presenter.back_up(None)
    assert re.fullmatch(r"备份盘剩余空间不足\(需\d+MB,剩1MB\)。原有备份没有改动。请清理或换盘。", view.told())
    assert overview(view).lines == ()


def _line(folder: Path, *, here: bool = False) -> BackupLine:
    return BackupLine(folder, "2020-10-18T09:12:00", 42_000_000, 18_000_000, True, here, None)


def test_the_place_of_a_backup_is_told_as_people_know_it(qtbot: QtBot) -> None:
    view = BackupView()
    qtbot.addWidget(view)
    view.show_places((Drive(Path("/media/stick"), "STICK", 3_100_000_000, 8_000_000_000),))
    assert view._where(_line(Path("/data/vault/backups/a"), here=True)) == "本机"
    assert view._where(_line(Path("/media/stick/a"))) == "U盘 STICK"
    assert view._where(_line(Path("/media/stick/deep/a"))) == "U盘 STICK"
    assert view._where(_line(Path("/data/old/backups/a"))) == "本机 资料夹“old”"
    assert view._where(_line(Path("/net/safe/a"))) == "文件夹 safe"


def test_attachments_that_were_left_out_are_told(qtbot: QtBot, session: Session) -> None:
    view = BackupView()
    qtbot.addWidget(view)
    made = backup.make_backup(session)
    view.say_made(made)
    assert "附件" not in view.bar.text()
    view.say_made(dataclasses.replace(made, attachments_left_out=2))
    assert view.bar.text().endswith("有 2 份附件文件已损坏,没有拷贝。请到上传它们的页面重新上传。")
    view.say_proven(DrillReport(made.folder, "2020-10-18T09:12:00", 812, 90, 5, 1))
    assert view.bar.text() == (
        "演练通过:公共资料 812 条、案卷 90 条逐项一致,临时文件已删除。附件 5 份一致。"
        "有 1 份附件只有登记,备份里没有文件。请到上传它们的页面重新上传,再备份一次。"
    )


def test_the_record_of_drills_is_printed(session: Session, qtbot: QtBot) -> None:
    host = FakeHost()
    screen = BackupScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    screen.view.print_button.click()
    assert host.papers == [] and screen.view.bar.text() != ""  # nothing was proven yet
    report, _ = backup.drill(session, backup.make_backup(session).folder)
    screen.view.print_button.click()
    assert [paper.file_name for paper in host.papers] == ["演练记录.pdf"]
    pages = pypdfium2.PdfDocument(host.papers[0].data)
    text = pages[0].get_textpage().get_text_bounded()
    assert "2020-10-18 09:12" in text and str(report.rows_core) in text and "逐项一致" in text
