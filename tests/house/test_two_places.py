"""Whoever writes over a record says what its form was filled with, or why nobody can lose anything.

Two windows, or a draft taken up the next day: without the mark (``services.seen``, decision 0156) the second
to save silently puts back what the first had changed. Found are the public functions of the services from
which an UPDATE (or an upsert, or deleting rows and writing them anew) is reached. What is only ever added to,
the newest row counting (rectifications, retention rules, numbers of the school), is not found here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "xinliapp"
_OVER = re.compile(r"^\s*UPDATE\s|\bDO UPDATE\b|\bOR REPLACE\b|^\s*REPLACE\s", re.IGNORECASE)
_AWAY = re.compile(r"^\s*DELETE\s", re.IGNORECASE)
_NEW = re.compile(r"^\s*INSERT\s", re.IGNORECASE)

# One line of reason for a group of functions that write over nothing a form was filled with.
FREE: dict[str, set[str]] = {
    "one step of its state, with the day and the words of that step: nothing else of the record is touched": {
        "appointment_settling.settle", "bodies.close", "bodies.end_membership", "bureau.claim",
        "lifecycle_destruction.settle",
        "bureau.decide_held", "care.close_group", "care.end_member", "class_posts.relieve",
        "conferences.dismiss", "conferences.end", "consents.add_scan", "crises.end", "crises.go_on",
        "crisis_aftermath.do_aftercare", "crisis_aftermath.reopen_aftercare", "crisis_merging.merge_stamps",
        "incident_reports.mark_sent", "counseling.sign", "counseling_notes.take_notice",
        "crisis_stamps.settle", "crisis_stamps.unsettle", "forms.approve_in", "forms.submit",
        "help_channels.end", "help_messages.answer", "help_messages.reopen", "partners.end",
        "peer_reps.reinstate", "peer_reps.relieve", "plans.approve", "plans.return_plan", "plans.submit",
        "policies.withdraw", "room.close_at", "screening.close_round", "screening_rounds.reopen",
        "returns_to_school.set_status", "returns_to_school.suspend",
        "self_check.approve", "self_check.start", "self_check.submit", "staff.leave",
        "transfers.acknowledge", "transfers.deliver", "transfer_arrivals.deliver_receipt",
        "transfer_arrivals.sign_receipt",
    },
    "taking back or putting back: what was written stays in its row": {
        "activities.restore", "clause_evidence.take_back", "consents.void", "counseling.void", "crises.undo",
        "crisis_aftermath.drop_aftercare", "crisis_merging.unmerge", "incidents.put_back",
        "incidents.take_out", "funding.take_back",
        "guardian_contacts.put_back", "guardian_contacts.remove", "home_visits.put_back",
        "home_visits.remove", "life_events.put_back", "life_events.remove",
        "meetings.take_back", "member_changes.take_back", "merging.undo",
        "plans.undo_done",
        "record_import_rows.take_back", "record_imports.undo", "roster_undo.undo_last_import",
        "referral_follow_ups.remove", "referral_steps.void_step", "referrals.void",
        "returns_to_school.void_assessment",
        "screening_import.undo",
        "student_papers.remove",
        "staff.take_back_certificate", "staff.take_back_training", "staff_appointments.take_back",
        "talk_coverage.take_back", "timetable_import.undo", "warnings.void", "packet_writing.take_back",
        "slip_accepting.take_back", "home_notices.remove",
    },
    "a new row that supersedes or succeeds; the one before stays with its days, and is superseded once": {
        "class_posts.name_staff", "class_posts.name_student", "class_posts.succeed",
        "guardian_contacts.correct", "home_visits.correct", "life_events.add", "member_changes.recode",
        "member_changes.rename", "plans.review", "policies.add", "referral_follow_ups.correct",
        "talks.correct", "timetable.set_cell", "transfer_schools.add_school",
    },
    "something new: the row written over was made in the same transaction, or is the draft of nobody else": {
        "accounts.add_account", "bodies.add_member", "conferences.begin_with", "conferences.decide",
        "counseling.begin_from", "counseling.begin_group", "drafts.save_draft", "drafts.seal_former",
        "enrolment.add_recipient", "enrolment.enrol", "setup.create_vault", "staff.add",
        "staff_link.enroll_me", "students.add_student",
    },
    "one choice, number or flag, kept at the click where it is shown: nothing typed beside it is lost": {
        "appointments.identify", "appointments.move", "appointments.set_status", "backup_policy.choose",
        "local_layer.choose_packs", "members.mark_centre", "review_interval.set_days",
        "review_interval.set_follow_up_days", "review_interval.set_receipt_days",
        "room.count_visitors", "staff_link.link", "task_list.snooze", "task_list.unsnooze",
    },
    "what was entered afresh or stands in a list, never a form that was filled with what is stored": {
        "campaigns.set_campaign", "members.import_members", "screening.record_many",
    },
    "compared anew in the moment of writing; only what this sheet itself brought is replaced": {
        "packet_writing.write",
    },
    "only what this very account typed is replaced; a colleague's row stays": {
        "talk_coverage.set_cells",
    },
    "previewed: refused as a whole once what the preview was made against has changed": {
        "record_imports.commit", "roster.commit_import", "screening_import.commit", "timetable_import.commit",
    },
    "part of a form that asks: the page's own marks cover it (ui/school_settings, ui/roster)": {
        "grade_labels.save_grade_labels", "student_tags.write_in",
    },
    "no form: the program's own books, keys, copies and what came in sealed": {
        "accounts.change_passphrase", "accounts.disable_account", "backup.drill", "demo.write_mark",
        "enrolment.revoke_key", "figures.refresh_stale", "forward_inbox.take_members",
        "list_ahead.catch_up", "recovery.open_with_recovery", "restore.restore", "restoring.commit_staged",
        "roster.merge_roster_tags", "rotation.carry_out", "rotation_settle.follow_signing_key",
        "rotation_stage.make_pair", "rotation_stage.new_inbox_key", "vault.open_vault",
    },
}  # fmt: skip


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "?" for part in node.values)
    return ""


def _calls(node: ast.AST, name: str) -> bool:
    return any(
        isinstance(one, ast.Call)
        and isinstance(one.func, ast.Attribute)
        and one.func.attr in (name, f"{name}_many")
        and isinstance(one.func.value, ast.Name)
        and one.func.value.id == "uow"
        for one in ast.walk(node)
    )


def writes_over(node: ast.AST) -> bool:
    """Whether the statements in this function replace what a row holds."""
    texts = [_text(one) for one in ast.walk(node)]
    anew = any(map(_AWAY.search, texts)) and (any(map(_NEW.search, texts)) or _calls(node, "insert"))
    return anew or any(map(_OVER.search, texts)) or _calls(node, "update")


def _imports(tree: ast.Module) -> dict[str, str]:
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("xinliapp."):
            module = str(node.module).removeprefix("xinliapp.")
            found |= {alias.asname or alias.name: f"{module}.{alias.name}" for alias in node.names}
    return found


def _uses(node: ast.AST, module: str, names: dict[str, str], own: set[str]) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id in names:
            yield f"{names[one.value.id]}.{one.attr}"
        elif isinstance(one, ast.Name) and one.id in names:
            yield names[one.id]
        elif isinstance(one, ast.Name) and one.id in own:
            yield f"{module}.{one.id}"


class Code:
    """What every function (or class) of the two rooms uses, and which of them write over something."""

    def __init__(self, source: Path) -> None:
        self.uses: dict[str, set[str]] = {}
        self.over: set[str] = set()
        self.public: dict[str, ast.FunctionDef] = {}
        for room in ("storage", "services"):
            for path in sorted((source / room).rglob("*.py")):
                module = ".".join(path.relative_to(source).with_suffix("").parts)
                self._read(module, ast.parse(path.read_text(encoding="utf-8")))

    def _read(self, module: str, tree: ast.Module) -> None:
        # A class of the storage is a row or a reader; only a name given to one of its methods is a writer.
        kinds = (ast.FunctionDef, ast.ClassDef) if module.startswith("services.") else (ast.FunctionDef,)
        parts = [node for node in tree.body if isinstance(node, kinds)]
        names, own = _imports(tree), {node.name for node in parts}
        for node in parts:
            key = f"{module}.{node.name}"
            self.uses[key] = set(_uses(node, module, names, own)) - {key}
            if writes_over(node):
                self.over.add(key)
            if isinstance(node, ast.FunctionDef) and module.startswith("services.") and node.name[0] != "_":
                self.public[key.removeprefix("services.")] = node
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Attribute):
                key = f"{module}.{ast.unparse(node.targets[0])}"
                self.uses[key] = set()
                if node.value.attr == "update":
                    self.over.add(key)

    def reaches(self, key: str, past: frozenset[str] = frozenset()) -> bool:
        """Over storage and private helpers; another service answers for itself, the chain is no record."""
        return key in self.over or any(
            self.reaches(used, past | {key})
            for used in self.uses[key]
            if used in self.uses
            and used not in past
            and not used.startswith("storage.audit.")
            and (used.startswith("storage.") or used.rpartition(".")[2].startswith("_"))
        )

    def writers(self) -> dict[str, ast.FunctionDef]:
        """The public functions of the services that write over something."""
        return {name: node for name, node in self.public.items() if self.reaches(f"services.{name}")}


def asks(node: ast.FunctionDef) -> bool:
    """Whether the function is told what its form was filled with."""
    return "seen" in {arg.arg for arg in (*node.args.args, *node.args.kwonlyargs)}


@pytest.fixture(scope="module")
def writers() -> dict[str, ast.FunctionDef]:
    return Code(SOURCE).writers()


def test_whoever_writes_over_a_record_asks_what_was_seen(writers: dict[str, ast.FunctionDef]) -> None:
    free = set().union(*FREE.values())
    assert sorted(name for name, node in writers.items() if not asks(node) and name not in free) == []


def test_every_reason_is_still_needed(writers: dict[str, ast.FunctionDef]) -> None:
    stale = {name for names in FREE.values() for name in names if name not in writers or asks(writers[name])}
    assert sorted(stale) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('uow.update("t", key, values)', True),
        ('uow.execute("UPDATE t SET a = 1")', True),
        ('uow.execute(f"UPDATE {t} SET a = 1")', True),
        ('uow.execute("INSERT INTO t VALUES (1) ON CONFLICT (id) DO UPDATE SET a = 1")', True),
        ('uow.execute("DELETE FROM t")\n    uow.insert("t", values)', True),
        ('uow.execute("DELETE FROM t")', False),
        ('uow.insert("t", values)', False),
        ("known.update(values)", False),
    ],
)
def test_what_counts_as_writing_over(body: str, found: bool) -> None:
    assert writes_over(ast.parse(f"def write(uow, t, key, values):\n    {body}")) is found


def test_a_new_last_writer_would_be_found(tmp_path: Path) -> None:
    for room, text in {
        "storage/things.py": 'def change(uow, key):\n    uow.update("thing", key, {})\n',
        "services/things.py": "from xinliapp.storage import things as rows\n"
        "def save(session, key):\n    _write(session, key)\n"
        "def save_seen(session, key, *, seen=None):\n    rows.change(session, key)\n"
        "def other(session):\n    return save(session, 1)\n"
        "def _write(session, key):\n    rows.change(session, key)\n",
    }.items():
        (tmp_path / room).parent.mkdir(exist_ok=True)
        (tmp_path / room).write_text(text, encoding="utf-8")
    assert {name: asks(node) for name, node in Code(tmp_path).writers().items()} == {
        "things.save": False,
        "things.save_seen": True,
    }
