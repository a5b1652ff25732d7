"""One bundle signed, sealed, opened and checked; forty bundles received by a bureau."""

from __future__ import annotations

import dataclasses
import itertools
from contextlib import ExitStack
from pathlib import Path

from tests.support import exchange as make
from tests.support.district import District, Member

from bench.floors.bundles import BareKeys, bare_files, bare_round
from bench.harness import Case
from xinliapp.bundles.form_payload import write_form
from xinliapp.bundles.seal import open_sealed, seal_bag
from xinliapp.bundles.strict import Trust, read_sealed
from xinliapp.bundles.write import BagSpec, build_bag
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.exchange import BagFacts, FormPayload
from xinliapp.domain.rules import FormDefinition
from xinliapp.services import bureau
from xinliapp.services.known_forms import definition
from xinliapp.sheets.kz_form import write_form_sheet

SCHOOLS = 40
FIGURES = (12, 9600, 3, 1710, 1751, 1800, 23, 9)
# A summary as PDF with its fonts inside; random bytes, because a PDF is packed already.
SUMMARY_BYTES = 2 * 1024 * 1024


def cases(folder: Path) -> list[Case]:
    """The form alone, as the demo sends it; with a summary of 2 MB; and a bureau's morning."""
    member = Member("3150000001", "试验中学", bytes(range(32)))
    form = member.form(FIGURES)
    found = definition("KZ")
    assert found is not None
    parts = {"data/form.json": write_form(form), "data/form.xlsx": write_form_sheet(found, form)}
    summary = (bytes(range(256)) * (SUMMARY_BYTES // 256 + 1))[:SUMMARY_BYTES]
    return [
        _round_case(SCHOOLS, member, found, form, parts),
        _round_case(1, member, found, form, {**parts, "data/summary.pdf": summary}),
        _morning(folder),
    ]


def _round_case(
    batch: int, member: Member, found: FormDefinition, form: FormPayload, parts: dict[str, bytes]
) -> Case:
    """``batch`` bundles a run, small ones as many as a centre gets: one is over before the clock is warm."""
    secret, public = agefile.new_identity()
    spare, spare_public = agefile.new_identity()
    line = sshsig.public_line(sshsig.public_key(member.seed))
    facts: BagFacts = dataclasses.replace(
        make.facts(),
        unit_code=member.code,
        unit_name=member.name,
        period=form.period,
        form_version=form.form_version,
        enrolment=sshsig.fingerprint(line),
    )
    trust = Trust(make.BUREAU, lambda _: (line,), lambda *_: found)
    recipients = (public, spare_public)

    def run(_: object) -> None:
        for _ in range(batch):
            once()

    def once() -> None:
        sealed = seal_bag(build_bag(BagSpec(facts, parts), member.seed).data, recipients)
        assert read_sealed("x.age", sealed, [secret], trust).form.revision == form.revision

    bag = build_bag(BagSpec(facts, parts), member.seed).data
    keys = BareKeys(member.seed, secret, recipients)
    assert len(bag) == len(open_sealed(seal_bag(bag, recipients), [spare]))

    def floor(_: object) -> None:
        for _ in range(batch):
            bare_round(bag, keys)

    name = f"封签并核验上报包 {batch}份×{len(bag) / 1024:.0f} KB"
    return Case(name, run, floor, repeats=31, goal_ratio=1.5)


def _morning(folder: Path) -> Case:
    """Forty files into the inbox of a bureau that has just opened; no goal is set, the ratio tells."""
    numbers = itertools.count()
    opened = ExitStack()

    def fresh() -> tuple[District, list[Path]]:
        opened.close()
        place = folder / f"district-{next(numbers)}"
        district = District(place, SCHOOLS)
        opened.callback(district.session.database.close)
        for member in district.members:
            district.enrol(member)
        return district, [district.write(place / "in", member, FIGURES) for member in district.members]

    def run(start: object) -> None:
        district, paths = start  # type: ignore[misc]
        found = definition("KZ")
        assert found is not None
        results = bureau.receive(district.session, paths, [found])
        assert all(result.refusal is None for result in results)

    def floor(start: object) -> None:
        district, paths = start  # type: ignore[misc]
        bare_files(district.session.database.connection, paths, bureau.unit_identities(district.session))

    return Case("40份上报包收件", run, floor, prepare=fresh, repeats=3)
