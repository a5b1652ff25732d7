"""Every way of touching a bundle is refused, with the code that names what was touched."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import exchange as make
from xinliapp.bundles import bagit, zipformat
from xinliapp.bundles.form_payload import write_form
from xinliapp.bundles.seal import seal_bag
from xinliapp.bundles.strict import read_bag, read_sealed
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import BUNDLE_NAMESPACE
from xinliapp.i18n.messages import sentence

OTHER_SEED = bytes(32)


def refusal(bag: bytes) -> KnownError:
    with pytest.raises(KnownError) as caught:
        read_bag("坏.age", bag, make.trust())
    said = sentence(caught.value)
    assert "坏.age" in said and "{" not in said
    return caught.value


def code(bag: bytes) -> str:
    return refusal(bag).code


def parts(bag: bytes | None = None) -> list[zipformat.Entry]:
    return list(zipformat.unpack(bag if bag is not None else make.bag().data))


def content(entries: list[zipformat.Entry], name: str) -> bytes:
    return next(zipformat.inflate(entry, 10**7) for entry in entries if entry.name == f"bag/{name}")


def swapped(name: str, data: bytes, *, compress: bool = False) -> bytes:
    """The good bag with one member's content replaced and nothing else."""
    entry = zipformat.make_entry(f"bag/{name}", data, compress=compress)
    return zipformat.pack([entry if old.name == entry.name else old for old in parts()])


def resigned(change: Callable[[dict[str, bytes]], None], seed: bytes = make.SEED) -> bytes:
    """A bag whose signer himself wrote something wrong: tags changed first, then hashed and signed."""
    tags = {name: content(parts(), name) for name in (bagit.BAGIT, bagit.BAG_INFO, bagit.MANIFEST)}
    payload = {e.name[4:]: zipformat.inflate(e, 10**7) for e in parts() if e.name.startswith("bag/data")}
    both = {**tags, **payload}
    change(both)
    tags = {name: both[name] for name in tags}
    tags[bagit.TAG_MANIFEST] = both.get(bagit.TAG_MANIFEST, bagit.manifest(tags))
    tags[bagit.SIGNATURE] = sshsig.sign(seed, tags[bagit.TAG_MANIFEST], BUNDLE_NAMESPACE).encode()
    names = [*bagit.TAG_FILES, *sorted(name for name in both if name.startswith("data/"))]
    everything = {**both, **tags}
    return zipformat.pack(
        [zipformat.make_entry(f"bag/{n}", everything[n], compress=n == "data/form.json") for n in names]
    )


def with_payload(files: dict[str, bytes]) -> bytes:
    def change(both: dict[str, bytes]) -> None:
        both.update(files)
        both[bagit.MANIFEST] = bagit.manifest({n: d for n, d in both.items() if n.startswith("data/")})
        octets = sum(len(d) for n, d in both.items() if n.startswith("data/"))
        count = sum(1 for n in both if n.startswith("data/"))
        lines = both[bagit.BAG_INFO].decode().split("\n")
        lines = [f"Payload-Oxum: {octets}.{count}" if x.startswith("Payload-Oxum") else x for x in lines]
        both[bagit.BAG_INFO] = "\n".join(lines).encode()

    return resigned(change)


def test_the_good_bag_is_read() -> None:
    assert read_bag("x", make.bag().data, make.trust()).form == make.payload()
    assert read_bag("x", resigned(lambda both: None), make.trust()).form == make.payload()
    assert read_bag("x", with_payload({"data/summary.pdf": b"%PDF"}), make.trust()).payload[
        "data/summary.pdf"
    ]


