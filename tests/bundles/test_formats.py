"""What we write is what docs/formats says, and the two signed cards are read strictly."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import exchange as make
from xinliapp.bundles import cards
from xinliapp.bundles.bagit import bag_info
from xinliapp.bundles.form_payload import payload_digest, read_form, write_form
from xinliapp.bundles.jsonstrict import readable
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.bureau import ReceiveResult
from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import ArrivalVerdict, Notice, NoticeKind, PublishedRef
from xinliapp.i18n.messages import sentence
from xinliapp.services.reporting import receive_report

FORMATS = Path(__file__).parents[2] / "docs" / "formats"
AGE = agefile.new_identity()[1]


def conforms(value: object, schema: dict[str, object], root: dict[str, object]) -> bool:
    """Enough of JSON Schema for our own four files."""
    if "$ref" in schema:
        place: object = root
        for part in str(schema["$ref"]).removeprefix("#/").split("/"):
            place = place[part]  # type: ignore[index]
        return conforms(value, place, root)  # type: ignore[arg-type]
    if "oneOf" in schema:
        return sum(conforms(value, each, root) for each in schema["oneOf"]) == 1  # type: ignore[attr-defined]
    if "const" in schema:
        return value == schema["const"]
    if "enum" in schema:
        return value in schema["enum"]  # type: ignore[operator]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    names = {dict: "object", list: "array", str: "string", int: "integer", float: "number", bool: "boolean"}
    kind = "null" if value is None else names[type(value)]
    if kind not in kinds and not (kind == "integer" and "number" in kinds):
        return False
    if isinstance(value, dict):
        known = schema.get("properties", {})
        more = schema.get("additionalProperties")
        if set(schema.get("required", [])) - set(value):  # type: ignore[arg-type]
            return False
        return all(
            conforms(item, known.get(name, more), root)  # type: ignore[attr-defined]
            if known.get(name, more)  # type: ignore[attr-defined]
            else False
            for name, item in value.items()
        )
    if isinstance(value, list):
        return all(conforms(item, schema["items"], root) for item in value)  # type: ignore[arg-type]
    if isinstance(value, str) and "pattern" in schema:
        return re.fullmatch(str(schema["pattern"]), value) is not None
    return True


def check(name: str, data: bytes) -> None:
    schema = json.loads((FORMATS / name).read_text(encoding="utf-8"))
    assert conforms(json.loads(data), schema, schema)
    assert not conforms({**json.loads(data), "surplus": 1}, schema, schema)


def test_form_payload() -> None:
    form = make.payload(values=(12, None, 3, 1710, 1751, 1800, 23, 9.5))
    published = PublishedRef("f-1", "2026-10-16T10:00:00", "2026-09-14", "2026-10-16", 23, "ab" * 32)
    columns = (form.columns[0]._replace(published=published, reason="补登"), *form.columns[1:])
    form = replace(form, columns=columns)
    data = write_form(form)
    check("form-payload.schema.json", data)
    assert read_form(data) == form
    assert payload_digest(read_form(data)) == payload_digest(form)
    assert payload_digest(replace(form, revision=2)) != payload_digest(form)


def test_request_and_card_round_trip() -> None:
    request = cards.Request("3150000001", "试验中学", make.LINE, AGE, "2026-10-18T09:00:00")
    data = cards.write_request(request, make.SEED)
    check("request.schema.json", data)
    assert cards.read_request(data) == request
    old = bytes(32)
    rotated = replace(request, replaces=sshsig.public_line(sshsig.public_key(old)))
    data = cards.write_request(rotated, make.SEED, old)
    check("request.schema.json", data)
    assert cards.read_request(data) == rotated
    card = cards.RecipientCard("3150000900", "片区", "area", make.LINE, AGE, None, "2026-10-18T09:00:00")
    data = cards.write_card(card, make.SEED)
    check("recipient-card.schema.json", data)
    assert cards.read_card(data) == card


def test_a_rotation_without_the_old_keys_signature_is_refused() -> None:
    old = bytes(32)
    request = cards.Request(
        "3150000001",
        "试验中学",
        make.LINE,
        AGE,
        "2026-10-18T09:00:00",
        sshsig.public_line(sshsig.public_key(old)),
    )
    with pytest.raises(ValueError, match="rotation"):
        cards.write_request(request, make.SEED)
    forged = json.loads(cards.write_request(request, make.SEED, bytes([1]) * 32))
    for signature in (forged["old_signature"], None, forged["signature"]):
        with pytest.raises(KnownError) as error:
            cards.read_request(readable({**forged, "old_signature": signature}))
        assert error.value.code == "request_signature_wrong"


def test_a_card_is_not_a_request() -> None:
    card = cards.RecipientCard("3150000900", "片区", "area", make.LINE, AGE, None, "2026-10-18T09:00:00")
    with pytest.raises(KnownError) as error:
        cards.read_request(cards.write_card(card, make.SEED))
    assert error.value.code == "request_unreadable"


def test_receive_report() -> None:
    taken = ReceiveResult(
        file_name="a.age",
        verdict=ArrivalVerdict.LATE,
        school_code="3150000001",
        school_name="试验中学",
        form_id="KZ",
        period=make.PERIOD,
        revision=1,
        sequence=1,
        signed=True,
        refusal=None,
        notices=tuple(Notice(kind, "1") for kind in NoticeKind),
        item_id="x",
    )
    refusal = KnownError("bundle_damaged", file="b.age")
    refused = replace(taken, file_name="b.age", verdict=ArrivalVerdict.REFUSED, refusal=refusal)
    data = receive_report([taken, refused], sentence)
    check("receive-report.schema.json", data)
    assert json.loads(data)["files"][1]["reason_text"].startswith("“b.age”")


def test_every_line_of_bag_info_is_documented() -> None:
    told = (FORMATS / "bag-info.md").read_text(encoding="utf-8")
    facts = make.facts(previous_hash="ab" * 32, sequence=2, packs=("JS@r4",))
    for line in bag_info(facts, {"data/form.json": b"{}"}).decode().splitlines():
        assert line.split(": ")[0] in told
