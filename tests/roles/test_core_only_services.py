"""Whoever lacks the case key gets no case text from any service: every public one is found and called.

A new service is called too, with arguments made from its parameters' names and types. One that reaches for
case tables without asking for the key first fails here: those tables do not exist for these accounts.
"""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import pkgutil
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tests.roles.arguments import Arguments
from tests.roles.crisis_arguments import CRISIS_MODULES
from tests.roles.packet_arguments import PACKET_MODULES
from tests.roles.referral_arguments import REFERRAL_FUNCTIONS
from tests.roles.transfer_arguments import TRANSFER_FUNCTIONS, TRANSFER_INNER
from tests.support import canaries
from tests.support.canaries import told_by
from xinliapp import services
from xinliapp.app.demo.calendar import MOMENT
from xinliapp.app.demo.school import COUNSELOR, PRINCIPAL, REGISTRAR, signed_in
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.services import dossier
from xinliapp.services.session import Session

# Modules that are about nothing but case records: every function of theirs refuses.
CASE_MODULES = {
    *CRISIS_MODULES,
    *PACKET_MODULES,
    "care",
    "care_members",
    "concern",
    "screening",
    "screening_choices",
    "screening_consent",
    "screening_figures",
    "screening_import",
    "screening_import_judging",
    "screening_import_reading",
    "screening_list",
    "screening_print",
    "screening_results",
    "screening_rounds",
    "screening_working_prints",
    "talks",
    "counseling",
    "counseling_notes",
    "counseling_print",
    "conferences",
    "conference_print",
    "plans",
    "plan_print",
    "plan_pending",
    "care_overview",
    "dossier_print",
    "warning_print",
    "care_print",
    "case_tables",
    "conference_sheets",
    "home_notice",
    "find",
    "lifecycle_destruction",
    "lifecycle_papers",
}
CASE_FUNCTIONS = {
    *REFERRAL_FUNCTIONS,
    *TRANSFER_FUNCTIONS,
    "warnings.open_ones", "warnings.between", "warnings.load", "warnings.receive", "warnings.stamp_step",
    "warnings.tell_homeroom", "warnings.finish", "warnings.void", "dossier.readings", "dossier.add_fact",
    "dossier.recent_lines", "screening_tasks.critical", "screening_tasks.tell", "review_interval.set_days",
    "contact_forms.talk_form_pdf", "contact_forms.not_visited_pdf", "key_student_visits.by_student",
    "audit_print.register_pdf", "audit_view.plain_lines",
    "figures.publish", "figures.figure_rows", "audit.audit_page", "appointments.book",
    "audit_view.page", "audit_view.export", "audit_view.opened", "audit_view.chain_state",
    "appointments.conflicts",
    "appointments.set_status", "appointments.arrived", "appointments.move", "appointments.identify",
    "appointments.of_student", "appointments.next_code", "duty_roster.hand_over", "room_papers.register",
    "room_papers.calendar_export", "room_papers.visitor_code", "room_papers.visitor_codes",
    "record_imports.preview", "record_imports.commit", "record_imports.undo", "record_imports.template",
    "record_import_reading.propose", "record_import_reading.seen", "record_import_reading.shape_for",
    "record_import_rows.judged", "lifecycle_retention.files", "lifecycle_retention.due",
    "lifecycle_retention.extend",
}  # fmt: skip
REFUSALS = {"case_closed", "not_allowed"}
# Not for a person's call: inside a running transaction, helpers of other services, or the end of the session.
INNER = {
    *TRANSFER_INNER,
    "approvals.sign", "approvals.anchored_heads", "exchange.assemble_and_sign", "exchange_preview.preview",
    "forms.approve_in", "form_sheets.frozen", "form_sheets.reopened", "vault.close", "checking.run",
    "checking.both",
    "merge_versions.record_export", "exchange_papers.missing_paper", "roster_preview.differences_pdf",
    "accounts.disable_account", "members.import_members", "enrolment.add_recipient",
}  # fmt: skip
DAY = dt.date(2026, 11, 18)