@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=0, max_value=len(make.bag().data) * 8 - 1))
def test_no_bit_may_be_flipped(bit: int) -> None:
    data = bytearray(make.bag().data)
    data[bit // 8] ^= 1 << bit % 8
    with pytest.raises(KnownError) as caught:
        read_bag("x", bytes(data), make.trust())
    assert caught.value.code.startswith("bundle_")


def test_cut_off_anywhere() -> None:
    data = make.bag().data
    found = {end: code(data[:end]) for end in range(len(data))}
    assert {end for end, said in found.items() if said == "bundle_not_zip"} == {0, 1, 2, 3}
    assert set(found.values()) == {"bundle_not_zip", "bundle_truncated"}


@pytest.mark.parametrize("tail", [b"\x00", b"PK\x05\x06", make.bag().data])
def test_nothing_may_follow(tail: bytes) -> None:
    assert code(make.bag().data + tail) == "bundle_zip_directory"


def test_nothing_may_precede() -> None:
    assert code(b"\x00" + make.bag().data) == "bundle_not_zip"


def test_gap_between_entries() -> None:
    entries = parts()
    first = zipformat.pack(entries[:1])
    start = first.index(b"PK\x01\x02")
    data = make.bag().data
    assert code(data[:start] + b"hidden" + data[start:]) == "bundle_zip_directory"


def test_reordered_members() -> None:
    entries = parts()
    assert code(zipformat.pack([entries[1], entries[0], *entries[2:]])) == "bundle_order_wrong"
    assert code(zipformat.pack([*entries[:5], entries[6], entries[5]])) == "bundle_order_wrong"


def test_one_name_twice() -> None:
    entries = parts()
    twice = [*entries, zipformat.make_entry("bag/data/form.json", b"{}", compress=False)]
    assert code(zipformat.pack(twice)) == "bundle_duplicate_name"
    cased = [*entries, zipformat.make_entry("bag/data/FORM.json", b"{}", compress=False)]
    assert code(zipformat.pack(cased)) == "bundle_duplicate_name"


@pytest.mark.parametrize(
    "name",
    [
        "bag/../x.json",
        "../bag/data/form.json",
        "/bag/data/a.json",
        "bag/data/../a.json",
        "bag/data/sub/a.json",
        "bag\\data\\a.json",
        "bag/data/.hidden.json",
        "C:/bag/data/a.json",
        "bag/extra.txt",
        "bag/data/",
    ],
)
def test_names_outside_the_bag(name: str) -> None:
    entries = [*parts(), zipformat.make_entry(name, b"x", compress=False)]
    assert code(zipformat.pack(entries)) == "bundle_names_wrong"


def test_other_compression() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as out:
        out.writestr(zipfile.ZipInfo("bag/bagit.txt"), bagit.BAGIT_BYTES, zipfile.ZIP_BZIP2)
    assert code(buffer.getvalue()) == "bundle_compression"


def test_extra_field_and_data_descriptor_and_encryption_flag() -> None:
    data = make.bag().data
    for offset, value in ((6, 1), (6, 8), (6, 0x800), (28, 4), (4, 45), (10, 1), (12, 0x22)):
        changed = bytearray(data)
        struct.pack_into("<H", changed, offset, value)
        assert code(bytes(changed)) == "bundle_zip_header", offset


def test_zip_comment() -> None:
    data = bytearray(make.bag().data)
    struct.pack_into("<H", data, len(data) - 2, 5)
    assert code(bytes(data) + b"hello") == "bundle_zip_directory"


def test_symlink_in_the_directory() -> None:
    data = bytearray(make.bag().data)
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 38, 0o120777 << 16)
    assert code(bytes(data)) == "bundle_zip_directory"


def test_directory_that_tells_another_name() -> None:
    data = make.bag().data
    start = data.index(b"PK\x01\x02")
    assert code(data[:start] + data[start:].replace(b"form.json", b"farm.json")) == "bundle_zip_directory"


def test_bomb_is_not_inflated() -> None:
    zeros = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = zeros.compress(bytes(40 * 1024 * 1024)) + zeros.flush()
    honest = zipformat.Entry("bag/data/form.json", 8, 0, 40 * 1024 * 1024, packed)
    lying = zipformat.Entry("bag/data/form.json", 8, zlib.crc32(b"{}"), 2, packed)
    entries = parts()
    for bomb, expected in ((honest, "bundle_part_too_large"), (lying, "bundle_part_damaged")):
        data = zipformat.pack([*entries[:5], bomb, *entries[6:]])
        tracemalloc.start()
        assert code(data) == expected
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 2 * 1024 * 1024


