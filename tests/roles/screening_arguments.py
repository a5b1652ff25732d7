"""Believable arguments for screening with scales."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.casework import CheckMethod, CheckRound, CheckStatus, Disposition
from xinliapp.domain.record_lines import Fate
from xinliapp.domain.scales import TOTAL
from xinliapp.domain.screening import OUTSIDE
from xinliapp.domain.screening_figures import Distribution
from xinliapp.domain.screening_files import FileMapping, form_of
from xinliapp.domain.screening_lines import ScreeningLine
from xinliapp.domain.spreadsheet import FileKind, Row, Sheet, Workbook
from xinliapp.services.screening_import import ScreeningPlan
from xinliapp.services.screening_rounds import RoundInput
from xinliapp.services.sheet_file import SheetFile


def screening_arguments(day: dt.date) -> dict[str, object]:
    """By ``module.function.parameter``: a vendor's scores, and what a person says about one student."""
    rows = (Row(1, ("姓名", "班级", "施测日", "总分")), Row(2, ("某人", "七(1)", "2026-11-12", 3)))
    file = SheetFile("成绩.xlsx", "0" * 64, Workbook(FileKind.XLSX, (Sheet("成绩", rows),)))
    form = form_of("none", "秋季测评", "2026-11-09", None, ("2026-11-09",))
    headings = {place: str(text) for place, text in enumerate(rows[0].cells)}
    columns = {"name": 0, "class": 1, "day": 2, "score:total": 3}
    mapping = FileMapping(("成绩",), 1, headings, columns)
    lines = (ScreeningLine("成绩", 2, "某人", "", "七(1)", "2026-11-12", Fate.UNMATCHED),)
    wanted = RoundInput("秋季测评", CheckMethod.SCALE, day, scale_id=OUTSIDE, scale_name="某问卷")
    return {
        "screening_rounds.plan.wanted": wanted,
        "screening_rounds.change.wanted": wanted,
        "screening_planning.checked.wanted": wanted,
        "screening_import_judging.judged.form": form,
        "screening_import_judging.judged.lines": list(lines),
        "screening_consent.lacking.found": CheckRound(
            "none", "r", CheckMethod.SCALE, "2026-11-09", None, None
        ),
        "screening_consent.lacking.student_ids": [],
        "screening_results.enter_answers.answers": [0, 1, 2],
        "screening_results.enter_scores.scores": {TOTAL: 3.0},
        "screening_results.set_statuses.statuses": {"none": CheckStatus.ABSENT},
        "screening_results.dispose.decided": {"none": Disposition.NONE_NEEDED},
        "screening_results.dispositions.entry_id": "none",
        "screening_results.sheets_of.entry_id": "none",
        "screening_tasks.tell.result_id": "none",
        "screening_tasks.tell.told": "某人",
        "screening_tasks.tell.told_at": dt.datetime.combine(day, dt.time(9, 0)),
        "screening_import_reading.propose.file": file,
        "screening_import_reading.seen.file": file,
        "screening_import_reading.seen.form": form,
        "screening_import_reading.seen.sheet": "成绩",
        "screening_import.preview.file": file,
        "screening_import.preview.form": form,
        "screening_import.preview.mapping": mapping,
        "screening_import.preview.picked": {},
        "consent_print.several_forms_pdf.class_ids": (),
        "screening_print.distribution_pdf.shown": Distribution("total", (("total", "总分"),), (), (), ()),
        "screening_working_prints.finished.what": "覆盖率",
        "screening_working_prints.finished.pdf": b"%PDF",
        "screening_working_prints.finished.rows": 0,
        "screening_import.commit.plan": ScreeningPlan(file, form, mapping, {}, lines, {}, False),
        "screening_import.commit.ticks": {},
    }
