"""S22: seen, signed, sealed, read back; with real vaults of a school and its bureau."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.support import units
from tests.support.audits import audited
from tests.support.recording import RecordingView
from tests.support.student_pages import FakeHost
from tests.support.units import UnitVault
from xinliapp.bundles.cards import read_request
from xinliapp.domain.exchange import FigureSource, LeavingPreview
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import bureau, enrolment, known_forms
from xinliapp.services.forms import Entry
from xinliapp.services.leaving import LeavingForm, LeavingState
from xinliapp.services.session import Session
from xinliapp.ui.exchange.presenter import ExchangePresenter
from xinliapp.ui.exchange.screen import ExchangeScreen


class Pair:
    """A school and a bureau; the school's sessions are closed when the next opens."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.school: UnitVault = units.make_school(folder / "school")
        self.bureau: UnitVault = units.make_bureau(folder / "bureau")
        self.clerk = self.bureau.session("经办甲")
        self.card = folder / "card.json"
        self.card.write_bytes(enrolment.make_recipient_card(self.clerk))
        self.groups = enrolment.enrolment_sheet(self.clerk).groups
        self._open: Session | None = None

    def sign_in(self, name: str) -> Session:
        self.sign_out()
        self._open = self.school.session(name)
        return self._open

    def sign_out(self) -> None:
        if self._open is not None:
            self.school.close(self._open)
            self._open = None

    def typed(self, positions: tuple[int, ...]) -> dict[int, str]:
        return {position: self.groups[position - 1] for position in positions}

    def introduce(self, presenter: ExchangePresenter, view: RecordingView) -> None:
        presenter.open_card(str(self.card))
        presenter.add_recipient(self.typed(view.last("show_pending")[0].positions))

    def submit(self, **more: Entry) -> None:
        units.submit_form(self.sign_in("甲老师"), **more)

    def page(self, name: str, host: FakeHost | None = None) -> tuple[RecordingView, ExchangePresenter]:
        view, jobs = RecordingView(), SerialRunner()
        presenter = ExchangePresenter(view, self.sign_in(name), jobs, host or FakeHost())
        jobs._on_changed = presenter.refresh
        presenter.start(None)
        return view, presenter


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return Pair(tmp_path)


def form(view: RecordingView) -> LeavingForm:
    found = view.last("show_form")[0]
    assert isinstance(found, LeavingForm)
    return found


def preview(view: RecordingView) -> LeavingPreview:
    found = view.last("show_preview")[0]
    assert isinstance(found, LeavingPreview)
    return found


def test_from_the_figures_to_the_bureaus_inbox(pair: Pair, tmp_path: Path) -> None:
    pair.submit()
    view, presenter = pair.page("校长甲")
    assert view.last("show_preview") == (None,)  # nobody to send to yet
    pair.introduce(presenter, view)
    assert form(view).state is LeavingState.SUBMITTED
    seen = {figure.column_id: figure for figure in preview(view).figures}
    assert (seen["c1"].shown, seen["c1"].source, seen["c1"].detail) == (
        "12",
        FigureSource.CHANGED,
        "手册台账补登一批",
    )
    assert (seen["c7"].shown, seen["c7"].source) == ("", FigureSource.EMPTY)
    assert preview(view).names_found == 0
    assert [name for name, _ in preview(view).head] == ["填表单位", "填表时间", "填表人", "填表电话"]
    presenter.sign()
    assert form(view).state is LeavingState.SIGNED
    stick = tmp_path / "stick"
    stick.mkdir()
    presenter.seal(stick)
    done = view.last("say_exported")[0]
    assert done.read_back
    assert form(view).state is LeavingState.EXPORTED
    request = enrolment.make_request(pair.sign_in("校长甲"))
    pending = enrolment.import_request(pair.clerk, request)
    sheet = enrolment.enrolment_sheet(pair.sign_in("甲老师"))
    proof = enrolment.FingerprintProof(groups=dict(enumerate(sheet.groups, start=1)))
    enrolment.enrol(pair.clerk, pending, proof)
    received = bureau.receive(pair.clerk, [done.file], known_forms.definitions())
    assert [result.verdict.value for result in received] == ["accepted"]


def test_a_stick_that_is_gone_leaves_no_success(pair: Pair, tmp_path: Path) -> None:
    pair.submit()
    view, presenter = pair.page("校长甲")
    pair.introduce(presenter, view)
    presenter.sign()
    presenter.seal(tmp_path / "pulled")
    assert view.told() == (
        "U盘写到一半被拔出。学校数据没有变化,U盘上的半个文件不能用。请重新插入再点“生成加密包”。"
    )
    assert form(view).exports == ()
    assert view.last("show_busy") == (False,)
    presenter.seal(None)
    assert view.told().startswith("还没有选好U盘或文件夹")


