"""Every paper of the demo says 演示, and no paper of a real school does: each way to a print, walked."""

from __future__ import annotations

import ast
import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import xinliapp
from tests.reports.pdf_probe import page_count, plain_text
from tests.services.test_merge import office  # noqa: F401 - a fixture
from tests.services.test_vault import NOW, SCHOOL
from tests.support import exchange as make
from tests.support import offices
from tests.support.term_school import TermSchool
from xinliapp.app.setup_service import Setup
from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.bureau import ReportingProgress, ReportState, SchoolProgress
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.roster_plan import Outcome
from xinliapp.reports.enrolment import render_enrolment
from xinliapp.services import (
    enrolment,
    exchange_papers,
    figures,
    form_paper,
    forms,
    members,
    merge,
    roster_preview,
    roster_print,
    self_check,
    setup,
)
from xinliapp.services.demo import DemoMark, write_mark
from xinliapp.services.roster import ImportReport
from xinliapp.services.session import Session
from xinliapp.storage import members as member_rows

SOURCES = Path(xinliapp.__file__).parent
MARK = DemoMark(NOW, NOW)
WORDS = "演示"
PERIOD = "2026-09-14/2026-10-16"


# --- nothing can be left unmarked ---


def marked_models() -> set[str]:
    """Every print model with a field ``demo``, wherever it is defined."""
    return {
        node.name
        for room in ("domain", "reports")
        for path in (SOURCES / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        and any(isinstance(line, ast.AnnAssign) and ast.unparse(line.target) == "demo" for line in node.body)
    } - {"MergedTable"}


def calls(wanted: Callable[[str], bool]) -> Iterator[tuple[str, str, ast.Call]]:
    """(module, function called, call) outside the room that draws and the room of the models."""
    for path in sorted(SOURCES.rglob("*.py")):
        module = path.relative_to(SOURCES).as_posix()
        if module.startswith(("reports/", "domain/")):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and wanted(name := ast.unparse(node.func).split(".")[-1]):
                yield module, name, node


def test_every_print_model_is_told_whether_it_is_the_demos() -> None:
    models = marked_models() | {"PaperInfo"}  # whose watermark a letter is given
    assert {"FormPrint", "TablePrint", "RecoverySheet", "SelfCheckReport"} <= models
    made = list(calls(models.__contains__))
    assert len(made) >= 8
    for module, name, node in made:
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        told = [value for value in given if "demo" in ast.unparse(value).lower()]
        assert told, f"{module}: {name} is not told whether it is the demo's"


def test_whoever_draws_has_asked_the_vault() -> None:
    """Only :func:`services.demo.is_demo` may decide it; no caller passes it in."""
    made_elsewhere = {
        "app/cli/exchange_commands.py",  # enrolment's sheet
        "app/setup_service.py",  # the wizard's
        "app/demo/safeguards.py",  # the demo's own papers, marked always
    }
    drawing = {module for module, _, _ in calls(lambda name: name.startswith("render_"))}
    drawing -= {module for module in drawing if module.startswith(("ui/", "widgets/", "system/"))}
    assert len(drawing) >= 8
    for module in sorted(drawing - made_elsewhere):
        assert "is_demo(session)" in (SOURCES / module).read_text(encoding="utf-8"), module


# --- the ways to a print ---


def _form(school: TermSchool) -> bytes:
    forms.save(school.session, "KZ", PERIOD)
    return form_paper.print_pdf(school.session, "KZ", PERIOD)


def _self_check(school: TermSchool) -> bytes:
    figures.publish(school.session)
    return self_check.print_pdf(school.session, self_check.start(school.session, "JS"))


def _class_list(school: TermSchool) -> bytes:
    group = school.class_group()
    school.student(group)
    return roster_print.class_list_pdf(school.session, group).data


def _differences(school: TermSchool) -> bytes:
    counts = {outcome.value: 0 for outcome in Outcome}
    report = ImportReport(None, "名单.xlsx", "0" * 64, dt.date(2026, 9, 1), (), counts, (), True, 0)
    words = {outcome: outcome.value for outcome in Outcome}
    return roster_preview.differences_pdf(school.session, report, words)


AT_SCHOOL = {
    "form": _form,
    "self_check": _self_check,
    "class_list": _class_list,
    "differences": _differences,
}


def says_demo(pdf: bytes) -> bool:
    found = WORDS in plain_text(pdf)
    if found:
        assert plain_text(pdf).count(WORDS) >= page_count(pdf)  # every page, not the first alone
    return found


def become_demo(session: Session) -> None:
    with session.write("test.demo") as uow:
        write_mark(uow, MARK)


@pytest.mark.parametrize("paper", AT_SCHOOL)
@pytest.mark.parametrize("demo", [True, False])
def test_a_schools_paper(tmp_path: Path, paper: str, demo: bool) -> None:
    school = TermSchool(tmp_path)
    if demo:
        become_demo(school.session)
    assert says_demo(AT_SCHOOL[paper](school)) is demo


@pytest.mark.parametrize("demo", [True, False])
def test_a_bureaus_papers(tmp_path: Path, demo: bool) -> None:
    bureau = offices.bureau(tmp_path)
    if demo:
        become_demo(bureau.session)
    enrolment.ensure_unit_keys(bureau.session)
    assert says_demo(exchange_papers.enrolment_paper(bureau.session).data) is demo
    assert says_demo(render_enrolment(enrolment.enrolment_sheet(bureau.session))) is demo  # the command's
    members.save_member(bureau.session, "3150000001", "第一小学")
    (school,) = member_rows.members(bureau.session.database)
    late = SchoolProgress(school, ReportState.MISSING, None, None)
    progress = ReportingProgress("KZ", PERIOD, "2026-10-19", (late,))
    assert says_demo(exchange_papers.missing_paper(bureau.session, "x", progress).data) is demo


@pytest.mark.parametrize("demo", [True, False])
def test_the_recovery_sheet(tmp_path: Path, demo: bool) -> None:
    wizard = Setup(tmp_path, FixedClock(NOW))
    new = dataclasses.replace(SCHOOL, demo=MARK if demo else None)
    wizard._created = setup.create_vault(
        tmp_path / "v", new, FixedClock(NOW), cost=KdfCost.TEST, allow_weak=True
    )
    wizard.save_sheet(str(tmp_path / "sheet.pdf"))
    assert says_demo((tmp_path / "sheet.pdf").read_bytes()) is demo


def test_the_sheet_is_saved_whole_and_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Power cut or full disk: what was there stays; what is told as saved is on the disk."""
    from xinliapp.crypto import durable
    from xinliapp.domain.errors import KnownError

    wizard = Setup(tmp_path, FixedClock(NOW))
    wizard._created = setup.create_vault(
        tmp_path / "v", SCHOOL, FixedClock(NOW), cost=KdfCost.TEST, allow_weak=True
    )
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"before")
    done: list[str] = []
    for call in ("sync", "replace", "sync_directory"):
        real = getattr(durable.SYSTEM, call)
        monkeypatch.setattr(
            type(durable.SYSTEM), call, lambda _self, *a, c=call, r=real: (done.append(c), r(*a))[1]
        )
    wizard.save_sheet(str(target))
    assert done == ["sync", "replace", "sync_directory"]
    assert target.read_bytes().startswith(b"%PDF")

    def full(*_: object) -> int:
        raise OSError(28, "no space")

    monkeypatch.setattr(type(durable.SYSTEM), "write", full)
    before = target.read_bytes()
    with pytest.raises(KnownError, match="disk_full"):
        wizard.save_sheet(str(target))
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("demo", [True, False])
def test_a_merged_table(office: offices.Office, demo: bool) -> None:  # noqa: F811
    if demo:
        become_demo(office.session)
    table = merge.merge(office.session, make.definition(), make.PERIOD)
    assert says_demo(merge.merge_pdf(table)) is demo