def public() -> Iterator[tuple[str, Callable[..., object]]]:
    """``module.function`` of every public function whose first parameter is the session."""
    for found in pkgutil.iter_modules(services.__path__):
        module = importlib.import_module(f"{services.__name__}.{found.name}")
        for name, function in sorted(vars(module).items()):
            if name.startswith("_") or not inspect.isfunction(function):
                continue
            parameters = list(inspect.signature(function).parameters.values())
            own = function.__module__ == module.__name__
            if own and parameters and "Session" in str(parameters[0].annotation):
                yield f"{found.name}.{name}", function


PUBLIC = dict(public())


def _call(name: str, session: Session, given: Arguments) -> tuple[object, str | None]:
    """(result, refusal): anything but the two expected kinds of error is a bug and passes through.

    A function called with a guess may trip over it, but never over a case table that is not there.
    """
    arguments, sure = given.of(name, PUBLIC[name])
    try:
        return PUBLIC[name](session, **arguments), None
    except (UserError, KnownError) as error:
        assert not canaries.told(str(error.params)), name
        return None, error.code
    except (TypeError, AttributeError, ValueError, KeyError):
        if sure:
            raise
        return None, "guess"


@pytest.mark.parametrize("account", [REGISTRAR, PRINCIPAL])
def test_no_service_tells_a_core_only_account_anything(
    account: str, vault: Path, child: str, tmp_path: Path
) -> None:
    refused, spoken = {}, {}
    with signed_in(vault, account, FixedClock(MOMENT)) as session:
        given = Arguments(session, child, tmp_path)
        for name, function in PUBLIC.items():
            if name in INNER or "uow" in inspect.signature(function).parameters:
                continue
            result, refused[name] = _call(name, session, given)
            words = told_by(result)
            if words:
                spoken[name] = words
    assert spoken == {}
    about_cases = {name for name in refused if name.partition(".")[0] in CASE_MODULES}
    assert len(about_cases) >= 20
    for name in {*about_cases, *(CASE_FUNCTIONS & set(PUBLIC))}:
        assert refused[name] in REFUSALS, (name, refused[name])
    # Most of the rest did something: the arguments are believable.
    answered = [name for name, code in refused.items() if code is None]
    assert len(answered) > 60, sorted(set(refused) - set(answered))


def test_the_same_services_do_speak_to_the_counselling_teacher(vault: Path, child: str) -> None:
    """Else the test above would pass for want of anything to tell."""
    with signed_in(vault, COUNSELOR, FixedClock(MOMENT)) as session:
        file = told_by(dossier.open_dossier(session, child))
    assert {canaries.TALK, canaries.REASON, canaries.SITUATION, canaries.TAG, canaries.MEMBER} <= set(file)


@pytest.mark.parametrize("account", [REGISTRAR, PRINCIPAL])
def test_dossier_of_a_core_only_account_is_the_roster_alone(account: str, vault: Path, child: str) -> None:
    with signed_in(vault, account, FixedClock(MOMENT)) as session:
        found = dossier.open_dossier(session, child)
        assert found.case is None
        assert found.student.id == child
        from xinliapp.services.student_search import build_index

        index = build_index(session)
        for word in canaries.WORDS:
            assert index.find(word, include_left=True) == []
        assert index.find(found.student.name, include_left=False) != []


def test_everything_the_core_file_holds(vault: Path) -> None:
    """Not a service but the tables themselves, as whoever holds the core key alone can read them."""
    with signed_in(vault, REGISTRAR, FixedClock(MOMENT)) as session:
        database = session.database
        assert not database.has_case
        names = [name for (name,) in database.tuples("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert len(names) > 30
        for name in names:
            for row in database.tuples(f'SELECT * FROM "{name}"'):  # noqa: S608
                assert not told_by(row), name
        for path in ("talk", "concern_grade", "support_plan", "student_tag"):
            assert path not in names


def test_signed_bags_hold_no_word_of_any_case(vault: Path) -> None:
    with signed_in(vault, PRINCIPAL, FixedClock(MOMENT)) as session:
        bags = [row[0] for row in session.database.tuples("SELECT bag FROM bundle")]
    assert bags
    for bag in bags:
        assert isinstance(bag, bytes)
        assert not told_by(bag)
        with zipfile.ZipFile(BytesIO(bag)) as package:
            assert "bag/data/form.json" in package.namelist()