def test_a_name_in_the_remarks_stops_everything(pair: Pair, tmp_path: Path) -> None:
    """A child who came after the form was handed in: until then nothing stood against the words."""
    session = pair.sign_in("甲老师")
    units.submit_form(session, c9=Entry(text="欧阳 小明已由家长接回"))
    with session.write("test.student") as uow:
        uow.insert(
            "student",
            {
                "id": "s1",
                "name": "欧阳小明",
                "id_number_state": "none",
                "student_number_state": "none",
                "status": "enrolled",
                "joined_on": "2020-09-01",
            },
        )
    view, presenter = pair.page("校长甲")
    pair.introduce(presenter, view)
    assert view.told() == "“备注”里有学生姓名(第1行)。没有生成文件。请改写后再试。"
    assert view.last("show_preview") == (None,)
    presenter.sign()
    presenter.seal(tmp_path)
    assert form(view).state is LeavingState.SUBMITTED
    assert view.count("say_signed") == view.count("say_exported") == 0


def test_what_changed_since_the_last_submission(pair: Pair, tmp_path: Path) -> None:
    pair.submit()
    view, presenter = pair.page("校长甲")
    pair.introduce(presenter, view)
    presenter.sign()
    pair.submit(c6=Entry(value=1860, reason="又补登了六十本"))
    view, _ = pair.page("甲老师")
    assert form(view).revision == 2
    changed = {f.column_id: (f.before, f.shown) for f in preview(view).figures if f.changed}
    assert changed == {"c6": ("1800", "1860")}
    assert preview(view).last_revision == 1
    _, presenter = pair.page("校长甲")
    presenter.sign()
    view, _ = pair.page("甲老师")  # signed now; it is still told against r1, not against itself
    assert (form(view).state, preview(view).last_revision) == (LeavingState.SIGNED, 1)
    assert [f.column_id for f in preview(view).figures if f.changed] == ["c6"]


def test_a_card_counts_only_with_the_paper(pair: Pair) -> None:
    view, presenter = pair.page("校长甲")
    presenter.open_card(str(pair.card))
    positions = view.last("show_pending")[0].positions
    wrong = {**pair.typed(positions), positions[0]: "x"}
    presenter.add_recipient(wrong)
    assert view.last("mark_group") == (positions[0],)
    assert view.last("show_page")[0].recipients == ()
    presenter.drop_card()
    presenter.add_recipient(pair.typed(positions))  # put away: nothing to register any more
    assert view.count("say_recipient") == 0


def test_the_request_is_the_principals(pair: Pair, tmp_path: Path) -> None:
    host = FakeHost()
    host.save_to = tmp_path / "request.json"
    view, presenter = pair.page("校长甲", host)
    presenter.export_request()
    assert read_request((tmp_path / "request.json").read_bytes()).code == units.SCHOOL_CODE
    assert view.last("say_written") == ("request.json",)
    view, presenter = pair.page("甲老师", host)
    presenter.export_request()
    assert view.told().startswith("这个账户不能做这一步")
    presenter.print_sheet()
    (paper,) = host.papers
    assert paper.file_name.startswith("登记单-") and paper.data.startswith(b"%PDF")
    assert audited(presenter._session)[-1] == "enrolment.print"


def test_the_page_on_the_screen(
    pair: Pair, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.submit()
    jobs = SerialRunner()
    screen = ExchangeScreen(pair.sign_in("校长甲"), jobs, FakeHost())
    jobs._on_changed = screen.presenter.refresh
    view = screen.view
    qtbot.addWidget(view)
    view.show()
    screen.presenter.start(None)
    assert view.nobody.isVisibleTo(view)
    assert not view.sign_button.isEnabled()
    view.card_given.emit(str(pair.card))
    groups = view.panel.groups
    for position, text in pair.typed(groups.positions()).items():
        edit = groups.findChild(type(groups.focusWidget()), f"exchange.groups.{position}")
        assert edit is not None
        edit.setText(text)
    view.panel.checked.emit()
    assert view.bar.text().startswith("已登记收件单位")
    assert view.names.word.startswith("含姓名: 0")
    assert view.fingerprint.text().startswith("指纹 " + " ".join(pair.groups[:3]))
    assert len(view.figures.rows()) == 13  # four head words and nine columns
    view.sign_button.click()
    assert view.bar.text().startswith("已签名封包。")
    assert not view.sign_button.isVisibleTo(view)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert (view.seal_button.text(), view.seal_button.property("kind")) == ("生成加密包", "primary")
    view.seal_button.click()
    assert "已读回核对 √" in view.bar.text()
    (made,) = view.panel.history.rows()
    assert made.read_back and f"校验码 {made.check_code}" in view.bar.text()
    assert (view.seal_button.text(), view.seal_button.property("kind")) == ("再生成一份", "outline")
    again = ExchangeScreen(screen.presenter._session, SerialRunner(), FakeHost())
    qtbot.addWidget(again.view)
    again.view.show()
    again.presenter.start(None)
    button = again.view.seal_button
    assert (button.text(), button.property("kind")) == ("再生成一份", "outline")


def test_a_counselling_teacher_sees_and_exports_but_does_not_sign(pair: Pair, qtbot: QtBot) -> None:
    pair.submit()
    screen = ExchangeScreen(pair.sign_in("甲老师"), SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    assert not screen.view.request_button.isVisibleTo(screen.view)
    assert not screen.view.sign_button.isVisibleTo(screen.view)
    assert not screen.view.seal_button.isEnabled()
