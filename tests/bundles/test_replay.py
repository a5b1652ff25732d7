"""Replay rules: hand-made cases, and what they promise for every order of arrival."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.replay import gaps, judge_arrival, rank
from xinliapp.domain.exchange import (
    ArrivalVerdict,
    Incoming,
    Notice,
    NoticeKind,
    PastArrival,
    RestoredFrom,
)

E1, E2 = "000001-aaaaaaaa", "000002-bbbbbbbb"
PERIODS = ("2026-2027-1", "2026-2027-2")


def chain(
    count: int, epoch: str = E1, *, periods: tuple[str, ...] = PERIODS, salt: str = "", revision: int = 0
) -> list[Incoming]:
    """An honest vault's bags: numbers 1…count, each period's revisions counting up."""
    made: list[Incoming] = []
    for number in range(1, count + 1):
        period = periods[(number - 1) % len(periods)]
        same = revision + sum(1 for bag in made if bag.period == period) + 1
        made.append(
            Incoming(
                epoch,
                number,
                sha256(f"{salt}{epoch}{number}".encode()),
                made[-1].tagmanifest_hash if made else None,
                "KZ",
                period,
                same,
                f"2026-10-{number:02d}T08:00:00",
            )
        )
    return made


def remember(incoming: Incoming, verdict: ArrivalVerdict) -> PastArrival:
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


def receive(bags: list[Incoming]) -> tuple[list[PastArrival], list[ArrivalVerdict]]:
    history: list[PastArrival] = []
    verdicts = []
    for bag in bags:
        arrival = judge_arrival(history, bag)
        verdicts.append(arrival.verdict)
        if arrival.verdict is not ArrivalVerdict.DUPLICATE:
            history.append(remember(bag, arrival.verdict))
    return history, verdicts


def current(history: list[PastArrival]) -> dict[str, str]:
    standing: dict[str, PastArrival] = {}
    for past in history:
        if past.verdict.counts:
            best = standing.get(past.period)
            if best is None or rank(past.epoch, past.revision) > rank(best.epoch, best.revision):
                standing[past.period] = past
    return {period: past.tagmanifest_hash for period, past in standing.items()}


def kinds(notices: tuple[Notice, ...]) -> set[NoticeKind]:
    return {notice.kind for notice in notices}


def test_in_order() -> None:
    _, verdicts = receive(chain(4))
    assert [verdict.value for verdict in verdicts] == ["accepted", "accepted", "superseding", "superseding"]


def test_lower_number_comes_late_and_the_gap_is_listed() -> None:
    first, second, third, fourth = chain(4)
    history, _ = receive([first])
    arrival = judge_arrival(history, fourth)
    assert arrival.verdict is ArrivalVerdict.ACCEPTED
    assert Notice(NoticeKind.GAP, "2, 3") in arrival.notices
    history.append(remember(fourth, arrival.verdict))
    late = judge_arrival(history, second)
    assert late.verdict is ArrivalVerdict.LATE
    assert kinds(late.notices) == {NoticeKind.GAP, NoticeKind.NOT_CURRENT}
    late = judge_arrival(history, third)
    assert late.verdict is ArrivalVerdict.LATE and NoticeKind.NOT_CURRENT not in kinds(late.notices)


def test_same_number_other_content_is_a_fork() -> None:
    bags, other = chain(3), chain(3, salt="x")
    history, _ = receive(bags)
    arrival = judge_arrival(history, replace(other[2], previous_hash=bags[1].tagmanifest_hash, revision=9))
    assert (arrival.verdict, kinds(arrival.notices)) == (ArrivalVerdict.HELD, {NoticeKind.FORK_NUMBER})


def test_previous_hash_that_does_not_fit_is_a_fork_from_both_sides() -> None:
    one, two, three = chain(3)
    broken = replace(three, previous_hash="0" * 64)
    history, _ = receive([one, two])
    assert kinds(judge_arrival(history, broken).notices) == {NoticeKind.FORK_CHAIN}
    history, _ = receive([one, broken])
    assert kinds(judge_arrival(history, two).notices) == {NoticeKind.FORK_CHAIN}
    assert judge_arrival([], replace(one, previous_hash="0" * 64)).verdict is ArrivalVerdict.HELD
    assert judge_arrival([], replace(two, previous_hash=None)).verdict is ArrivalVerdict.HELD


def test_one_revision_with_two_contents_is_held() -> None:
    one, two = chain(2, periods=("2026-2027-1",))
    history, _ = receive([one])
    arrival = judge_arrival(history, replace(two, revision=1))
    assert (arrival.verdict, arrival.notices) == (
        ArrivalVerdict.HELD,
        (Notice(NoticeKind.REVISION_CONFLICT, "1"),),
    )


def test_restore_begins_a_higher_epoch() -> None:
    old = chain(5)
    history, _ = receive(old)
    restored = RestoredFrom(E1, 3, old[2].tagmanifest_hash)
    new = replace(chain(1, E2, revision=2)[0], restored_from=restored, signed_at="2026-10-20T08:00:00")
    arrival = judge_arrival(history, new)
    assert arrival.verdict is ArrivalVerdict.SUPERSEDING
    assert arrival.notices == (Notice(NoticeKind.EPOCH_HIGHER, "2"), Notice(NoticeKind.ABANDONED, "4, 5"))
    history = [*receive(old[:3])[0], remember(new, arrival.verdict)]
    late = judge_arrival(history, old[3])
    assert late.verdict is ArrivalVerdict.LATE and NoticeKind.EPOCH_LOWER in kinds(late.notices)
    twin = replace(new, epoch="000002-cccccccc", tagmanifest_hash="1" * 64)
    assert kinds(judge_arrival(history, twin).notices) == {NoticeKind.FORK_EPOCH}


def test_clock_never_decides_but_is_flagged() -> None:
    one, two = chain(2)
    history, _ = receive([one])
    arrival = judge_arrival(history, replace(two, signed_at="2020-01-01T00:00:00"))
    assert arrival == judge_arrival(history, two).__class__(
        ArrivalVerdict.ACCEPTED, (Notice(NoticeKind.CLOCK_BEHIND, "2026-10-01T08:00:00"),)
    )


def test_a_held_bag_is_not_built_upon() -> None:
    bags = chain(3)
    fork = replace(chain(3, salt="x")[1], previous_hash=bags[0].tagmanifest_hash)
    follow = replace(chain(3, salt="x")[2], previous_hash=fork.tagmanifest_hash)
    history, verdicts = receive([bags[0], bags[1], fork, follow, bags[2], fork])
    assert [verdict.value for verdict in verdicts] == [
        "accepted",
        "accepted",
        "held",
        "held",
        "superseding",
        "duplicate",
    ]
    assert NoticeKind.ALREADY_HELD in kinds(judge_arrival(history, fork).notices)


honest = st.builds(
    lambda first, second: [*chain(first), *chain(second, E2, revision=first)],
    st.integers(1, 6),
    st.integers(0, 4),
)


@given(honest, st.data())
def test_order_of_arrival_does_not_matter_for_an_honest_vault(
    bags: list[Incoming], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(bags))
    straight, _ = receive(bags)
    mixed, verdicts = receive(list(shuffled))
    assert all(verdict.counts for verdict in verdicts)
    assert {past.tagmanifest_hash for past in mixed} == {past.tagmanifest_hash for past in straight}
    assert current(mixed) == current(straight)
    assert gaps(mixed, E1) == gaps(straight, E1) == ()


@given(honest, st.data())
def test_receiving_anything_again_changes_nothing(bags: list[Incoming], data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(bags), min_size=1, max_size=12))
    history, _ = receive(some)
    again, verdicts = receive([*some, *data.draw(st.permutations(some))])
    assert again == history
    assert set(verdicts[len(some) :]) == {ArrivalVerdict.DUPLICATE}


@given(st.integers(1, 5), st.data())
def test_of_a_fork_at_least_one_side_is_held(count: int, data: st.DataObject) -> None:
    bags = chain(count)
    at = data.draw(st.integers(0, count - 1))
    fork = replace(bags[at], tagmanifest_hash="f" * 64, revision=50)
    order = data.draw(st.permutations([*bags, fork]))
    _, verdicts = receive(list(order))
    assert ArrivalVerdict.HELD in verdicts
