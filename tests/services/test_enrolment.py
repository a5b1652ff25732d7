"""Nobody is believed, and nothing is sealed to anybody, before a fingerprint was compared."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import offices
from xinliapp.bundles.jsonstrict import readable
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import BUNDLE_NAMESPACE, EnrolmentKind, FingerprintProof
from xinliapp.services import enrolment, exchange
from xinliapp.storage import members


def code_of(error: pytest.ExceptionInfo[UserError | KnownError]) -> str:
    return error.value.code


def test_three_groups_from_the_paper(tmp_path: Path) -> None:
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    pending = enrolment.import_request(bureau.session, enrolment.make_request(school.session))
    groups = enrolment.enrolment_sheet(school.session).groups
    assert pending.kind is EnrolmentKind.FIRST and not pending.member_known
    assert len(set(pending.positions)) == 3 and set(pending.positions) <= set(range(1, 11))
    typed = {position: groups[position - 1] for position in pending.positions}
    wrong_at = pending.positions[1]
    wrong = {**typed, wrong_at: f"{(int(typed[wrong_at]) + 1) % 10000:04d}"}
    with pytest.raises(UserError) as error:
        enrolment.enrol(bureau.session, pending, FingerprintProof(groups=wrong))
    assert (code_of(error), error.value.params["group"]) == ("fingerprint_group_wrong", wrong_at)
    with pytest.raises(UserError) as error:
        enrolment.enrol(bureau.session, pending, FingerprintProof(groups={pending.positions[0]: "1234"}))
    assert code_of(error) == "fingerprint_groups_missing"
    for proof in (None, FingerprintProof()):
        with pytest.raises(UserError) as error:
            enrolment.enrol(bureau.session, pending, proof)
        assert code_of(error) == "fingerprint_groups_missing"
    assert enrolment.allowed_signers(bureau.session) == ""
    wide = {key: value.translate({48 + d: 0xFF10 + d for d in range(10)}) for key, value in typed.items()}
    key = enrolment.enrol(bureau.session, pending, FingerprintProof(groups=wide))
    assert key.school_code == school.code
    assert enrolment.allowed_signers(bureau.session).startswith(f'{school.code} namespaces="xinli-bundle-v1"')


def test_the_same_request_again_changes_nothing(tmp_path: Path) -> None:
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    offices.introduce(school, bureau)
    before = enrolment.allowed_signers(bureau.session)
    bureau.later(days=1)
    pending = enrolment.import_request(bureau.session, enrolment.make_request(school.session))
    proof = FingerprintProof(enrolment.enrolment_sheet(school.session).fingerprint)
    enrolment.enrol(bureau.session, pending, proof)
    assert enrolment.allowed_signers(bureau.session) == before


def test_a_changed_or_foreign_request_is_refused(tmp_path: Path) -> None:
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    request = json.loads(enrolment.make_request(school.session))
    other_age = agefile.new_identity()[1]
    for change in (
        {"age_recipient": other_age},
        {"code": "3150000002"},
        {"name": "别的学校"},
        {"public_line": sshsig.public_line(sshsig.public_key(bytes(32)))},
        {"replaces": sshsig.public_line(sshsig.public_key(bytes(32)))},
    ):
        with pytest.raises(KnownError) as error:
            enrolment.import_request(bureau.session, readable({**request, **change}))
        assert code_of(error) == "request_signature_wrong", change
    for text in (b"", b"[]", readable({**request, "x": 1}), b" " * 20_000):
        with pytest.raises(KnownError) as error:
            enrolment.import_request(bureau.session, text)
        assert code_of(error) == "request_unreadable"


def test_rotation_is_vouched_for_by_the_old_key_and_ends_it(tmp_path: Path) -> None:
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    offices.introduce(school, bureau)
    bureau.later(days=30)
    new = offices.Office(tmp_path / "s2", school.code, school.name, offices.Edition.SCHOOL, b"\x09" * 32)
    pending = enrolment.import_request(
        bureau.session, enrolment.make_request(new.session, old_seed=school.seed)
    )
    assert pending.kind is EnrolmentKind.ROTATION
    enrolment.enrol(bureau.session, pending, None)
    lines = enrolment.allowed_signers(bureau.session).splitlines()
    assert len(lines) == 2
    assert 'valid-before="20261117091200"' in lines[0] and "valid-before" not in lines[1]
    stranger = offices.Office(tmp_path / "s3", school.code, school.name, offices.Edition.SCHOOL, b"\x08" * 32)
    pending = enrolment.import_request(
        bureau.session, enrolment.make_request(stranger.session, old_seed=school.seed)
    )
    assert pending.kind is EnrolmentKind.REPLACEMENT  # the old key ended: it vouches for nobody any more
    with pytest.raises(UserError):
        enrolment.enrol(bureau.session, pending, None)


def test_revocation_is_a_date(tmp_path: Path) -> None:
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    offices.introduce(school, bureau)
    key = members.keys_of(bureau.session.database, school.code)[0]
    enrolment.revoke_key(bureau.session, key.id, from_moment="2026-12-01T00:00:00")
    key = members.keys_of(bureau.session.database, school.code)[0]
    assert not key.valid_at("2026-10-18T09:11:59")  # before a person checked it
    assert key.valid_at("2026-11-30T23:59:59") and not key.valid_at("2026-12-01T00:00:00")
    assert 'valid-before="20261201000000"' in enrolment.allowed_signers(bureau.session)


def test_one_key_for_two_schools_is_refused(tmp_path: Path) -> None:
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    offices.introduce(school, bureau)
    twin = offices.Office(tmp_path / "t", "3150000077", "另一所", offices.Edition.SCHOOL, school.seed)
    pending = enrolment.import_request(bureau.session, enrolment.make_request(twin.session))
    with pytest.raises(UserError) as error:
        enrolment.enrol(bureau.session, pending, FingerprintProof(pending.fingerprint))
    assert code_of(error) == "key_enrolled_elsewhere"


def test_a_school_checks_its_bureau(tmp_path: Path) -> None:
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    card = enrolment.make_recipient_card(bureau.session)
    pending = enrolment.import_card(school.session, card)
    with pytest.raises(UserError) as error:
        enrolment.add_recipient(school.session, pending, FingerprintProof("SHA256:" + "A" * 43))
    assert code_of(error) == "fingerprint_wrong"
    assert exchange.list_recipients(school.session) == []
    changed = json.loads(card) | {"age_recipient": agefile.new_identity()[1]}
    with pytest.raises(KnownError) as refused:
        enrolment.import_card(school.session, readable(changed))
    assert code_of(refused) == "card_signature_wrong"
    added = enrolment.add_recipient(school.session, pending, FingerprintProof(pending.fingerprint))
    assert exchange.list_recipients(school.session) == [added]
    again = enrolment.add_recipient(school.session, pending, FingerprintProof(pending.fingerprint))
    assert exchange.list_recipients(school.session) == [again]


def test_roles(tmp_path: Path) -> None:
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    enrolment.ensure_unit_keys(school.session)
    for role in (Role.COUNSELOR, Role.REGISTRAR):
        with pytest.raises(UserError) as error:
            enrolment.make_request(school.open(role))
        assert code_of(error) == "not_allowed"
        assert enrolment.enrolment_sheet(school.open(role)).unit_code == school.code
    pending = enrolment.import_card(school.session, enrolment.make_recipient_card(bureau.session))
    with pytest.raises(UserError) as error:
        enrolment.add_recipient(school.open(Role.REGISTRAR), pending, FingerprintProof(pending.fingerprint))
    assert code_of(error) == "not_allowed"
    with pytest.raises(UserError) as error:
        enrolment.import_request(school.session, enrolment.make_request(school.session))
    assert code_of(error) == "not_a_bureau"


def test_openssh_reads_our_allowed_signers(tmp_path: Path) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is not installed here")
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    offices.introduce(school, bureau)
    (tmp_path / "allowed").write_text(enrolment.allowed_signers(bureau.session))
    (tmp_path / "x.sig").write_text(sshsig.sign(school.seed, b"x", BUNDLE_NAMESPACE))
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", school.code, "-n", BUNDLE_NAMESPACE]
    command += ["-s", "x.sig", "-Overify-time=20261019"]
    done = subprocess.run(command, cwd=tmp_path, input=b"x", capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_revoked_key_never_comes_back(tmp_path: Path) -> None:
    """Its old request and its old paper are still about; both fit each other for ever."""
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    offices.introduce(school, bureau)
    request = enrolment.make_request(school.session)
    key = members.keys_of(bureau.session.database, school.code)[0]
    bureau.later(days=1)
    enrolment.revoke_key(bureau.session, key.id)
    pending = enrolment.import_request(bureau.session, request)
    with pytest.raises(UserError) as error:
        enrolment.enrol(bureau.session, pending, FingerprintProof(pending.fingerprint))
    assert code_of(error) == "key_revoked"
    assert [each.id for each in members.keys_of(bureau.session.database, school.code)] == [key.id]


def test_the_key_that_vouches_must_still_be_valid_when_it_counts(tmp_path: Path) -> None:
    """The old key is revoked while the clerk looks at the request it vouched for."""
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    offices.introduce(school, bureau)
    new = offices.Office(tmp_path / "s2", school.code, school.name, offices.Edition.SCHOOL, b"\x09" * 32)
    request = enrolment.make_request(new.session, old_seed=school.seed)
    pending = enrolment.import_request(bureau.session, request)
    assert pending.kind is EnrolmentKind.ROTATION
    bureau.later(minutes=5)
    enrolment.revoke_key(bureau.session, members.keys_of(bureau.session.database, school.code)[0].id)
    with pytest.raises(UserError) as error:
        enrolment.enrol(bureau.session, pending, None)
    assert code_of(error) == "fingerprint_groups_missing"
    enrolment.enrol(bureau.session, pending, FingerprintProof(pending.fingerprint))
