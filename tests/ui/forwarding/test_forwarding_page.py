"""B07 on the screen: rows, reasons, signature, the sealed file; a change asks for a new signature."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.district import District
from tests.support.student_pages import FakeHost
from xinliapp.bundles.cards import RecipientCard, write_card
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.exchange import FingerprintProof
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import enrolment, inbox_desk
from xinliapp.ui.forwarding.screen import ForwardingScreen

FINE = (12, 900, 3, 300, 380, 350, 10, 4)


@pytest.fixture
def district(tmp_path: Path) -> District:
    made = District(tmp_path, 3)
    for member in made.members:
        made.enrol(member)
    inbox_desk.receive(made.session, [made.write(tmp_path / "in", one, FINE) for one in made.members[:2]])
    seed = bytes([211]) * 32
    line = sshsig.public_line(sshsig.public_key(seed))
    card = RecipientCard(
        "3150000999", "示例区教委", "district", line, agefile.new_identity()[1], None, "2020-10-01T08:00:00"
    )
    pending = enrolment.import_card(made.session, write_card(card, seed))
    enrolment.add_recipient(made.session, pending, FingerprintProof(sshsig.fingerprint(line)))
    return made


def shown(district: District, qtbot: QtBot) -> tuple[ForwardingScreen, FakeHost]:
    jobs, host = SerialRunner(), FakeHost()
    screen = ForwardingScreen(district.session, jobs, host)
    jobs._on_changed = screen.presenter.refresh
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start(None)
    return screen, host


def test_from_rows_to_the_sealed_file(
    district: District, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    screen, host = shown(district, qtbot)
    view = screen.view
    assert view.counts.text() == "学校行 2(签名 2 未签名 0)+ 本级汇总 1   缺 1 所"
    assert not view.seal_button.isEnabled()
    assert (view.seal_button.toolTip(), view.sign_button.toolTip()) == (
        "先签名,再生成加密包",
        "先注明缺报原因",
    )
    view.explain.click()  # leads to the silent school and the field for its reason
    assert view.school.text() == district.members[2].name
    assert view.reason_field.isVisible()
    view.sign_button.click()
    assert view.bar.text() == "有1所未报且未注明原因。没有生成,汇总不变。请补原因或等其报送。"
    view.table.select_key(district.members[2].code)
    view.reason.setText("停电,已电话核实")
    view.reason_button.click()
    assert not view.wanting.isVisible()
    view.sign_button.click()
    assert view.seal_button.isEnabled() and not view.sign_button.isEnabled()
    view.seal_button.click()
    assert "已读回核对 √" in view.bar.text()
    (file,) = list(out.iterdir())
    assert file.name == "3150000900-2020-09-14_2020-10-16-3150000999-1.age"
    (made,) = view.history.rows()
    assert made.read_back and f"校验码 {made.check_code}" in view.bar.text()
    view.print_button.click()
    assert host.papers[-1].file_name == "上报清单-2020-10-18.pdf"

    inbox_desk.receive(district.session, [district.write(tmp_path / "late", district.members[2], FINE)])
    screen.presenter.choose_run(screen.presenter._reading.run.id)  # type: ignore[union-attr]
    assert view.sign_button.isEnabled() and not view.seal_button.isEnabled()  # signed before the change


def test_nobody_above_is_registered(tmp_path: Path, qtbot: QtBot) -> None:
    made = District(tmp_path, 1)
    made.enrol(made.members[0])
    inbox_desk.receive(made.session, [made.write(tmp_path / "in", made.members[0], FINE)])
    screen, host = shown(made, qtbot)
    assert screen.view.nobody.isVisible()
    screen.view.sign_button.click()
    assert screen.view.bar.text().startswith("还没有登记收件单位")
    screen.view.nobody.click()
    assert host.opened == [("members", None)]
