"""The keys' side of the account page: proof of the sheet, papers, the retention rule; no Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.domain.retention import RetentionRule
from xinliapp.i18n.messages import sentence
from xinliapp.services import account_papers, accounts, exchange_papers, recovery_drill, retention
from xinliapp.services.account_facts import KeyFacts, key_facts
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import Host


class KeysView(Protocol):
    """What the presenter asks of the widgets."""

    def show_keys(self, facts: KeyFacts) -> None: ...
    def show_rule(self, rule: RetentionRule | None, who: str) -> None: ...
    def show_newer_rule(self, text: str) -> None: ...
    def show_rule_now(self, rule: RetentionRule | None, who: str) -> None: ...
    def show_key_trouble(self, text: str) -> None: ...
    def show_key_busy(self, busy: bool) -> None: ...
    def say_proven(self) -> None: ...
    def say_rule_set(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Rule:
    rule: RetentionRule | None
    who: str


def read_rule(session: Session) -> _Rule:
    """The rule, and the name of who set it."""
    rule = retention.rule(session)
    people = {row.id: row.display_name for row in accounts.list_accounts(session)}
    return _Rule(rule, "" if rule is None else people.get(rule.created_by, rule.created_by))


class KeysPresenter:
    """What stands beside the list of people."""

    def __init__(self, view: KeysView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._seen = ""  # the mark of the retention rule the form was filled with

    def load(self) -> None:
        """The line about the keys."""
        self._jobs.run(key_facts, self._session, done=self._view.show_keys, failed=self._trouble, owner=self)

    def prove(self, code: str) -> None:
        """The code from the safe was typed in."""
        if not code.strip():
            self._trouble(UserError("field_required", field="恢复码"))
            return
        self._do(self._proven, recovery_drill.prove_sheet, self._session, code)

    def open_rule(self) -> None:
        """The retention rule in force."""
        self._jobs.run(read_rule, self._session, done=self._rule, failed=self._trouble, owner=self)

    def open_left_files(self) -> None:
        """Files of those who left, with the day each is due."""
        self._host.open("lifecycle")

    def set_rule(self, rule: RetentionRule) -> None:
        """Another retention rule."""
        self._do(self._rule_set, partial(retention.set_rule, seen=self._seen), self._session, rule)

    def look_at_rule(self) -> None:
        """看现在的: the rule as another place set it."""
        self._jobs.run(read_rule, self._session, done=self._show_rule_now, failed=self._trouble, owner=self)

    def _show_rule_now(self, found: _Rule) -> None:
        self._seen = mark_of(found.rule)
        self._view.show_rule_now(found.rule, found.who)

    def print_accounts(self) -> None:
        """账户表."""
        self._do(self._show_paper, account_papers.account_table, self._session)

    def print_fingerprint(self) -> None:
        """指纹登记单."""
        self._do(self._show_paper, exchange_papers.enrolment_paper, self._session)

    def save_request(self) -> None:
        """The request that tells the bureau of the new signing key."""
        self._do(self._save_request, accounts.rotation_request, self._session)

    def _do(self, done: Callable[[Any], None], work: Callable[..., object], *args: object) -> None:
        self._view.show_key_busy(True)
        self._jobs.run(work, *args, done=done, failed=self._trouble, owner=self)

    def _proven(self, _changes: Changes) -> None:
        self._view.show_key_busy(False)
        self._view.say_proven()
        self.load()

    def _rule(self, found: _Rule) -> None:
        self._seen = mark_of(found.rule)
        self._view.show_rule(found.rule, found.who)

    def _rule_set(self, _changes: Changes) -> None:
        self._view.show_key_busy(False)
        self._view.say_rule_set()

    def _show_paper(self, paper: Paper) -> None:
        self._view.show_key_busy(False)
        self._host.show_paper(paper)

    def _save_request(self, data: bytes) -> None:
        self._view.show_key_busy(False)
        self._host.save_file(Paper("登记申请-更换密钥.json", data), self._trouble)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_key_busy(False)
        if error.code == "changed_since":
            self._view.show_newer_rule(sentence(error))
        else:
            self._view.show_key_trouble(sentence(error))
