"""The order of the first run, without Qt: check a step, make the vault, prove the sheet, finish."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from xinliapp.domain.errors import KnownError, UserError, XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.school import Edition
from xinliapp.i18n.messages import sentence
from xinliapp.ui.first_run import answers as a
from xinliapp.ui.first_run.answers import Answers, Draft, Problem
from xinliapp.ui.first_run.keeping import from_text, to_text


@dataclass(frozen=True, slots=True)
class PackChoice:
    """A rule pack that may be chosen: its key, its title with revision, and whether its signature holds."""

    key: str
    title: str
    signed: bool
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class SheetToProve:
    """What the sheet step needs: the numbers (from 1) of the four groups to be typed back."""

    asked: tuple[int, ...]


class SetupService(Protocol):
    """What the wizard needs; the composition root adapts ``services.vault`` and ``services.school``."""

    def default_folder(self) -> str:
        """Where the vault goes unless the person chooses otherwise (a local disk)."""
        ...

    def packs(self, edition: Edition) -> Sequence[PackChoice]: ...

    def passphrase_score(self, passphrase: str, known: Sequence[str]) -> int:
        """0–4, quick enough for every letter; ``known`` are words a guesser tries first."""
        ...

    def check_passphrase(self, passphrase: str, known: Sequence[str]) -> None:
        """Raises UserError when the passphrase is refused."""
        ...

    def create_vault(self, answers: Answers) -> SheetToProve:
        """Keys, ``core.db``, accounts, sheet; no ``case.db`` yet. Runs in the db lane."""
        ...

    def print_sheet(self) -> None:
        """Prints the sheet twice (paper printers only)."""
        ...

    def save_sheet(self, path: str) -> None:
        """Writes the sheet as a PDF."""
        ...

    def confirm_recovery(self, typed: Mapping[int, str]) -> None:
        """Proves the sheet and makes ``case.db``; else UserError ``recovery_group_wrong`` (``group``)."""
        ...


class FirstRunView(Protocol):
    """What the presenter asks of the wizard."""

    def draft(self) -> Draft: ...

    def show_step(self, number: int) -> None: ...

    def show_edition(self, edition: Edition) -> None: ...

    def show_packs(self, packs: Sequence[PackChoice]) -> None: ...

    def show_folder(self, folder: str) -> None: ...

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """(field key, sentence); an empty list clears all marks."""
        ...

    def show_error(self, text: str) -> None: ...

    def show_asked(self, groups: Sequence[int]) -> None: ...

    def show_sheet_done(self) -> None: ...

    def typed_groups(self) -> Mapping[int, str]: ...

    def show_summary(self, draft: Draft) -> None: ...

    def set_busy(self, busy: bool) -> None: ...

    def forget_passphrases(self) -> None: ...

    def finished(self) -> None: ...

    def allow_later(self, allowed: bool) -> None: ...

    def fill(self, draft: Draft) -> None: ...

    def show_kept(self) -> None: ...

    def show_going_on(self) -> None: ...


_CHECKS: dict[int, Callable[[Draft], list[Problem]]] = {
    a.UNIT: a.check_unit,
    a.CALENDAR: a.check_calendar,
    a.PACKS: a.check_packs,
    a.ACCOUNTS: a.check_accounts,
}


class FirstRunPresenter:
    """Steps 1–4 can be gone back to; once the keys exist (step 5) the way leads forward only.

    ``keep`` stores a text on this PC ("" forgets it) and says whether it could; ``kept`` is what it stored.
    """

    def __init__(
        self,
        view: FirstRunView,
        service: SetupService,
        jobs: Jobs,
        *,
        keep: Callable[[str], bool] | None = None,
        kept: str = "",
    ) -> None:
        self._view, self._service, self._jobs = view, service, jobs
        self._keep, self._kept = keep, kept
        self._step = a.UNIT
        self._asked: tuple[int, ...] = ()
        self._sheet_out = False
        self._busy = False

    @property
    def step(self) -> int:
        return self._step

    def start(self) -> None:
        """Step 1 with the default folder and the packs of a school."""
        self._view.show_folder(self._service.default_folder())
        self.edition_chosen(Edition.SCHOOL)
        self._view.allow_later(self._keep is not None)
        kept = from_text(self._kept, self._view.draft().accounts) if self._kept else None
        if kept is not None:
            self.edition_chosen(kept.edition)
            self._view.fill(from_text(self._kept, self._view.draft().accounts) or kept)
        self._go(a.UNIT)
        if kept is not None:
            self._view.show_going_on()

    def later(self) -> None:
        """存为稍后继续: keeps what was typed, without passphrases; only before the keys are made."""
        if self._keep is not None and not self._busy and self._step <= a.ACCOUNTS:
            if self._keep(to_text(self._view.draft())):
                self._view.show_kept()
            else:
                self._view.show_error(sentence(KnownError("setup_not_kept")))

    def edition_chosen(self, edition: Edition) -> None:
        """School or bureau: other accounts, other packs, no calendar for a bureau."""
        self._view.show_edition(edition)
        self._view.show_packs(self._service.packs(edition))

    def back(self) -> None:
        """上一步; not behind the making of the keys."""
        if not self._busy and a.UNIT < self._step <= a.ACCOUNTS:
            self._go(self._step - 1)

    def next(self) -> None:
        """下一步: only when the present step has no problem."""
        if self._busy:
            return
        if self._step == a.FINISH:
            self._view.finished()
            return
        if self._step == a.RECOVERY:
            self._prove()
            return
        draft = self._view.draft()
        problems = _CHECKS[self._step](draft)
        if self._step == a.ACCOUNTS and not problems:
            problems = self._weak_passphrases(draft)
        self._view.show_problems([(p.field, sentence(p.error)) for p in problems])
        if problems:
            self._view.show_error(sentence(problems[0].error))
        elif self._step == a.ACCOUNTS:
            self._create(draft)
        else:
            self._go(self._step + 1)

    def passphrase_score(self, number: int) -> int:
        """How hard the passphrase of account ``number`` is to guess: 0–4."""
        draft = self._view.draft()
        account = draft.accounts[number]
        if not account.passphrase:
            return 0
        return self._service.passphrase_score(account.passphrase, _known(draft, account.name))

    def print_sheet(self) -> None:
        self._sheet(self._service.print_sheet)

    def save_sheet(self, path: str) -> None:
        self._sheet(self._service.save_sheet, path)

    def _sheet(self, call: Callable[..., None], *args: str) -> None:
        if self._busy:
            return
        self._set_busy(True)
        # In the db lane: it is the one thread that may touch the keys just made.
        self._jobs.run(call, *args, done=self._sheet_done, failed=self._failed, owner=self)

    def _sheet_done(self, _result: object) -> None:
        self._set_busy(False)
        self._sheet_out = True
        self._view.show_sheet_done()

    def _weak_passphrases(self, draft: Draft) -> list[Problem]:
        found = []
        for number, account in enumerate(draft.accounts):
            if account not in a.wanted(draft):
                continue
            try:
                self._service.check_passphrase(account.passphrase, _known(draft, account.name))
            except UserError as error:
                found.append(Problem(f"account{number}", error))
        return found

    def _create(self, draft: Draft) -> None:
        self._set_busy(True)
        self._jobs.run(
            self._service.create_vault,
            a.to_answers(draft),
            done=self._created,
            failed=self._failed,
            owner=self,
        )

    def _created(self, sheet: SheetToProve) -> None:
        self._set_busy(False)
        self._asked = sheet.asked
        self._view.forget_passphrases()
        self._view.show_asked(sheet.asked)
        self._go(a.RECOVERY)

    def _prove(self) -> None:
        if not self._sheet_out:
            self._view.show_error(sentence(UserError("setup_sheet_first")))
            return
        typed = self._view.typed_groups()
        missing = next((group for group in self._asked if not typed.get(group, "").strip()), None)
        if missing is not None:
            self._failed(UserError("recovery_group_wrong", group=missing))
            return
        self._set_busy(True)
        self._jobs.run(
            self._service.confirm_recovery, typed, done=self._proven, failed=self._failed, owner=self
        )

    def _proven(self, _result: object) -> None:
        self._set_busy(False)
        if self._keep is not None:
            self._keep("")  # the vault holds it all now
        self._view.show_problems([])
        self._view.show_summary(self._view.draft())
        self._go(a.FINISH)

    def _failed(self, error: XinliError) -> None:
        self._set_busy(False)
        if error.code == "recovery_group_wrong":
            error = UserError("setup_group_wrong", group=error.params.get("group"))
            self._view.show_problems([(f"group{error.params['group']}", sentence(error))])
        self._view.show_error(sentence(error))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.set_busy(busy)

    def _go(self, step: int) -> None:
        self._step = step
        self._view.show_step(step)


def _known(draft: Draft, name: str) -> tuple[str, ...]:
    return (draft.name, draft.code, name)
