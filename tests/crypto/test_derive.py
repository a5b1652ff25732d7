"""HKDF labels and the publication HMAC against OpenSSL; sealed blobs."""

from __future__ import annotations

from uuid import RFC_4122, UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.crypto import derive
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.errors import KnownError

KEY = bytes(range(32))


def test_database_key_is_what_openssl_derives() -> None:
    # openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexkey:00…1f -kdfopt info:xinliapp/1/database HKDF
    expected = "8ce4d80456b81cebfe58e9bbf2e501ae7b9fe37fc233029e4ae8e5ca650fe687"
    assert derive.database_key(KEY).hex() == expected


def test_list_mac_key_is_what_openssl_derives() -> None:
    # … -kdfopt info:xinliapp/1/list-mac/case HKDF
    expected = "b501e74c672a87f4debaff0c3641dcb02e8b3eaec1b1bb2db2088ebda5342464"
    assert derive.list_mac_key(KEY, Compartment.CASE).hex() == expected


def test_publication_hmac_is_what_openssl_computes() -> None:
    # key: … -kdfopt info:xinliapp/1/publication HKDF
    # printf '\0\0\0\2ab\0\0\0\3row' | openssl dgst -sha256 -mac HMAC -macopt hexkey:<key>
    expected = "bb92256e3e2820563b8f03d567aa58a1d29489366d312858b9959eb96e2db295"
    assert derive.publication_hmac(KEY, ["ab", "row"]) == expected
    assert derive.publication_hmac(KEY, iter(["row", "ab"])) == expected


def test_publication_hmac_tells_different_rows_apart() -> None:
    values = [["ab", "c"], ["a", "bc"], ["abc"], ["a", "b", "c"], [], ["ab", "c", "c"]]
    assert len({derive.publication_hmac(KEY, rows) for rows in values}) == len(values)
    assert derive.publication_hmac(KEY, ["a"]) != derive.publication_hmac(bytes(32), ["a"])


def test_no_two_purposes_share_a_key() -> None:
    made = [derive.database_key(KEY)] + [derive.list_mac_key(KEY, name) for name in Compartment]
    made += [derive.subkey(KEY, "blob"), derive.subkey(KEY, "publication"), KEY]
    made += [derive.inbox_name_key(KEY), derive.subkey(KEY, "case-inbox/note")]
    assert len(set(made)) == len(made)


@given(start=st.binary(min_size=8, max_size=8))
def test_the_name_of_a_note_is_a_uuid_that_only_the_key_tells_from_others(start: bytes) -> None:
    key = derive.inbox_name_key(KEY)
    made = derive.inbox_note_id(key, start)
    assert (str(UUID(made)), UUID(made).version, UUID(made).variant) == (made, 4, RFC_4122)
    assert derive.marks_inbox_note(key, made)
    assert not derive.marks_inbox_note(derive.inbox_name_key(bytes(32)), made)
    for place in (0, 20, 35):  # both halves are bound
        other = "1" if made[place] == "0" else "0"
        assert not derive.marks_inbox_note(key, made[:place] + other + made[place + 1 :])


def test_a_random_name_bears_no_mark() -> None:
    key = derive.inbox_name_key(KEY)
    assert not any(derive.marks_inbox_note(key, str(uuid4())) for _ in range(200))


def test_a_key_of_another_length_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        derive.database_key(bytes(31))


@given(data=st.binary(max_size=200), aad=st.binary(max_size=40))
def test_blob_round_trip(data: bytes, aad: bytes) -> None:
    assert derive.open_blob(KEY, derive.seal_blob(KEY, data, aad), aad) == data


def test_the_same_data_never_looks_the_same() -> None:
    assert derive.seal_blob(KEY, b"x", b"") != derive.seal_blob(KEY, b"x", b"")


def test_a_blob_opens_only_whole_with_its_key_and_in_its_place() -> None:
    blob = derive.seal_blob(KEY, b"draft text", b"draft/1")
    attempts = [(bytes(32), blob, b"draft/1"), (KEY, blob, b"draft/2"), (KEY, blob + b"\0", b"draft/1")]
    attempts += [(KEY, blob[:length], b"draft/1") for length in range(len(blob))]
    attempts += [
        (KEY, blob[:at] + bytes([blob[at] ^ 128]) + blob[at + 1 :], b"draft/1") for at in range(len(blob))
    ]
    for key, data, aad in attempts:
        with pytest.raises(KnownError) as caught:
            derive.open_blob(key, data, aad)
        assert caught.value.code == "sealed_not_opened"
