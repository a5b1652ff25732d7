"""What the printed papers are made from: plain values, ready to print, no student's name in class A.

Services fill these, ``reports`` draws them. Days are ``YYYY-MM-DD``, moments ``YYYY-MM-DDTHH:MM:SS``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.rules import Verdict


@dataclass(frozen=True, slots=True)
class PackUsed:
    """A rule pack that judged: title and version as printed ("r4"); ``local`` is the school's own layer."""

    name: str
    version: str
    local: bool = False


@dataclass(frozen=True, slots=True)
class Rectification:
    """What will be done about an unmet clause: who (a post or a teacher), by which day, how."""

    owner: str
    due_on: str
    measures: str


@dataclass(frozen=True, slots=True)
class SelfCheckRow:
    """One clause of a self-check as printed.

    ``requirement`` and ``actual`` are ready sentences with their units; ``published_by``/``published_at`` are
    set for figures that came out of the case file by publication.
    """

    clause_id: str
    document: str
    clause: str
    duty: str
    requirement: str
    actual: str
    verdict: Verdict
    evidence_count: int
    note: str = ""
    published_by: str | None = None
    published_at: str | None = None
    rectification: Rectification | None = None


@dataclass(frozen=True, slots=True)
class SelfCheckReport:
    """A term's self-check, whole. Without ``approved_at`` it prints as a draft; ``demo`` marks every page.

    ``period_label`` is the printed label ("2026—2027学年第一学期"); the chain heads are the heads of the two
    audit chains at approval, in hex, "" where there is none.
    """

    unit_name: str
    unit_code: str
    period_label: str
    as_of: str
    packs: tuple[PackUsed, ...]
    rows: tuple[SelfCheckRow, ...]
    approved_by: str | None = None
    approved_at: str | None = None
    core_head: str = ""
    case_head: str = ""
    revision: int = 1
    demo: bool = False

    def count(self, verdict: Verdict) -> int:
        """How many clauses have this verdict."""
        return sum(1 for row in self.rows if row.verdict is verdict)


class Align(Enum):
    """Where a cell's text stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column: heading, share of the width (any positive number), alignment of its cells."""

    heading: str
    weight: float = 1.0
    align: Align = Align.CENTER


@dataclass(frozen=True, slots=True)
class TablePrint:
    """Any class B or C table: a title, head fields above (label, value), columns, rows, notes below.

    ``total`` is a closing row of the same width in stronger type. ``blank_rows`` adds empty rows to write in;
    ``landscape`` turns the paper; ``row_height_mm`` is the least height of a row (5.4 for class C, whose
    ``margin_mm`` is 12); ``strip`` is a line at the very top, ``foot`` words beside the page number
    (class D). ``a3`` prints the same page on A3, everything larger: a chart for the wall.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    head: tuple[tuple[str, str], ...] = ()
    total: tuple[str, ...] | None = None
    notes: tuple[str, ...] = ()
    subtitle: str = ""
    landscape: bool = False
    row_height_mm: float = 8.0
    blank_rows: int = 0
    strip: str = ""
    foot: str = ""
    margin_mm: float = 20.0
    a3: bool = False
    demo: bool = False


@dataclass(frozen=True, slots=True)
class FormPrint:
    """A statistical form as its notice prints it: one row of the school's figures.

    ``head`` holds the notice's head words with what was filled in (填表单位, 填表时间, 填表人, 填表电话);
    a value of None prints as an empty cell (没有此项), "0" as 0.
    """

    title: str
    head: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | None, ...], ...]
    attachment_label: str = "附件"
    notes: tuple[str, ...] = ()
    demo: bool = False


@dataclass(frozen=True, slots=True)
class MergedRow:
    """One school's line in the merged table; ``source`` says where it came from ("r2 签名√", "未签名")."""

    school: str
    values: tuple[str | None, ...]
    source: str


@dataclass(frozen=True, slots=True)
class MergedPrint:
    """The consolidated table of a form: ``columns`` are the form's figures (without school and source).

    ``expected`` is how many schools should report; ``missing`` names those that have not.
    """

    title: str
    unit_name: str
    period_label: str
    columns: tuple[Column, ...]
    rows: tuple[MergedRow, ...]
    totals: tuple[str | None, ...]
    expected: int
    missing: tuple[str, ...] = ()
    version_note: str = ""
    notes: tuple[str, ...] = ()
    demo: bool = False


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The recovery user's code on paper: groups to type back, and a QR of the sealed slot."""

    unit_name: str
    unit_code: str
    vault_id_short: str
    groups: tuple[str, ...]
    qr_text: str
    printed_on: str
    copy_number: int = 1
    copies: int = 2
    instructions: tuple[str, ...] = ()
    demo: bool = False


@dataclass(frozen=True, slots=True)
class EnrolmentSheet:
    """A school's (or bureau's) public signing key on a stamped sheet, to be compared by eye and by phone."""

    unit_name: str
    unit_code: str
    fingerprint: str
    groups: tuple[str, ...]
    public_line: str
    printed_on: str
    recipient: str = ""
    demo: bool = False


@dataclass(frozen=True, slots=True)
class ClassListPrint:
    """班级名单: (number, name, sex) per student, and columns to tick; no grades, no reasons."""

    unit_name: str
    class_label: str
    as_of: str
    students: tuple[tuple[str, str, str], ...]
    tick_columns: tuple[str, ...] = ()
    homeroom_teacher: str = ""
    demo: bool = False


@dataclass(frozen=True, slots=True)
class ImportDifference:
    """One row of a roster import: where it stood, whom it names, what was done and why."""

    sheet: str
    row: int
    name: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportDifferencesPrint:
    """导入差异单: ``counts`` are the labelled numbers of the import ("新增", 12)."""

    unit_name: str
    file_name: str
    imported_at: str
    counts: tuple[tuple[str, int], ...]
    rows: tuple[ImportDifference, ...]
    demo: bool = False