def test_tag_file_over_64_kib() -> None:
    assert code(swapped(bagit.BAG_INFO, b"x" * 65537)) == "bundle_part_too_large"


def test_a_tag_file_changed_after_signing() -> None:
    info = content(parts(), bagit.BAG_INFO)
    assert code(swapped(bagit.BAG_INFO, info.replace(b"Sequence: 1", b"Sequence: 2"))) == "bundle_hash_wrong"
    manifest = content(parts(), bagit.MANIFEST)
    flipped = manifest.replace(manifest[:1], b"0" if manifest[:1] != b"0" else b"1", 1)
    assert code(swapped(bagit.MANIFEST, flipped)) == "bundle_hash_wrong"
    assert code(swapped(bagit.BAGIT, bagit.BAGIT_BYTES.replace(b"1.0", b"0.9"))) == "bundle_hash_wrong"


def test_payload_changed_after_signing() -> None:
    other = write_form(make.payload(values=(12, 9600, 3, 1710, 1751, 1800, 23, 8)))
    found = refusal(swapped("data/form.json", other))
    assert found.code in {"bundle_hash_wrong"} and found.params["part"] == "data/form.json"


def test_swapped_signature() -> None:
    assert code(
        swapped(
            bagit.SIGNATURE,
            content(parts(make.bag(sequence=2, previous_hash="00" * 32).data), bagit.SIGNATURE),
        )
    ) == ("bundle_signature_wrong")
    assert code(make.bag(seed=OTHER_SEED).data) == "bundle_signature_wrong"
    wrong_place = sshsig.sign(make.SEED, content(parts(), bagit.TAG_MANIFEST), "xinli-card-v1").encode()
    assert code(swapped(bagit.SIGNATURE, wrong_place)) == "bundle_signature_wrong"
    assert code(swapped(bagit.SIGNATURE, b"no armour\n")) == "bundle_signature_unreadable"


@pytest.mark.parametrize("name", bagit.TAG_FILES)
def test_crlf_in_a_tag_file(name: str) -> None:
    found = refusal(swapped(name, content(parts(), name).replace(b"\n", b"\r\n")))
    assert (found.code, found.params["part"]) == ("bundle_tag_wrong", name)


def test_unknown_payload_even_if_signed() -> None:
    assert code(with_payload({"data/students.xlsx": b"x"})) == "bundle_payload_unknown"


def test_manifest_that_leaves_a_file_out_or_names_too_many() -> None:
    def drop(both: dict[str, bytes]) -> None:
        both[bagit.MANIFEST] = bagit.manifest({"data/form.json": both["data/form.json"]})

    def add(both: dict[str, bytes]) -> None:
        names = {n: d for n, d in both.items() if n.startswith("data/")}
        both[bagit.MANIFEST] = bagit.manifest({**names, "data/summary.pdf": b"x"})

    assert code(resigned(drop)) == code(resigned(add)) == "bundle_payload_unknown"


def test_missing_member() -> None:
    entries = parts()
    found = refusal(zipformat.pack(entries[:4] + entries[5:]))
    assert (found.code, found.params["part"]) == ("bundle_part_missing", bagit.SIGNATURE)


def test_wrong_school_wrong_recipient_wrong_form() -> None:
    assert code(make.bag(make.payload("3150000777")).data) == "bundle_school_unknown"
    assert code(make.bag(recipient_code="3150000901").data) == "bundle_wrong_recipient"
    assert code(make.bag(form_version="r9").data) == "bundle_form_unknown"
    found = refusal(make.bag(unit_code=make.SCHOOL, revision=2).data)
    assert (found.code, found.params["place"]) == ("bundle_facts_differ", "revision")
    inside = make.bag(make.payload("3150000777"), unit_code=make.SCHOOL).data
    assert refusal(inside).params["place"] == "unit_code"


