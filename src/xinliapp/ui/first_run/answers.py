"""What the wizard asked, as typed and as checked. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from xinliapp.domain import calendar_text
from xinliapp.domain.accounts import Role
from xinliapp.domain.calendar import SchoolYear
from xinliapp.domain.errors import UserError
from xinliapp.domain.school import Edition, SchoolSystem, Stage

STEPS = 6
UNIT, CALENDAR, PACKS, ACCOUNTS, RECOVERY, FINISH = range(STEPS)
DEFAULT_LABELS = ("常规", "关注", "重点", "预警", "危机")
"""Words for the concern grades 0–4 until the school writes its own (screens S10)."""


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """One account's fields as typed; an account without a name is not wanted."""

    role: Role
    name: str
    passphrase: str = field(repr=False)
    again: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything typed so far. Dates are ISO days; the lists have one entry a line."""

    edition: Edition = Edition.SCHOOL
    name: str = ""
    code: str = ""
    stages: tuple[Stage, ...] = ()
    system: SchoolSystem = SchoolSystem.SIX_THREE
    attributes: tuple[str, ...] = ()
    boarding: bool = False
    folder: str = ""
    first_start: str = ""
    first_end: str = ""
    second_start: str = ""
    second_end: str = ""
    holidays: str = ""
    makeup_days: str = ""
    exams: str = ""
    packs: tuple[str, ...] = ()
    upper_primary_from: int | None = None
    grade_labels: tuple[str, ...] = DEFAULT_LABELS
    concern_threshold: int | None = None
    accounts: tuple[AccountDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstAccountAnswer:
    """An account to be made; ``name`` is the sign-in name."""

    role: Role
    name: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answers:
    """The checked answers from which the vault is made. ``year`` is ``None`` for a bureau."""

    edition: Edition
    name: str
    code: str
    stages: tuple[Stage, ...]
    system: SchoolSystem
    attributes: tuple[str, ...]
    boarding: bool
    folder: str
    year: SchoolYear | None
    packs: tuple[str, ...]
    upper_primary_from: int | None
    grade_labels: tuple[str, ...]
    concern_threshold: int | None
    accounts: tuple[FirstAccountAnswer, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A field (its key in the view) and what is wrong with it."""

    field: str
    error: UserError


def check_unit(draft: Draft) -> list[Problem]:
    """Step 1."""
    found = []
    if not draft.name.strip():
        found.append(Problem("name", UserError("field_required", field="单位名称")))
    elif len(draft.name.strip()) > 60:
        found.append(Problem("name", UserError("field_wrong", field="单位名称", why="超过60个字")))
    digits = draft.code.strip()
    if not (len(digits) == 10 and digits.isascii() and digits.isdigit()):
        found.append(Problem("code", UserError("setup_code_wrong", length=len(digits))))
    if draft.edition is Edition.SCHOOL and not draft.stages:
        found.append(Problem("stages", UserError("field_required", field="学段")))
    if not draft.folder.strip():
        found.append(Problem("folder", UserError("field_required", field="资料夹")))
    return found


def odd_code(code: str) -> bool:
    """A 10-digit code whose first digit no 机构标识码 has (only warned of): they begin with 2 to 6."""
    return len(code) == 10 and code.isdigit() and code[0] not in "23456"


def check_calendar(draft: Draft) -> list[Problem]:
    """Step 2: dates in order, lines that can be read."""
    if draft.edition is Edition.BUREAU:
        return []
    found = []
    for key, words, start, end in (
        ("first", "第一学期", draft.first_start, draft.first_end),
        ("second", "第二学期", draft.second_start, draft.second_end),
    ):
        if start >= end:
            found.append(Problem(key, UserError("setup_dates_wrong", term=words)))
    if not found and draft.second_start <= draft.first_end:
        found.append(Problem("second", UserError("setup_terms_overlap")))
    for key, words, text in (
        ("holidays", calendar_text.HOLIDAYS, draft.holidays),
        ("makeup_days", calendar_text.MAKEUP_DAYS, draft.makeup_days),
        ("exams", calendar_text.EXAMS, draft.exams),
    ):
        try:
            calendar_text.read_lines(text, words, named=key == "exams")
        except UserError as error:
            found.append(Problem(key, error))
    return found


def check_packs(draft: Draft) -> list[Problem]:
    """Step 3: a word of its own for every grade, none of them a bare number."""
    labels = [label.strip() for label in draft.grade_labels]
    wrong = len(labels) != 5 or any(not x or x.isdigit() for x in labels) or len(set(labels)) != len(labels)
    return [Problem("labels", UserError("setup_labels_wrong"))] if wrong else []


def wanted(draft: Draft) -> tuple[AccountDraft, ...]:
    """The accounts that were filled in."""
    return tuple(a for a in draft.accounts if a.name.strip() or a.passphrase or a.again)


def check_accounts(draft: Draft) -> list[Problem]:
    """Step 4, all but the strength of the passphrases."""
    found = []
    filled = wanted(draft)
    for number, account in enumerate(draft.accounts):
        if account not in filled:
            continue
        if not account.name.strip():
            found.append(Problem(f"account{number}", UserError("field_required", field="姓名")))
        elif not account.passphrase:
            found.append(Problem(f"account{number}", UserError("field_required", field="口令")))
        elif account.passphrase != account.again:
            found.append(Problem(f"account{number}", UserError("setup_passphrases_differ")))
    names = [account.name.strip() for account in filled]
    doubled = next((name for name in names if name and names.count(name) > 1), None)
    if doubled is not None:
        found.append(Problem("accounts", UserError("setup_same_names", name=doubled)))
    roles = {account.role for account in filled}
    needed: tuple[tuple[Role, str], ...]
    if draft.edition is Edition.SCHOOL:
        needed = ((Role.COUNSELOR, "setup_needs_counselor"), (Role.PRINCIPAL, "setup_needs_leader"))
    else:
        needed = ((Role.CLERK, "setup_needs_clerk"),)
    found.extend(Problem("accounts", UserError(code)) for role, code in needed if role not in roles)
    return found


def school_year(draft: Draft) -> SchoolYear:
    """The school year of two terms; each list's days go to the term they fall into.

    Raises:
        UserError: a line cannot be read. ValueError: a date is missing (check the step first).
    """
    first = dt.date.fromisoformat(draft.first_start)
    spans = (
        (first, dt.date.fromisoformat(draft.first_end)),
        (dt.date.fromisoformat(draft.second_start), dt.date.fromisoformat(draft.second_end)),
    )
    return calendar_text.school_year(
        first.year if first.month >= 7 else first.year - 1,
        spans,
        calendar_text.read_special_days(draft.holidays, draft.makeup_days),
        calendar_text.read_nodes(draft.exams),
    )


def to_answers(draft: Draft) -> Answers:
    """The checked draft as answers (call only when no step has a problem)."""
    return Answers(
        edition=draft.edition,
        name=draft.name.strip(),
        code=draft.code.strip(),
        stages=draft.stages,
        system=draft.system,
        attributes=draft.attributes,
        boarding=draft.boarding,
        folder=draft.folder.strip(),
        year=school_year(draft) if draft.edition is Edition.SCHOOL else None,
        packs=draft.packs,
        upper_primary_from=draft.upper_primary_from,
        grade_labels=tuple(label.strip() for label in draft.grade_labels),
        concern_threshold=draft.concern_threshold,
        accounts=tuple(FirstAccountAnswer(a.role, a.name.strip(), a.passphrase) for a in wanted(draft)),
    )
