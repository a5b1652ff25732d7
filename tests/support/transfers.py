"""Two schools that know each other's cards, and a child at the first: what tests of transfers start from."""

from __future__ import annotations

import atexit
import dataclasses
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support.consents import agreed
from tests.support.term_school import TermSchool
from tests.support.vaults import VaultFiles
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.exchange import FingerprintProof
from xinliapp.domain.school import Edition, SchoolSystem, Stage, Unit
from xinliapp.domain.transfer import SentTransfer, TransferSchool
from xinliapp.services import transfer_schools, transfers
from xinliapp.services.session import Session
from xinliapp.services.transfers import TransferInput
from xinliapp.storage.units import store_unit
from xinliapp.system.drives import write_and_read_back

FROM, TO, OTHER = "3199010001", "3199010002", "3199010003"
MOMENT = parse_stamp("2026-11-23T12:40:00")
GROUND = "因转学,经监护人申请移交心理健康档案"
SEEDS = {FROM: bytes(range(64, 96)), TO: bytes(range(96, 128)), OTHER: bytes(range(128, 160))}


def school_of(folder: Path, code: str) -> tuple[TermSchool, Session]:
    """A school with this code whose counsellor may sign for it."""
    made = TermSchool(folder, calendar=False, moment=MOMENT)
    unit = Unit("unit", Edition.SCHOOL, code, f"{code}学校", (Stage.JUNIOR,), SchoolSystem.SIX_THREE,
                False, (), (), 2, None)  # fmt: skip
    with made.session.write("test.unit") as uow:
        store_unit(uow, unit)
    return made, signing(made.session, SEEDS[code])


def signing(session: Session, seed: bytes) -> Session:
    """The same session with a signing key: a school whose counsellor signs."""
    keys = session.keys
    more = UnlockedKeys(
        user_id=keys.user_id,
        vault_id=keys.vault_id,
        generation=keys.generation,
        keys={**keys.keys, Compartment.SIGN: seed},
        private_half=bytes(32),
    )
    return dataclasses.replace(session, keys=more)


def knows(here: Session, there: Session) -> TransferSchool:
    """``here`` takes in the card of ``there`` and compares the fingerprint."""
    pending = transfer_schools.import_card(here, transfer_schools.make_card(there))
    return transfer_schools.add_school(here, pending, FingerprintProof(fingerprint=pending.fingerprint))


@dataclass
class Pair:
    """The sending school, the receiving one, and the child."""

    sender: VaultFiles
    receiver: VaultFiles
    here: Session
    there: Session
    child: str
    same: str
    school: TransferSchool

    def send(self, **more: object) -> SentTransfer:
        """A signed packet of the child."""
        wanted = TransferInput(self.child, self.school.id, GROUND, **more)  # type: ignore[arg-type]
        return transfers.send(self.here, wanted)

    def file(self, folder: Path, **more: object) -> Path:
        """The same, written to a folder."""
        sent = self.send(**more)
        return transfers.deliver(self.here, sent.id, folder, deliver_file=write_and_read_back).file


def pair(folder: Path) -> Pair:
    """Both schools, cards compared both ways, the child known to both, its mother agreed."""
    template, child, same = _template()
    sides = []
    for name, code in (("a", FROM), ("b", TO)):
        shutil.copytree(template / name / "school", folder / name)
        files = VaultFiles(folder / name, FixedClock(MOMENT))
        sides.append((files, signing(files.session(), SEEDS[code])))
    (sender, here), (receiver, there) = sides
    return Pair(sender, receiver, here, there, child, same, transfer_schools.schools(here)[0])


@cache
def _template() -> tuple[Path, str, str]:
    """Made once: what every test starts from costs a second."""
    folder = Path(tempfile.mkdtemp(prefix="transfer-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    sender, here = school_of(folder / "a", FROM)
    receiver, there = school_of(folder / "b", TO)
    child = sender.student(name="闻人小满")
    same = receiver.student(name="闻人小满")
    agreed(here, child, kind=ConsentKind.PERSONAL_DATA)
    knows(here, there)
    knows(there, here)
    for session in (here, there):
        session.database.close()
    return folder, child, same
