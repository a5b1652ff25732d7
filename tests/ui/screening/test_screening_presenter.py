"""What the page of screening does, without a widget: which step opens, what is kept, what is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.hosts import FakeHost
from tests.ui.screening.support import CALM, CRITICAL, Rounds, rounds
from xinliapp.domain.screening import RowState
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import drafts
from xinliapp.ui.screening import reading
from xinliapp.ui.screening.facts import CHECK_CODES, Step, code_of, still_open
from xinliapp.ui.screening.presenter import ScreeningPresenter, first_step
from xinliapp.ui.screening.typist import chosen_class, next_student
from xinliapp.widgets.hosting import DraftState


class FakeView:
    """Remembers the last of everything it is shown."""

    def __init__(self) -> None:
        self.told: dict[str, tuple[Any, ...]] = {}
        self.plan = None

    def __getattr__(self, name: str) -> Any:
        def remember(*args: Any, **named: Any) -> Any:
            self.told[name] = (*args, named) if named else args
            answers: dict[str, Any] = {
                "grid_day": "2026-11-23", "sheet_day": "2026-11-20", "show_field_error": False,
                "said": f"said {args[0]}" if args else "", "scored": "scored", "plan_typed": self.plan,
            }  # fmt: skip
            return answers.get(name)

        return remember


@pytest.fixture
def made(tmp_path: Path) -> Rounds:
    return rounds(tmp_path)


def _begin(made: Rounds, argument: object = None) -> tuple[ScreeningPresenter, FakeView, FakeHost]:
    view, host = FakeView(), FakeHost()
    presenter = ScreeningPresenter(view, made.school.session, SerialRunner(), host)  # type: ignore[arg-type]
    presenter.start(argument)
    return presenter, view, host


def _step(view: FakeView) -> Step:
    return view.told["show_step"][0]


def test_a_round_opens_at_the_first_thing_to_be_done(made: Rounds) -> None:
    _, view, _ = _begin(made, made.scale)
    assert _step(view) is Step.IMPORT  # nothing has come in
    made.agree(made.students)
    made.answer(made.students[0], CALM)
    _, view, _ = _begin(made, made.scale)
    assert _step(view) is Step.CHECK  # five have no status
    made.answer(made.students[1], CRITICAL)
    _, view, _ = _begin(made, made.scale)
    assert _step(view) is Step.DISPOSE  # nobody was told of a critical answer


def test_a_task_opens_the_round_at_its_step(made: Rounds) -> None:
    _, view, _ = _begin(made, {"round": made.scale, "critical": "any"})
    assert _step(view) is Step.DISPOSE
    _, view, _ = _begin(made, {"round": made.talks, "step": "close"})
    assert _step(view) is Step.CLOSE


def test_the_list_shows_again_after_all_rounds(made: Rounds) -> None:
    presenter, view, _ = _begin(made, made.talks)
    assert view.told["show_rounds"][-1] == {"front": False}
    presenter.back()
    assert view.told["show_rounds"][-1] == {"front": True}


def test_typed_digits_are_a_draft_until_they_are_saved(made: Rounds) -> None:
    presenter, _, host = _begin(made, made.talks)
    presenter.typist.type_digit(made.students[0], "5")
    assert host.drafts[-1] == (DraftState.UNSAVED, "")
    presenter.flush()
    kept = drafts.load_draft(made.school.session, reading.GRID)
    assert kept is not None and kept.body["typed"] == {made.students[0]: "5"}  # type: ignore[index, call-overload]
    presenter.typist.save_grid()
    assert host.toasts == ["said grid"]
    assert drafts.load_draft(made.school.session, reading.GRID) is None
    assert made.row(made.talks, made.students[0]).hint


def test_a_digit_typed_back_to_what_is_stored_is_no_draft(made: Rounds) -> None:
    presenter, _, host = _begin(made, made.talks)
    presenter.typist.type_digit(made.students[0], "1")
    presenter.typist.type_digit(made.students[0], "0")
    assert host.drafts[-1] == (DraftState.NONE, "")


def test_a_sheet_written_elsewhere_meanwhile_is_not_written_over(made: Rounds) -> None:
    made.agree(made.students)
    presenter, view, _ = _begin(made, made.scale)
    presenter.key_in()
    for item in range(1, 10):
        presenter.typist.type_answer(str(item), "0")
    made.answer(made.students[0], CRITICAL)
    presenter.typist.save_sheet()
    assert "refuse_newer" in view.told
    sheet = made.row(made.scale, made.students[0]).sheet
    assert sheet is not None and sheet.total == 1  # the other window's


def test_typing_of_one_round_is_not_saved_into_another(made: Rounds) -> None:
    presenter, _, _ = _begin(made, made.talks)
    presenter.typist.type_digit(made.students[0], "4")
    presenter.back()
    presenter.open(made.scale)
    presenter.typist.save_grid()
    assert made.row(made.scale, made.students[0]).state is RowState.PENDING
    assert made.row(made.talks, made.students[0]).state is RowState.PENDING
    presenter.back()
    presenter.open(made.talks)  # the draft comes back with its round
    presenter.typist.save_grid()
    assert made.row(made.talks, made.students[0]).hint


def test_the_next_student_is_the_next_without_a_status(made: Rounds) -> None:
    made.agree(made.students)
    made.answer(made.students[1], CALM)
    page = reading.read_round(made.school.session, made.scale)
    rows = [row for row in page.rows if row.class_id == page.rows[0].class_id]
    assert next_student(rows, made.students[0]) == made.students[2]
    assert next_student(rows, made.students[2]) == made.students[0]
    assert next_student((), "") == ""
    behind = chosen_class(page.class_lines, "")
    assert behind == page.class_lines[1].id  # nobody there yet
    assert first_step(page) is Step.CHECK
    assert still_open(page.tally) == (5, 0)


def test_every_digit_of_the_grid_reads_back_as_itself(made: Rounds) -> None:
    presenter, _, _ = _begin(made, made.talks)
    for place, digit in enumerate(list(CHECK_CODES)[:6]):
        presenter.typist.type_digit(made.students[place], digit)
    presenter.typist.save_grid()
    found = [code_of(made.row(made.talks, student)) for student in made.students]
    assert found == list("123456")
    for place, digit in enumerate("789"):
        presenter.typist.type_digit(made.students[place], digit)
    presenter.typist.save_grid()
    assert [code_of(made.row(made.talks, student)) for student in made.students[:3]] == list("789")
