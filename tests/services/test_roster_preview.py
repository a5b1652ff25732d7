"""The wizard's words about a roster file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.roster_files import A, B, write_roster
from tests.support.student_pages import make_school
from xinliapp.domain.errors import UserError
from xinliapp.domain.roster_fields import Field
from xinliapp.domain.roster_plan import Outcome
from xinliapp.services import roster, roster_preview
from xinliapp.services.sheet_file import read_sheet_file
from xinliapp.storage.audit import Chain, events


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (52, "BA"), (701, "ZZ")])
def test_columns_are_named_as_the_spreadsheet_program_names_them(index: int, name: str) -> None:
    assert roster_preview.letter(index) == name


def test_a_proposal_shows_columns_and_what_stands_there(tmp_path: Path) -> None:
    session = make_school(tmp_path / "vault").session()
    file = read_sheet_file(write_roster(tmp_path / "1.xlsx", [A, B]))
    (sheet,) = roster_preview.propose(session, file).sheets
    assert (sheet.name, sheet.rows, sheet.remembered) == ("名单", 2, False)
    first = sheet.columns[0]
    assert (first.letter, first.heading, first.samples) == ("A", "姓名", ("赵子轩", "钱雨涵"))
    assert sheet.mapping is not None
    assert roster_preview.mapped(sheet.mapping, Field.STUDENT_NUMBER) == 1
    assert roster_preview.mapped(sheet.mapping, Field.NAME_PINYIN) is None
    session.database.close()


def test_a_preview_knows_the_words_of_classes_that_are_not_there_yet(tmp_path: Path) -> None:
    session = make_school(tmp_path / "vault").session()
    file = read_sheet_file(write_roster(tmp_path / "1.xlsx", [[*A[:4], "九年级12班", A[5]]]))
    sheet = roster_preview.propose(session, file).sheets[0]
    assert sheet.mapping is not None
    seen = roster_preview.preview(session, file, [sheet.mapping])
    (row,) = seen.plan.rows
    assert seen.class_words[roster_preview.class_text(row)] == "九(12)"
    session.database.close()


def test_the_difference_sheet_is_noted_without_a_name(tmp_path: Path) -> None:
    session = make_school(tmp_path / "vault").session()
    file = read_sheet_file(write_roster(tmp_path / "1.xlsx", [A]))
    plan = roster.plan_import(session, file)
    report = roster.commit_import(session, plan)
    words = {outcome: outcome.value for outcome in Outcome}
    assert roster_preview.differences_pdf(session, report, words).startswith(b"%PDF-")
    last = events(session.database, Chain.CORE)[-1]
    assert (last.action, last.object_id, last.detail) == ("roster.print", report.import_id, '{"rows":1}')
    session.database.close()


def test_a_sheet_without_a_name_column_is_refused(tmp_path: Path) -> None:
    session = make_school(tmp_path / "vault").session()
    file = read_sheet_file(write_roster(tmp_path / "1.xlsx", [A]))
    with pytest.raises(UserError, match="roster_no_header"):
        roster_preview.preview(session, file, [])
    session.database.close()