@pytest.mark.parametrize(
    ("old", "new"),
    [("Xinli-Sequence: 1\n", "Xinli-Sequence: 1٣\n"), ("Xinli-Revision: 1\n", "Xinli-Revision: 1２\n")],
)
def test_digits_of_other_scripts_are_no_numbers(old: str, new: str) -> None:
    def change(both: dict[str, bytes]) -> None:
        text = both[bagit.BAG_INFO].decode()
        assert old in text
        both[bagit.BAG_INFO] = text.replace(old, new).encode()

    assert code(resigned(change)) == "bundle_tag_wrong"


def test_a_bag_names_the_key_that_signed_it() -> None:
    found = refusal(make.bag(enrolment="SHA256:" + "A" * 43).data)
    assert (found.code, found.params["place"]) == ("bundle_facts_differ", "Xinli-Enrolment")


def test_lying_oxum() -> None:
    def change(both: dict[str, bytes]) -> None:
        both[bagit.BAG_INFO] = both[bagit.BAG_INFO].replace(b"Oxum: ", b"Oxum: 1")

    assert "Payload-Oxum" in str(refusal(resigned(change)).params["part"])


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (b'"value": 12\n', b'"value": -12\n', "columns[0].value"),
        (b'"value": 12\n', b'"value": "12"\n', "columns[0].value"),
        (b'"value": 12\n', b'"value": 1e999\n', "columns[0].value"),
        (b'"value": 12\n', b'"value": true\n', "columns[0].value"),
        (b'"value": 12\n', b'"value": NaN\n', "NaN"),
        (b'"value": 12\n', b'"value": 12, "value": 13\n', "repeated key"),
        (b'"value": 12\n', b'"value": 12, "name": "x"\n', "columns[0].name"),
        (b'"value": 12\n', b'"value": 123456789012345678\n', "number"),
        (b'"format": "xinli-form-1"', b'"format": "xinli-form-2"', "format"),
        ('"备注"'.encode(), '"附注"'.encode(), "columns.c9.heading"),
        ('"填表人"'.encode(), '"填表丁"'.encode(), "head"),
        ('"填表人"'.encode(), '"学生"'.encode(), "spelling"),
        (b'"column_id": "c1"', b'"column_id": "c2"', "columns"),
        (b'"text": null', b'"text": "12"', "columns[0].text"),
        (b'"as_of": "2026-10-16"', b'"as_of": "2026-10-32"', "as_of"),
        (b'"as_of": "2026-10-16"', '"as_of": "２０26-10-16"'.encode(), "as_of"),
        (b'"period": "2026-09-14/', b'"period": "2026-09-31/', "period"),
        (b'"period": "2026-09-14/', b'"period": "2026-12-14/', "period"),
    ],
)
def test_form_json_that_breaks_the_schema(old: bytes, new: bytes, place: str) -> None:
    form = write_form(make.payload())
    assert old in form
    found = refusal(with_payload({"data/form.json": form.replace(old, new, 1)}))
    assert found.code == "bundle_schema_wrong"
    assert place in str(found.params["place"])


def test_not_json_at_all() -> None:
    for data in (b"", b"\xff\xfe", b"[" * 100_000, b"[]", b"\xef\xbb\xbf{}"):
        assert code(with_payload({"data/form.json": data})) == "bundle_schema_wrong"


def test_sealed_to_somebody_else_and_damaged() -> None:
    ours, theirs = agefile.new_identity(), agefile.new_identity()

    def sealed_code(data: bytes) -> str:
        with pytest.raises(KnownError) as caught:
            read_sealed("f.age", data, [ours[0]], make.trust())
        assert "f.age" in sentence(caught.value)
        return caught.value.code

    good = seal_bag(make.bag().data, [ours[1]])
    assert read_sealed("f.age", good, [ours[0]], make.trust()).form == make.payload()
    assert sealed_code(seal_bag(make.bag().data, [theirs[1]])) == "bundle_not_for_us"
    assert sealed_code(good[:-1]) == "bundle_damaged"
    assert sealed_code(good + b"x") == "bundle_damaged"
    assert sealed_code(bytes(33 * 1024 * 1024)) == "bundle_too_large"
