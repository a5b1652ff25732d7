"""A bureau with many schools and what they sent in, without making a vault for each school."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.support import exchange as make
from tests.support import offices
from xinliapp.bundles.cards import Request, write_request
from xinliapp.bundles.form_payload import write_form
from xinliapp.bundles.seal import seal_bag
from xinliapp.bundles.write import BagSpec, build_bag
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.exchange import FingerprintProof, FormFigure, FormPayload
from xinliapp.services import enrolment, members
from xinliapp.services.known_forms import definition

PERIOD = "2020-09-14/2020-10-16"
AT = parse_stamp("2020-10-18T09:12:00")
_NAMES = (
    "第{n}初级中学",
    "第{n}小学",
    "江口镇第{n}中心小学校",
    "示例市江北新区第{n}九年一贯制实验学校(丰乐校区)",
)

_STAGES = ("初中", "小学", "小学", "九年一贯")


@dataclass
class Member:
    """A school as the bureau meets it: code, name, and the seed it signs with."""

    code: str
    name: str
    seed: bytes

    def request(self) -> bytes:
        """Its self-signed request."""
        line = sshsig.public_line(sshsig.public_key(self.seed))
        _, age = agefile.new_identity()
        return write_request(Request(self.code, self.name, line, age, "2020-10-10T08:00:00", None), self.seed)

    def groups(self) -> tuple[str, ...]:
        """The ten groups on its stamped sheet."""
        return sshsig.fingerprint_groups(sshsig.public_line(sshsig.public_key(self.seed)))

    def form(self, values: Sequence[float | None], *, revision: int = 1, remarks: str = "") -> FormPayload:
        """The real form KZ with these eight numbers."""
        found = definition("KZ")
        assert found is not None
        figures = [
            FormFigure(column.id, column.heading, column.unit, value=value, system_value=value,
                       definition_id=column.measure)
            for column, value in zip(found.columns[:8], values, strict=True)
        ]  # fmt: skip
        last = found.columns[8]
        note = FormFigure(last.id, last.heading, last.unit, text=remarks or None)
        head = {
            "填表单位": self.name,
            "填表时间": "2020-10-17",
            "填表人": "周老师",
            "填表电话": "02300000000",
        }
        return FormPayload(
            "KZ", found.version, PERIOD, revision, self.code, self.name, "2020-10-16", head, (*figures, note)
        )

    def bundle(self, form: FormPayload, age_keys: Sequence[str], **facts: object) -> bytes:
        """``form`` signed and sealed; ``facts`` changes what the bag says about itself."""
        line = sshsig.public_line(sshsig.public_key(self.seed))
        told = replace(
            make.facts(),
            unit_code=self.code,
            unit_name=self.name,
            period=form.period,
            form_version=form.form_version,
            revision=form.revision,
            enrolment=sshsig.fingerprint(line),
            signed_at="2020-10-17T16:00:00",
        )
        told = replace(told, **facts)  # type: ignore[arg-type]
        parts = {"data/form.json": write_form(form), "data/form.xlsx": b"PK-stand-in"}
        return seal_bag(build_bag(BagSpec(told, parts), self.seed).data, list(age_keys))


class District:
    """A bureau's office and its member schools, in order of their codes."""

    def __init__(self, folder: Path, count: int) -> None:
        self.office = offices.bureau(folder / "bureau")
        self.office.files.clock.moment = AT
        self.session = self.office.session
        self.members = [
            Member(
                f"31500{number:05d}",
                _NAMES[number % 4].format(n=number),
                bytes([number % 250 + 1, number // 250]) * 16,
            )
            for number in range(1, count + 1)
        ]
        self.age_keys = (enrolment.ensure_unit_keys(self.session).age.public,)
        for number, member in enumerate(self.members):
            members.save_member(
                self.session,
                member.code,
                member.name,
                stages=_STAGES[(number + 1) % 4],
                students=None if number % 13 == 5 else 400 + 37 * number,
                attributes="乡镇中心校" if number % 3 else "城区",
                contact=f"{'赵钱孙李周吴郑王'[number % 8]}老师",
                phone=None if number % 17 == 3 else f"1390000{number:04d}",
            )

    def enrol(self, member: Member) -> None:
        """The clerk has compared paper and file."""
        pending = enrolment.import_request(self.session, member.request())
        enrolment.enrol(self.session, pending, FingerprintProof(pending.fingerprint))

    def write(self, folder: Path, member: Member, values: Sequence[float | None], **facts: object) -> Path:
        """A bundle of ``member`` as a file."""
        folder.mkdir(parents=True, exist_ok=True)
        sequence = int(str(facts.get("sequence", 1)))
        path = folder / f"{member.code}-{PERIOD.replace('/', '_')}-{make.BUREAU}-{sequence}.age"
        form = member.form(values, revision=int(str(facts.pop("revision", 1))))
        path.write_bytes(member.bundle(form, self.age_keys, **facts))
        return path
