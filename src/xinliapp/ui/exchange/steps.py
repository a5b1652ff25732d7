"""What the exchange page does to the vault and its files: a step each, run on the thread of the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.exchange import Channel, FingerprintProof
from xinliapp.domain.papers import Paper
from xinliapp.services import enrolment, exchange, leaving, returns, school
from xinliapp.services.enrolment import PendingRecipient
from xinliapp.services.session import Session
from xinliapp.system.drives import write_and_read_back
from xinliapp.system.files import read_file

_CARD_LIMIT = 256 * 1024


class Result:
    """What came of a write, with the ``changes`` the runner looks for."""

    def __init__(self, value: object, changes: Changes) -> None:
        self.value, self.changes = value, changes


def sign(session: Session, record_id: str, recipient_id: str) -> Result:
    """Sign the bag."""
    return Result(leaving.sign_bag(session, record_id, recipient_id), leaving.CHANGES)


def seal(session: Session, bundle_id: str, folder: Path, channel: Channel) -> Result:
    """Seal the bag, write it, read it back."""
    done = exchange.export(session, bundle_id, folder, deliver=write_and_read_back, channel=channel)
    return Result(done, Changes.BUNDLES)


def take_receipts(session: Session, paths: Sequence[Path]) -> Result:
    """Files dropped as receipts; then whatever others left sealed, if this account can open it."""
    taken = [*returns.take_in(session, paths), *returns.open_waiting(session)]
    return Result(taken, returns.CHANGES)


def open_waiting(session: Session) -> Result:
    """What others left sealed."""
    taken = returns.open_waiting(session)
    return Result(taken, returns.CHANGES if taken else Changes.NONE)


def mark_sent(session: Session, bundle_id: str) -> Result:
    """送出."""
    return Result(returns.mark_sent(session, bundle_id), Changes.BUNDLES)


def unmark_sent(session: Session, mark_id: str, bundle_id: str) -> Result:
    """撤销 of it."""
    returns.unmark_sent(session, mark_id, bundle_id)
    return Result(None, Changes.BUNDLES)


def correct(session: Session, bundle_id: str) -> Result:
    """做更正."""
    return Result(returns.correct(session, bundle_id), Changes.FORMS)


def read_card(session: Session, path: Path) -> PendingRecipient:
    """A bureau's card from a file."""
    return enrolment.import_card(session, read_file(path, _CARD_LIMIT))


def add_recipient(session: Session, pending: PendingRecipient, groups: Mapping[int, str]) -> Result:
    """Trust the bureau's key after its paper was compared."""
    added = enrolment.add_recipient(session, pending, FingerprintProof(groups=groups))
    return Result(added, Changes.BUNDLES)


def make_request(session: Session) -> Paper:
    """The school's own request for its bureau."""
    unit = school.unit(session)
    return Paper(f"登记申请-{unit.code}.json", enrolment.make_request(session))
