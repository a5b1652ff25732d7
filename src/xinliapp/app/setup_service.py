"""What the first-run wizard asks for, done with the services."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from xinliapp.crypto.durable import write_durably
from xinliapp.domain.accounts import Role
from xinliapp.domain.calendar import SchoolYear
from xinliapp.domain.clock import Clock
from xinliapp.domain.errors import UserError
from xinliapp.domain.report_models import RecoverySheet
from xinliapp.domain.school import Edition
from xinliapp.reports.recovery_sheet import render_recovery_sheet
from xinliapp.rulepacks import library
from xinliapp.services import grade_labels, local_layer, passphrases, school
from xinliapp.services.passphrases import Strength
from xinliapp.services.setup import CreatedVault, FirstAccount, NewVault, confirm_recovery, create_vault
from xinliapp.services.vault import close, open_vault
from xinliapp.storage.measures import SPECS
from xinliapp.system.printing import print_pdf
from xinliapp.ui.first_run.answers import Answers
from xinliapp.ui.first_run.presenter import PackChoice, SheetToProve

_SCORES = {
    Strength.EMPTY: 0,
    Strength.TOO_SHORT: 1,
    Strength.UNUSABLE: 1,
    Strength.GUESSABLE: 2,
    Strength.GOOD: 4,
}


class Setup:
    """Implements ``SetupService``. The passphrases live in here only until the vault is finished."""

    def __init__(self, documents: Path, clock: Clock) -> None:
        self._documents = documents
        self._clock = clock
        self._answers: Answers | None = None
        self._created: CreatedVault | None = None

    @property
    def folder(self) -> Path:
        """The finished vault's folder."""
        if self._created is None:
            raise RuntimeError("no vault has been made")
        return self._created.folder

    def default_folder(self) -> str:
        """A folder of its own under the documents folder."""
        return str(self._documents / "校园工作台资料库")

    def packs(self, edition: Edition) -> Sequence[PackChoice]:
        """The packs that ship with the program; a bureau judges no clauses of its own yet."""
        if edition is Edition.BUREAU:
            return ()
        packs = (library.pack(pack_id, SPECS) for pack_id in library.pack_ids())
        return tuple(PackChoice(pack.id, f"{pack.title} {pack.version}", True, True) for pack in packs)

    def passphrase_score(self, passphrase: str, known: Sequence[str]) -> int:
        """0–4 for the strength bar: 4 is what the vault accepts."""
        return _SCORES[passphrases.strength(passphrase, known)]

    def check_passphrase(self, passphrase: str, known: Sequence[str]) -> None:
        """Raises the rule's own error."""
        passphrases.require(passphrase, known)

    def create_vault(self, answers: Answers) -> SheetToProve:
        """Keys, core.db and the sheet."""
        new = NewVault(
            edition=answers.edition,
            code=answers.code,
            name=answers.name,
            accounts=tuple(
                FirstAccount(account.name, account.name, account.role, account.passphrase)
                for account in answers.accounts
            ),
            stages=answers.stages,
            system=answers.system,
            boarding=answers.boarding,
            attributes=answers.attributes,
            concern_threshold=answers.concern_threshold,
            upper_primary_from=answers.upper_primary_from,
        )
        self._created = create_vault(Path(answers.folder), new, self._clock)
        self._answers = answers
        return SheetToProve(self._created.asked)

    def print_sheet(self) -> None:
        """Two copies on the first printer that prints on paper."""
        print_pdf(self._sheet(), copies=2)

    def save_sheet(self, path: str) -> None:
        """The sheet as a PDF, for the printer and the safe: whole and on the disk before this returns.

        Raises:
            KnownError: ``disk_full``, ``file_not_written`` (nothing was written), ``file_not_confirmed``.
        """
        write_durably(Path(path), self._sheet())

    def _sheet(self) -> bytes:
        created = self._require()
        sheet = RecoverySheet(
            unit_name=created.unit_name,
            unit_code=created.unit_code,
            vault_id_short=created.vault_id[:8],
            groups=created.paper.groups,
            qr_text=created.paper.qr_text,
            printed_on=self._clock.now().date().isoformat(),
            demo=created.demo,
        )
        return render_recovery_sheet(sheet)

    def confirm_recovery(self, typed: Mapping[int, str]) -> None:
        """Prove the sheet, make case.db, then store the calendar with the first account."""
        created = self._require()
        confirm_recovery(created, typed, self._clock)
        answers = self._answers
        if answers is not None and answers.year is not None:
            self._store(created.folder, answers, answers.year)
        self._answers = None

    def _store(self, folder: Path, answers: Answers, year: SchoolYear) -> None:
        first = next(account for account in answers.accounts if account.role is Role.COUNSELOR)
        session = open_vault(folder, first.name, first.passphrase, self._clock)
        try:
            school.set_calendar(session, year)
            grade_labels.save_grade_labels(session, answers.grade_labels)
            if answers.packs and set(answers.packs) != set(library.pack_ids()):
                local_layer.choose_packs(session, answers.packs)
        finally:
            close(session)

    def _require(self) -> CreatedVault:
        if self._created is None:
            raise UserError("setup_not_started")
        return self._created
