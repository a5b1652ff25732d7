"""What leaves: seen first, signed once, sealed again and again, and never half."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import exchange as make
from tests.support import offices
from xinliapp.bundles.form_payload import payload_digest
from xinliapp.bundles.strict import read_sealed, stored_facts
from xinliapp.crypto import sshsig
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import FigureSource, FormFigure, FormPayload, PublishedRef
from xinliapp.services import approvals, enrolment, exchange, exchange_preview
from xinliapp.storage import bundles, settings
from xinliapp.storage.audit import Chain, events, first_break
from xinliapp.system.drives import write_and_read_back


@pytest.fixture
def pair(tmp_path: Path) -> tuple[offices.Office, offices.Office]:
    return offices.school(tmp_path / "school"), offices.bureau(tmp_path / "bureau")


def figures(form: FormPayload, **changes: FormFigure) -> FormPayload:
    return replace(form, columns=tuple(changes.get(old.column_id, old) for old in form.columns))


def test_from_approval_to_the_bureaus_desk(
    pair: tuple[offices.Office, offices.Office], tmp_path: Path
) -> None:
    school, bureau = pair
    recipient = offices.introduce(school, bureau)
    (tmp_path / "usb").mkdir()
    done = offices.send(school, recipient, make.payload(), tmp_path / "usb")
    assert done.file.name == f"{school.code}-2026-09-14_2026-10-16-{make.BUREAU}-1.age"
    assert done.read_back and done.size == done.file.stat().st_size
    trust = make.trust(**{f"s{school.code}": enrolment.enrolment_sheet(school.session).public_line})
    identities = enrolment.unit_identities(bureau.session)
    opened = read_sealed(done.file.name, done.file.read_bytes(), identities, trust)
    assert opened.form == make.payload()
    assert sorted(opened.payload) == ["data/form.json", "data/form.xlsx"]
    assert opened.facts.sequence == 1 and opened.facts.previous_hash is None
    assert opened.facts.enrolment == enrolment.enrolment_sheet(school.session).fingerprint
    logged = [event.action for event in events(school.session.database, Chain.CORE)]
    assert logged[-4:] == ["bundle.sign", "test.sign", "bundle.export_begun", "bundle.export"]
    assert first_break(school.session.database, Chain.CORE) is None


def test_exporting_again_gives_the_same_bag(
    pair: tuple[offices.Office, offices.Office], tmp_path: Path
) -> None:
    school, bureau = pair
    recipient = offices.introduce(school, bureau)
    first = offices.send(school, recipient, make.payload(), tmp_path)
    sealed = first.file.read_bytes()
    bundle = exchange.list_bundles(school.session)[0]
    second = exchange.export(school.session, bundle.id, tmp_path, deliver=write_and_read_back)
    assert second.tagmanifest_hash == first.tagmanifest_hash
    assert second.file == first.file and second.file.read_bytes() != sealed  # a fresh age key each time
    assert len(exchange.list_exports(school.session, bundle.id)) == 2
    if shutil.which("age") is None:
        pytest.skip("age is not installed here")
    (tmp_path / "key").write_text("\n".join(enrolment.unit_identities(bureau.session)))
    command = ["age", "-d", "-i", "key", str(second.file)]
    plain = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout
    assert plain == bundles.bag_bytes(school.session.database, bundle.id)


def test_numbers_and_hashes_chain(pair: tuple[offices.Office, offices.Office]) -> None:
    school, bureau = pair
    recipient = offices.introduce(school, bureau)
    first = offices.sign(school, recipient, make.payload())
    second = offices.sign(school, recipient, make.payload(revision=2))
    assert (first.sequence, second.sequence) == (1, 2)
    assert second.previous_hash == first.tagmanifest_hash
    again = offices.introduce(school, bureau)  # a new card of the same bureau goes on counting
    assert offices.sign(school, again, make.payload(revision=3)).sequence == 3


def test_signing_a_revision_twice_gives_the_bundle_there_is(
    pair: tuple[offices.Office, offices.Office],
) -> None:
    school, bureau = pair
    recipient = offices.introduce(school, bureau)
    approval = offices.approve(school, make.payload())
    made = []
    for _ in range(2):
        with school.session.write("test") as uow:
            made.append(
                exchange.assemble_and_sign(
                    school.session,
                    uow,
                    approval_id=approval,
                    recipient_id=recipient.id,
                    payload=make.payload(),
                    definition=make.definition(),
                )
            )
    assert made[0].id == made[1].id and len(exchange.list_bundles(school.session)) == 1


def test_a_restore_begins_a_new_epoch_that_says_so(pair: tuple[offices.Office, offices.Office]) -> None:
    school, bureau = pair
    recipient = offices.introduce(school, bureau)
    first = offices.sign(school, recipient, make.payload())
    with school.session.write("test") as uow:
        settings.write(uow, bundles.EPOCH_SETTING, bundles.new_epoch(2))
    second = offices.sign(school, recipient, make.payload(revision=2))
    facts = stored_facts(bundles.bag_bytes(school.session.database, second.id))
    assert second.sequence == 1 and second.epoch.startswith("000002-") and facts.previous_hash is None
    assert facts.restored_from is not None
    assert (facts.restored_from.epoch, facts.restored_from.sequence) == (first.epoch, 1)
    assert facts.restored_from.hash == first.tagmanifest_hash
    name = exchange.bundle_file_name(school.code, make.BUREAU, second)
    assert name.endswith(f"-{make.BUREAU}-e2-1.age")


def test_nothing_leaves_without_an_approval_of_these_figures(
    pair: tuple[offices.Office, offices.Office], tmp_path: Path
) -> None:
    school, bureau = pair
    recipient = offices.introduce(school, bureau)

    def assemble(approval: str, form: FormPayload) -> str:
        with pytest.raises(UserError) as error, school.session.write("test") as uow:
            exchange.assemble_and_sign(
                school.session,
                uow,
                approval_id=approval,
                recipient_id=recipient.id,
                payload=form,
                definition=make.definition(),
            )
        return error.value.code

    assert assemble("nobody", make.payload()) == "approval_missing"
    approval = offices.approve(school, make.payload())
    other = make.payload(values=(13, 9600, 3, 1710, 1751, 1800, 23, 9))
    assert assemble(approval, other) == "approval_differs"
    assert assemble(approval, make.payload(revision=2)) == "approval_differs"
    connection = school.session.database.connection
    connection.execute("UPDATE approval SET digest = ?", (payload_digest(other),))  # forged, not signed
    assert assemble(approval, other) == "approval_differs"
    assert exchange.list_bundles(school.session) == []
    bundle = offices.sign(school, recipient, make.payload(revision=3))
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM approval WHERE id = ?", (bundle.approval_id,))
    with pytest.raises(UserError) as error:
        exchange.export(school.session, bundle.id, tmp_path, deliver=write_and_read_back)
    assert error.value.code == "approval_missing"
    assert list(tmp_path.glob("*.age")) == []


def test_an_approval_signed_with_a_key_of_ones_own_counts_for_nothing(
    pair: tuple[offices.Office, offices.Office], tmp_path: Path
) -> None:
    """Who holds K_core can write rows: their own signature beside their own key must not pass as approval."""
    school, bureau = pair
    recipient = offices.introduce(school, bureau)
    approval = offices.approve(school, make.payload())
    _resign(school, approval)
    with pytest.raises(UserError) as error, school.session.write("test") as uow:
        exchange.assemble_and_sign(
            school.session,
            uow,
            approval_id=approval,
            recipient_id=recipient.id,
            payload=make.payload(),
            definition=make.definition(),
        )
    assert error.value.code == "approval_differs"
    bundle = offices.sign(school, recipient, make.payload(revision=2))
    _resign(school, bundle.approval_id)
    for session in (school.session, school.open(Role.COUNSELOR)):
        with pytest.raises(UserError) as error:
            exchange.export(session, bundle.id, tmp_path, deliver=write_and_read_back)
        assert error.value.code == "approval_differs"
    assert list(tmp_path.glob("*.age")) == []


def _resign(office: offices.Office, approval_id: str) -> None:
    """Put another key's valid signature, and that key, in the place of the principal's."""
    row = bundles.approval(office.session.database, approval_id)
    assert row is not None
    seed = b"\x77" * 32
    line = approvals.digest_line(row.subject_kind, row.subject_id, row.digest)
    office.session.database.connection.execute(
        "UPDATE approval SET signature = ?, public_line = ? WHERE id = ?",
        (
            sshsig.sign(seed, line, approvals.NAMESPACE),
            sshsig.public_line(sshsig.public_key(seed)),
            approval_id,
        ),
    )


def test_only_a_holder_of_the_signing_key_signs(pair: tuple[offices.Office, offices.Office]) -> None:
    school, bureau = pair
    recipient = offices.introduce(school, bureau)
    approval = offices.approve(school, make.payload())
    counselor = school.open(Role.COUNSELOR)
    with pytest.raises(UserError) as error, counselor.write("test") as uow:
        exchange.assemble_and_sign(
            counselor,
            uow,
            approval_id=approval,
            recipient_id=recipient.id,
            payload=make.payload(),
            definition=make.definition(),
        )
    assert error.value.code == "not_allowed"


def test_preview_tells_sources_and_changes(pair: tuple[offices.Office, offices.Office]) -> None:
    school, bureau = pair
    recipient = offices.introduce(school, bureau)
    offices.sign(school, recipient, make.payload())
    published = PublishedRef("f1", "2026-10-16T10:00:00", "2026-09-14", "2026-10-16", 23, "ab" * 32)
    form = figures(
        make.payload(revision=2, values=(12, 9600, 3, 1710, 1751, 1801, 24, None)),
        c6=FormFigure(
            "c6", "发放宣传手册", "册", 1801, system_value=0, reason="手册台账补登", definition_id="m"
        ),
        c7=FormFigure("c7", "排查心理存在问题学生", "人", 24, definition_id="m", published=published),
    )
    seen = exchange_preview.preview(school.session, form, recipient.id)
    by_id = {figure.column_id: figure for figure in seen.figures}
    assert by_id["c1"].source is FigureSource.RECORDS and not by_id["c1"].changed
    assert (by_id["c6"].source, by_id["c6"].before, by_id["c6"].changed) == (
        FigureSource.CHANGED,
        "1800",
        True,
    )
    assert by_id["c7"].source is FigureSource.PUBLISHED and by_id["c7"].shown == "24"
    assert (by_id["c8"].source, by_id["c8"].shown, by_id["c8"].before) == (FigureSource.EMPTY, "", "9")
    assert by_id["c9"].source is FigureSource.PERSON
    assert seen.last_revision == 1 and seen.names_found == 0
    assert seen.fingerprint_groups == enrolment.enrolment_sheet(bureau.session).groups


@pytest.mark.parametrize(
    "text",
    [
        "手册已发。\n另:欧阳小满 已转介。",
        "另:\n欧 阳\u200b小·满",
        "按\n欧阳小满家长意见",
        "手册已发,\n另转介欧阳\n小满同学",
        "手册已发,\n另转介欧\u2028阳\x0b小\r\n\n  满同学",
        "另\n欧\u3000阳 小\u00a0\u00ad满",
        "另\n欧-阳—小_满",
    ],
)
def test_a_pupils_name_in_the_remarks_stops_everything(
    pair: tuple[offices.Office, offices.Office], text: str
) -> None:
    school, bureau = pair
    recipient = offices.introduce(school, bureau)
    with school.session.write("test") as uow:
        uow.insert(
            "student",
            {
                "id": "s1",
                "name": "欧阳小满",
                "id_number_state": "none",
                "student_number_state": "none",
                "status": "transferred",
                "joined_on": "2025-09-01",
            },
        )
    form = make.payload(remarks=text)
    for attempt in (
        lambda: exchange_preview.preview(school.session, form, recipient.id),
        lambda: offices.sign(school, recipient, form),
    ):
        with pytest.raises(UserError) as error:
            attempt()
        assert error.value.code == "names_in_text"
        assert error.value.params == {"field": "备注", "line": 2}
    assert exchange.list_bundles(school.session) == []
    reason = FormFigure("c1", "x", "场次", 12, system_value=3, reason="欧阳小满补登")
    with pytest.raises(UserError):
        exchange_preview.preview(school.session, figures(make.payload(), c1=reason), recipient.id)
    with pytest.raises(UserError):
        exchange_preview.preview(
            school.session,
            make.payload(),
            recipient.id,
            {"data/summary.pdf": exchange_preview.Attachment(b"%PDF", "活动总结\n欧阳小满")},
        )
    exchange_preview.preview(
        school.session, replace(make.payload(), head={"填表人": "欧阳小满"}), recipient.id
    )


def test_stick_that_fails_leaves_no_trace(
    pair: tuple[offices.Office, offices.Office], tmp_path: Path
) -> None:
    school, bureau = pair
    recipient = offices.introduce(school, bureau)
    bundle = offices.sign(school, recipient, make.payload())
    before = len(events(school.session.database, Chain.CORE))

    def pulled(folder: Path, name: str, data: bytes) -> bytes:
        raise KnownError("stick_pulled")

    def worn_out(folder: Path, name: str, data: bytes) -> bytes:
        return data[:-1] + b"?"

    for deliver, code in ((pulled, "stick_pulled"), (worn_out, "stick_differs")):
        with pytest.raises(KnownError) as error:
            exchange.export(school.session, bundle.id, tmp_path, deliver=deliver)
        assert error.value.code == code
    with pytest.raises(KnownError) as error:
        exchange.export(school.session, bundle.id, tmp_path / "gone", deliver=write_and_read_back)
    assert error.value.code == "stick_pulled"
    assert exchange.list_exports(school.session, bundle.id) == []
    # No export is recorded, only once that its number may be outside.
    told = [event.action for event in events(school.session.database, Chain.CORE)][before:]
    assert told == ["bundle.export_begun"]


def test_payload_the_form_does_not_allow(pair: tuple[offices.Office, offices.Office]) -> None:
    school, bureau = pair
    recipient = offices.introduce(school, bureau)
    approval = offices.approve(school, make.payload())
    with pytest.raises(UserError) as error, school.session.write("test") as uow:
        exchange.assemble_and_sign(
            school.session,
            uow,
            approval_id=approval,
            recipient_id=recipient.id,
            payload=make.payload(),
            definition=make.definition(),
            attachments={"data/roster.xlsx": exchange_preview.Attachment(b"x", "")},
        )
    assert error.value.code == "payload_not_allowed"


def test_a_teacher_who_is_a_parent_here_may_be_named(pair: tuple[offices.Office, offices.Office]) -> None:
    school, bureau = pair
    recipient = offices.introduce(school, bureau)
    pupil = {
        "id": "s1",
        "name": "欧阳小满",
        "id_number_state": "none",
        "student_number_state": "none",
        "status": "enrolled",
        "joined_on": "2025-09-01",
    }
    staff = {"id": "t1", "name": "欧阳大山", "kind": "full_time", "duty": "x", "from_day": "2020-09-01"}
    with school.session.write("test") as uow:
        uow.insert("student", dict(pupil))
        uow.insert("guardian", {"id": "g1", "student_id": "s1", "position": 1, "name": "欧阳大山"})
        uow.insert("guardian", {"id": "g2", "student_id": "s1", "position": 2, "name": "陈静仪"})
        uow.insert("staff_member", dict(staff))
    exchange_preview.preview(school.session, make.payload(remarks="确认人:欧阳大山。"), recipient.id)
    with pytest.raises(UserError) as error:
        exchange_preview.preview(school.session, make.payload(remarks="陈静仪来访"), recipient.id)
    assert error.value.code == "names_in_text"
