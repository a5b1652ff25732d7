"""What travels between a school and its bureau: form figures, the signed facts of a bag, verdicts on arrival.

Days are ``YYYY-MM-DD``, moments ``YYYY-MM-DDTHH:MM:SS``, hashes lower-case hex SHA-256
(vault-and-bundles.md, section 2). Nothing here can hold a student's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import NamedTuple

BUNDLE_NAMESPACE = "xinli-bundle-v1"
REQUEST_NAMESPACE = "xinli-request-v1"
CARD_NAMESPACE = "xinli-card-v1"
FORM_JSON = "data/form.json"
FORM_XLSX = "data/form.xlsx"

_EPOCH = re.compile(r"(\d{6})-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class PublishedRef:
    """Which publication a figure came from; ``rows_mac`` binds it to rows the bureau never sees."""

    figure_id: str
    published_at: str
    window_starts_on: str
    window_ends_on: str
    row_count: int
    rows_mac: str


class FormFigure(NamedTuple):
    """One cell of a form as it leaves the school; a bureau reads a dozen of every bag, so they are made fast.

    ``value`` is the reported number (None: 没有此项; 0: 有此项但为零), ``system_value`` what was counted,
    ``reason`` why the two differ; ``text`` is set instead of ``value`` in a text column (备注).
    ``definition_id`` names the measure that counted, None for a person's entry.
    """

    column_id: str
    heading: str
    unit: str
    value: float | None = None
    text: str | None = None
    system_value: float | None = None
    reason: str | None = None
    definition_id: str | None = None
    published: PublishedRef | None = None


@dataclass(frozen=True, slots=True)
class FormPayload:
    """A filled form of one unit: the content of ``data/form.json`` (docs/formats/form-payload.schema.json).

    ``head`` maps the form's own head words (填表单位, 填表时间, 填表人, 填表电话) to what was filled in;
    ``columns`` stand in the form's order.
    """

    form_id: str
    form_version: str
    period: str
    revision: int
    unit_code: str
    unit_name: str
    as_of: str
    head: Mapping[str, str]
    columns: tuple[FormFigure, ...]

    def figure(self, column_id: str) -> FormFigure | None:
        """The figure of this column, or None when the form has no such column."""
        return next((figure for figure in self.columns if figure.column_id == column_id), None)


@dataclass(frozen=True, slots=True)
class HeadOfChain:
    """Number and hash of an audit chain's newest event when the bag was signed."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class RestoredFrom:
    """What the vault knew of the older epoch when a restore began a new one."""

    epoch: str
    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class BagFacts:
    """The signed facts in ``bag-info.txt`` (docs/formats/bag-info.md).

    ``previous_hash`` is the SHA-256 of the preceding tag manifest to the same recipient in the same epoch,
    None for number 1; ``enrolment`` is the fingerprint of the signing key; ``packs`` are rule packs used,
    ``id@version``.
    """

    unit_code: str
    unit_name: str
    tier: str
    recipient_code: str
    form_id: str
    form_version: str
    period: str
    revision: int
    sequence: int
    epoch: str
    previous_hash: str | None
    core_head: HeadOfChain
    case_head: HeadOfChain
    app_version: str
    enrolment: str
    signed_at: str
    packs: tuple[str, ...] = ()
    restored_from: RestoredFrom | None = None


def epoch_number(epoch: str) -> int:
    """The ordering part of an epoch ``000001-9f3c21ab``; two epochs of one number are a fork.

    Raises:
        ValueError: not an epoch.
    """
    match = _EPOCH.fullmatch(epoch)
    if match is None:
        raise ValueError("not an epoch")
    return int(match[1])


class ArrivalVerdict(Enum):
    """What became of a file that came in; *returned* is a person's decision and not among these."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    SUPERSEDING = "superseding"
    LATE = "late"
    HELD = "held"
    REFUSED = "refused"
    UNSIGNED = "unsigned"

    @property
    def counts(self) -> bool:
        """Whether the bag is taken into the books (its figures may still be superseded)."""
        return self in (ArrivalVerdict.ACCEPTED, ArrivalVerdict.SUPERSEDING, ArrivalVerdict.LATE)


class NoticeKind(Enum):
    """What a clerk is told about a bag besides the verdict."""

    FORK_NUMBER = "fork_number"  # same number, other hash
    FORK_CHAIN = "fork_chain"  # previous hash does not fit
    FORK_EPOCH = "fork_epoch"  # two epochs of one number
    REVISION_CONFLICT = "revision_conflict"  # one revision, two contents
    GAP = "gap"  # numbers not seen yet
    EPOCH_HIGHER = "epoch_higher"  # the school restored a backup
    EPOCH_LOWER = "epoch_lower"  # made before a restore we already know of
    ABANDONED = "abandoned"  # bags we hold that the restored vault no longer knows
    CLOCK_BEHIND = "clock_behind"
    ALREADY_HELD = "already_held"
    NOT_CURRENT = "not_current"  # taken, but a later revision stands
    CELL_NOT_NUMBER = "cell_not_number"  # plain spreadsheets only
    SCHOOL_UNKNOWN = "school_unknown"  # plain spreadsheets only
    FORMER_CODE = "former_code"  # the same school under the code it had before
    MERGED_SCHOOL = "merged_school"  # by then part of another school, which reports for both


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice with what it is about (numbers, a revision, a column heading)."""

    kind: NoticeKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PastArrival:
    """What is remembered of a bag of one (school, recipient) for judging the next one."""

    epoch: str
    sequence: int
    tagmanifest_hash: str
    previous_hash: str | None
    form_id: str
    period: str
    revision: int
    signed_at: str
    verdict: ArrivalVerdict


