"""A small form, its figures and signed bags of them: what tests of bundles and of the bureau start from."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from xinliapp.bundles.form_payload import write_form
from xinliapp.bundles.strict import Trust
from xinliapp.bundles.write import BagSpec, SignedBag, build_bag
from xinliapp.crypto import sshsig
from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import BagFacts, FormFigure, FormPayload, HeadOfChain
from xinliapp.domain.rules import Campaign, Citation, CrossCheck, FormColumn, FormDefinition

SCHOOL, BUREAU = "3150000001", "3150000900"
SEED = bytes(range(32))
LINE = sshsig.public_line(sshsig.public_key(SEED))
PERIOD = "2026-09-14/2026-10-16"
EPOCH = "000001-0a1b2c3d"

_COLUMNS = (
    ("c1", "开展专题宣传教育", "场次"),
    ("c2", "参与宣传教育人员", "人次"),
    ("c3", "组织开展专题家长会", "场次"),
    ("c4", "参与专题家长会", "人次"),
    ("c5", "开展面对面谈心", "场次"),
    ("c6", "发放宣传手册", "册"),
    ("c7", "排查心理存在问题学生", "人"),
    ("c8", "成功干预、疏导学生", "人"),
)


def definition() -> FormDefinition:
    """The nine-column form as a definition, small enough to read in a test."""
    columns = tuple(
        FormColumn(id=key, heading=heading, unit=unit, ledger="", measure=f"measure_{key}")
        for key, heading, unit in _COLUMNS
    )
    remarks = FormColumn(id="c9", heading="备注", unit="", ledger="", measure=None, manual=True, text=True)
    return FormDefinition(
        id="KZ",
        version="r1",
        title="2026年心理健康教育宣传月情况统计表",
        citation=Citation("试〔2026〕1号", "通知", "教委", "2026-09-14", "附件"),
        head_fields=("填表单位", "填表时间", "填表人", "填表电话"),
        columns=(*columns, remarks),
        checks=(CrossCheck("K1", "c8 <= c7", "成功干预、疏导学生多于排查心理存在问题学生"),),
        due={"school": "2026-10-19"},
        window=("2026-09-14", "2026-10-16"),
        allowed_payload=("data/form.json", "data/form.xlsx", "data/selfcheck.json", "data/summary.pdf"),
        campaigns=(
            Campaign(
                "KZ",
                "2026年心理健康教育宣传月情况统计表",
                dt.date(2026, 9, 14),
                dt.date(2026, 10, 16),
                {"school": dt.date(2026, 10, 19)},
            ),
        ),
    )


def payload(
    code: str = SCHOOL,
    values: tuple[float | None, ...] = (12, 9600, 3, 1710, 1751, 1800, 23, 9),
    *,
    revision: int = 1,
    name: str = "试验中学",
    remarks: str = "手册由片区统一印发",
) -> FormPayload:
    """A filled form with these eight numbers."""
    figures = tuple(
        FormFigure(key, heading, unit, value=value, system_value=value, definition_id=f"measure_{key}")
        for (key, heading, unit), value in zip(_COLUMNS, values, strict=True)
    )
    head = {"填表单位": name, "填表时间": "2026-10-17", "填表人": "周老师", "填表电话": "02300000000"}
    note = FormFigure("c9", "备注", "", text=remarks)
    return FormPayload("KZ", "r1", PERIOD, revision, code, name, "2026-10-16", head, (*figures, note))


def facts(**changes: object) -> BagFacts:
    """Facts of a first bag; any of them changed."""
    zero = HeadOfChain(0, "0" * 64)
    base = BagFacts(
        unit_code=SCHOOL,
        unit_name="试验中学",
        tier="school",
        recipient_code=BUREAU,
        form_id="KZ",
        form_version="r1",
        period=PERIOD,
        revision=1,
        sequence=1,
        epoch=EPOCH,
        previous_hash=None,
        core_head=zero,
        case_head=HeadOfChain(3, "ab" * 32),
        app_version="0.1.0",
        enrolment=sshsig.fingerprint(LINE),
        signed_at="2026-10-18T09:12:00",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def bag(
    form: FormPayload | None = None,
    *,
    seed: bytes = SEED,
    extra: dict[str, bytes] | None = None,
    **changes: object,
) -> SignedBag:
    """A signed bag of ``form``."""
    form = form or payload()
    parts = {"data/form.json": write_form(form), "data/form.xlsx": b"PK-stand-in", **(extra or {})}
    key = sshsig.fingerprint(sshsig.public_line(sshsig.public_key(seed)))
    own = {"revision": form.revision, "unit_code": form.unit_code, "unit_name": form.unit_name}
    own |= {"enrolment": key, **changes}
    return build_bag(BagSpec(facts(**own), parts), seed)


def trust(**keys: str) -> Trust:
    """A bureau that knows the test form and these schools (``s3150000001=line``), else just the one."""
    known = {name.removeprefix("s"): line for name, line in keys.items()} or {SCHOOL: LINE}

    def keys_of(code: str) -> tuple[str, ...]:
        if code not in known:
            raise KnownError("bundle_school_unknown", part=code)
        return (known[code],)

    def form_of(form_id: str, version: str) -> FormDefinition | None:
        return definition() if (form_id, version) == ("KZ", "r1") else None

    return Trust(BUREAU, keys_of, form_of)
