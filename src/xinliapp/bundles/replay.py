"""Replay rules per (school, recipient): pure, and never decided by a clock.

Promises (tests/bundles/test_replay.py): meeting a known bag again changes nothing; for bags of one honest
vault the accepted set, the current figures and the gaps left do not depend on the order of arrival; of two
bags that contradict each other at least one is held, in whatever order they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xinliapp.domain.exchange import (
    Arrival,
    ArrivalVerdict,
    Incoming,
    Notice,
    NoticeKind,
    PastArrival,
    epoch_number,
)

_MAX_LISTED = 20


def judge_arrival(history: Sequence[PastArrival], incoming: Incoming) -> Arrival:
    """What becomes of ``incoming``, given everything seen from the same school for the same recipient.

    A duplicate is a no-op. A fork (same number with another hash, a previous hash that does not fit, two
    epochs of one number, one revision with two contents) is held for a person. Everything else counts:
    ``superseding`` if it replaces an earlier revision of the same form and period, ``late`` if a higher
    number was already there, else ``accepted``.
    """
    for past in history:
        if past.tagmanifest_hash == incoming.tagmanifest_hash:
            held = past.verdict is ArrivalVerdict.HELD
            told = (Notice(NoticeKind.ALREADY_HELD),) if held else ()
            return Arrival(ArrivalVerdict.DUPLICATE, told)
    seen = [past for past in history if past.verdict.counts]
    forks = _forks(seen, incoming)
    if forks:
        return Arrival(ArrivalVerdict.HELD, forks)
    verdict, current = _standing(seen, incoming)
    notices = [*_epochs(seen, incoming), *_clock(seen, incoming)]
    missing = gaps([*seen, _remembered(incoming, verdict)], incoming.epoch)
    if missing:
        notices.append(Notice(NoticeKind.GAP, numbers(missing)))
    if not current:
        notices.append(Notice(NoticeKind.NOT_CURRENT))
    return Arrival(verdict, tuple(notices))


def _remembered(incoming: Incoming, verdict: ArrivalVerdict) -> PastArrival:
    return PastArrival(
        incoming.epoch,
        incoming.sequence,
        incoming.tagmanifest_hash,
        incoming.previous_hash,
        incoming.form_id,
        incoming.period,
        incoming.revision,
        incoming.signed_at,
        verdict,
    )


def _forks(seen: Sequence[PastArrival], incoming: Incoming) -> tuple[Notice, ...]:
    found: list[Notice] = []
    if (incoming.sequence == 1) != (incoming.previous_hash is None):
        found.append(Notice(NoticeKind.FORK_CHAIN, str(incoming.sequence)))
    for past in seen:
        if past.epoch != incoming.epoch:
            if epoch_number(past.epoch) == epoch_number(incoming.epoch):
                found.append(Notice(NoticeKind.FORK_EPOCH, str(epoch_number(past.epoch))))
            continue
        found.extend(_same_epoch_forks(past, incoming))
    return tuple(dict.fromkeys(found))


def _same_epoch_forks(past: PastArrival, incoming: Incoming) -> Iterable[Notice]:
    if past.sequence == incoming.sequence:
        yield Notice(NoticeKind.FORK_NUMBER, str(incoming.sequence))
    if past.sequence == incoming.sequence - 1 and past.tagmanifest_hash != incoming.previous_hash:
        yield Notice(NoticeKind.FORK_CHAIN, str(incoming.sequence))
    if past.sequence == incoming.sequence + 1 and past.previous_hash != incoming.tagmanifest_hash:
        yield Notice(NoticeKind.FORK_CHAIN, str(past.sequence))
    same_form = (past.form_id, past.period) == (incoming.form_id, incoming.period)
    if same_form and past.revision == incoming.revision:
        yield Notice(NoticeKind.REVISION_CONFLICT, str(incoming.revision))


def rank(epoch: str, revision: int) -> tuple[int, int]:
    """Which of two bags of one (school, form, period) stands: the later epoch, then the higher revision.

    Within an epoch this is the revision alone. After a restore the school counts on from the revision its
    backup knew, so what it says now outranks what it said before.
    """
    return epoch_number(epoch), revision


def _standing(seen: Sequence[PastArrival], incoming: Incoming) -> tuple[ArrivalVerdict, bool]:
    ranks = [
        rank(past.epoch, past.revision)
        for past in seen
        if (past.form_id, past.period) == (incoming.form_id, incoming.period)
    ]
    own = rank(incoming.epoch, incoming.revision)
    current = not ranks or own > max(ranks)
    place = (epoch_number(incoming.epoch), incoming.sequence)
    if any((epoch_number(past.epoch), past.sequence) > place for past in seen):
        return ArrivalVerdict.LATE, current
    if ranks and current:
        return ArrivalVerdict.SUPERSEDING, True
    return ArrivalVerdict.ACCEPTED, current


def _epochs(seen: Sequence[PastArrival], incoming: Incoming) -> Iterable[Notice]:
    if not seen:
        return
    own = epoch_number(incoming.epoch)
    highest = max(epoch_number(past.epoch) for past in seen)
    if own > highest:
        yield Notice(NoticeKind.EPOCH_HIGHER, str(own))
    elif own < highest:
        yield Notice(NoticeKind.EPOCH_LOWER, str(own))
    restored = incoming.restored_from
    if restored is not None:
        lost = [
            past.sequence
            for past in seen
            if past.epoch == restored.epoch and past.sequence > restored.sequence
        ]
        if lost:
            yield Notice(NoticeKind.ABANDONED, numbers(lost))


def _clock(seen: Sequence[PastArrival], incoming: Incoming) -> Iterable[Notice]:
    place = (epoch_number(incoming.epoch), incoming.sequence)
    before = [past.signed_at for past in seen if (epoch_number(past.epoch), past.sequence) < place]
    if before and incoming.signed_at < max(before):
        yield Notice(NoticeKind.CLOCK_BEHIND, max(before))


def gaps(seen: Iterable[PastArrival], epoch: str) -> tuple[int, ...]:
    """The numbers below the highest seen of ``epoch`` that have not come in (at most 20 are listed)."""
    have = {past.sequence for past in seen if past.epoch == epoch and past.verdict.counts}
    missing: list[int] = []
    for number in range(1, max(have, default=0)):
        if number not in have:
            missing.append(number)
            if len(missing) == _MAX_LISTED:
                break
    return tuple(missing)


def numbers(values: Iterable[int]) -> str:
    """``3, 5`` for a notice."""
    return ", ".join(str(value) for value in sorted(values))