@dataclass(frozen=True, slots=True)
class Incoming:
    """The facts of a bag that has passed the strict reader and now meets the replay rules."""

    epoch: str
    sequence: int
    tagmanifest_hash: str
    previous_hash: str | None
    form_id: str
    period: str
    revision: int
    signed_at: str
    restored_from: RestoredFrom | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """Verdict and notices for one bag."""

    verdict: ArrivalVerdict
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """A unit this vault may send to; ``fingerprint`` was checked by a person. Row of ``recipient``."""

    id: str
    code: str
    name: str
    tier: str
    signing_key: str
    age_recipient: str
    age_spare: str | None
    fingerprint: str
    revoked_at: str | None
    created_at: str
    created_by: str

    @property
    def age_keys(self) -> tuple[str, ...]:
        """The age keys a bundle is sealed to: the unit's own and, if it has one, its offline spare."""
        return (self.age_recipient,) if self.age_spare is None else (self.age_recipient, self.age_spare)


@dataclass(frozen=True, slots=True)
class StoredBundle:
    """A signed bag this unit keeps, without its bytes. Row of ``bundle``."""

    id: str
    recipient_id: str
    form_id: str
    period: str
    revision: int
    sequence: int
    epoch: str
    previous_hash: str | None
    tagmanifest_hash: str
    approval_id: str
    created_at: str
    created_by: str


class Channel(Enum):
    """How a sealed file leaves this PC."""

    STICK = "stick"
    FOLDER = "folder"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class BundleExport:
    """One time a bundle was written out and read back. Row of ``bundle_export``."""

    id: str
    bundle_id: str
    file_name: str
    file_hash: str
    size: int
    check_code: str
    read_back: bool
    created_at: str
    created_by: str
    channel: Channel = Channel.FOLDER


class FigureSource(Enum):
    """Where a figure that leaves comes from."""

    RECORDS = "records"  # counted from this vault's records
    PUBLISHED = "published"  # released by a counselling teacher
    PERSON = "person"  # typed in
    CHANGED = "changed"  # counted, then changed by a person with a reason
    EMPTY = "empty"  # 没有此项


@dataclass(frozen=True, slots=True)
class LeavingFigure:
    """One thing that leaves: a head field or a column, with its source and what the last submission said."""

    column_id: str
    heading: str
    shown: str
    source: FigureSource
    detail: str
    before: str | None
    changed: bool


@dataclass(frozen=True, slots=True)
class LeavingPreview:
    """Exactly what would leave, to whom; ``names_found`` is always 0 when one is returned (else refused)."""

    recipient: Recipient
    fingerprint_groups: tuple[str, ...]
    head: tuple[tuple[str, str], ...]
    figures: tuple[LeavingFigure, ...]
    parts: tuple[str, ...]
    last_revision: int | None
    text_fields_checked: int
    names_found: int = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle written out, read back and compared."""

    file: Path
    size: int
    check_code: str
    file_hash: str
    tagmanifest_hash: str
    read_back: bool


# Writes ``data`` as ``folder/name`` so that it survives pulling the stick (temporary name, fsync, rename) and
# returns the bytes read back. Raises KnownError: ``stick_pulled``, ``stick_full``, ``stick_readonly``.
Deliver = Callable[[Path, str, bytes], bytes]


class EnrolmentKind(Enum):
    """Why an enrolment is being made."""

    FIRST = "first"
    ROTATION = "rotation"  # vouched for by the key it replaces
    REPLACEMENT = "replacement"  # a new sheet for a school that already has a key


@dataclass(frozen=True, slots=True)
class PendingEnrolment:
    """A school's self-signed request, checked for itself and waiting for a person with the paper sheet.

    ``positions`` are the three groups (1–10) the person must type from the paper. ``vouched_by`` is the
    fingerprint of the key that vouches for this one, None unless ``kind`` is a rotation.
    """

    code: str
    name: str
    public_line: str
    age_recipient: str
    fingerprint: str
    kind: EnrolmentKind
    member_known: bool
    positions: tuple[int, ...]
    issued_at: str
    vouched_by: str | None = None


@dataclass(frozen=True, slots=True)
class FingerprintProof:
    """What a person took from the paper: the full ``SHA256:…``, or groups by position (1–10)."""

    fingerprint: str | None = None
    groups: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitKey:
    """A key of this unit; ``private`` is sealed under K_sign, None where it is kept on paper only."""

    id: str
    kind: str
    public: str
    private: bytes | None = field(repr=False)
    valid_from: str
    retired_at: str | None
    created_at: str
    created_by: str
