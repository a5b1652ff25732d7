"""Contacts with families, and key students reached. Labels hold no name: only a case viewer resolves ids."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.calendar import NodeKind, Term
from xinliapp.domain.contacts import ContactMode, ContactTopic
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.storage.measures.care import key_students
from xinliapp.storage.measures.context import MeasureContext, json_list
from xinliapp.storage.measures.parameters import number, texts

_MODES = ParameterSpec("modes", ParameterKind.TEXT_LIST, tuple(mode.value for mode in ContactMode))

VISITED = MeasureSpec(
    "key_students_visited",
    unit="人",
    needs_case=True,
    definition="窗口内家访达到规定次数的重点关爱学生数,分母为当日关注等级不低于本校设定的在籍学生",
    convention="concern_threshold",
    parameters=(_MODES, ParameterSpec("times", ParameterKind.INTEGER)),
    requirement_parameter="times",
)

CONTACTS = MeasureSpec(
    "guardian_contacts_made",
    unit="次",
    needs_case=True,
    definition="窗口内登记的与家长沟通次数,家访另计",
    convention="records_by_day",
    parameters=(
        ParameterSpec("topics", ParameterKind.TEXT_LIST, tuple(topic.value for topic in ContactTopic)),
    ),
    floor=True,
)

AROUND_NODES = MeasureSpec(
    "key_students_talked_around_nodes",
    unit="人",
    needs_case=True,
    definition=(
        "开学前、期中考试前后、期末考试前后各节点已过时,每个节点前后规定天数内都有一对一谈心的重点关爱学生数,"
        "节点时还没有在籍的学生不计该节点"
    ),
    convention="node_days_set_by_school",
    parameters=(
        ParameterSpec("node_days", ParameterKind.INTEGER, local=True, title="每个节点前后", unit="天"),
    ),
)


def key_students_visited(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many key students had at least ``times`` visits by one of the ``modes`` in the window (JS-44)."""
    students = key_students(context)
    rows = sorted(
        (str(day), str(row_id), str(student))
        for day, row_id, student in context.database.tuples(
            "SELECT day, id, student_id FROM casework.home_visit WHERE voided_at IS NULL"
            " AND day BETWEEN ? AND ? AND mode IN (SELECT value FROM json_each(?))",
            (*context.span, json_list(texts(params, "modes"))),
        )
        if student in students.ids
    )
    counts = Counter(student for _, _, student in rows)
    times = number(params, "times")
    reached = sum(1 for student in students.ids if counts[student] >= times)
    total = len(students.ids)
    return Measured(
        float(reached),
        VISITED.unit,
        tuple(
            EvidenceRow("home_visit", row_id, day, f"家访记录{place}")
            for place, (day, row_id, _) in enumerate(rows, start=1)
        ),
        shortfall=(Shortfall("尚未家访(人)", float(reached), float(total)),) if reached < total else (),
        denominator=float(total),
        need=float(total),
        complete=context.ended,
        applicable=total > 0 or not students.known,
        needs_person=not students.known,
        convention=VISITED.convention,
        notes=students.notes,
    )


def guardian_contacts_made(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Contacts with guardians in the window about one of the ``topics`` (JS-43, JS-56: no number)."""
    rows = sorted(
        context.database.tuples(
            "SELECT day, id FROM casework.guardian_contact WHERE voided_at IS NULL"
            " AND day BETWEEN ? AND ? AND topic IN (SELECT value FROM json_each(?))",
            (*context.span, json_list(texts(params, "topics"))),
        )
    )
    return Measured(
        float(len(rows)),
        CONTACTS.unit,
        tuple(
            EvidenceRow("guardian_contact", str(row_id), str(day), f"沟通记录{place}")
            for place, (day, row_id) in enumerate(rows, start=1)
        ),
        complete=context.ended,
        convention=CONTACTS.convention,
    )


@dataclass(frozen=True, slots=True)
class NodeWindow:
    """Days before or after a point of the term in which one-to-one talks are looked for."""

    label: str
    starts_on: dt.date
    ends_on: dt.date


def node_windows(term: Term, days: int) -> Iterator[NodeWindow]:
    """开学前, and before and after each of the term's mid-term and final examinations; ``days`` long each."""
    span = dt.timedelta(days=days)
    one = dt.timedelta(days=1)
    yield NodeWindow("开学前", term.starts_on - span, term.starts_on - one)
    words = {NodeKind.MIDTERM_EXAM: "期中", NodeKind.FINAL_EXAM: "期末"}
    for kind, word in words.items():
        for node in (node for node in term.nodes if node.kind is kind):
            yield NodeWindow(f"{word}前", node.starts_on - span, node.starts_on - one)
            yield NodeWindow(f"{word}后", node.ends_on + one, node.ends_on + span)


def key_students_talked_around_nodes(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Key students with a one-to-one talk in every node's days that are over (JS-53).

    A node asks nothing of a student who was not on the roll by then. The notice names the nodes and gives no
    days: ``node_days`` is the school's own number. Without it, or in a term whose calendar lacks an
    examination, a person is asked.
    """
    students = key_students(context)
    days = int(number(params, "node_days")) if "node_days" in params else 0
    terms = [term for _, term in context.terms()]
    named = {node.kind for term in terms for node in term.nodes}
    known = students.known and days > 0 and {NodeKind.MIDTERM_EXAM, NodeKind.FINAL_EXAM} <= named
    windows = [window for term in terms for window in node_windows(term, days)] if days > 0 else []
    over = [window for window in windows if context.is_over(window.ends_on)]
    talks = one_to_one_talks(context, windows)
    lacking: set[str] = set()
    shortfall = []
    for window in over:
        reached = {
            student
            for day, _, student in talks
            if window.starts_on.isoformat() <= day <= window.ends_on.isoformat()
        }
        # Transfers count from their day (counting.md): asked of who was here by the last of these days.
        asked = students.ids & context.roll(window.ends_on).enrolled
        missing = asked - reached
        lacking |= missing
        if missing:
            have = float(len(asked) - len(missing))
            shortfall.append(Shortfall(f"{window.label}未一对一(人)", have, float(len(asked))))
    total = len(students.ids)
    rows = [row for row in talks if row[2] in students.ids]
    return Measured(
        float(total - len(lacking)) if over else 0.0,
        AROUND_NODES.unit,
        tuple(
            EvidenceRow("talk", row_id, day, f"谈心记录{place}")
            for place, (day, row_id, _) in enumerate(rows, start=1)
        ),
        shortfall=tuple(shortfall),
        denominator=float(total),
        need=float(total),
        complete=bool(over),
        applicable=total > 0 or not known,
        needs_person=not known,
        convention=AROUND_NODES.convention,
        notes=students.notes,
    )


def one_to_one_talks(context: MeasureContext, windows: Sequence[NodeWindow]) -> list[tuple[str, str, str]]:
    """Day, id and student of the one-to-one talks inside any of the windows, up to the as-of day."""
    found: set[tuple[str, str, str]] = set()
    for window in windows:
        last = min(window.ends_on, context.window.as_of)
        found.update(
            (str(day), str(row_id), str(student))
            for day, row_id, student in context.database.tuples(
                "SELECT day, id, student_id FROM casework.talk WHERE voided_at IS NULL AND one_to_one = 1"
                " AND day BETWEEN ? AND ?",
                (window.starts_on.isoformat(), last.isoformat()),
            )
        )
    return sorted(found)
