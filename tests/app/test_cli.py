"""Every command, in-process and once for real: statuses, files, sentences, and where the passphrase goes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import psutil
import pypdfium2
import pytest

from tests.golden.test_check_formats import fits, schema
from tests.support.command_line import (
    BUREAU_CODE,
    CAMPAIGN,
    CLERK,
    PASSPHRASES,
    PRINCIPAL,
    REGISTRAR,
    SCHOOL_CODE,
    TEACHER,
    TERM,
    Said,
    Town,
)
from xinliapp.crypto import kdf
from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.services.vault import close, open_vault
from xinliapp.storage.audit import Chain, events

ROOT = Path(__file__).resolve().parents[2]
SENT = f"{SCHOOL_CODE}-2026-09-14_2026-10-16-{BUREAU_CODE}-1.age"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A school and a bureau that went the whole way by commands. The keys cost the least that is accepted."""
    made = Town(tmp_path_factory.mktemp("town"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "calibrate", lambda: kdf.KDF_FLOOR)
        made.found()
    made.import_rosters()
    made.judge()
    made.introduce()
    made.sign_and_send()
    made.keep_safe()
    return made


def refused(said: Said, *words: str) -> None:
    """Status 2, nothing on standard output, one line of three sentences, and no traceback."""
    assert said.status == 2, said
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.count("。") == 3, said.err
    assert "Traceback" not in said.err and "Error" not in said.err
    for word in words:
        assert word in said.err


# --- setting up ---


def test_init_makes_a_vault_and_a_sheet_that_is_never_overwritten(town: Town) -> None:
    for name in ("school", "bureau"):
        assert town.said[f"init {name}"].status == 0, town.said[f"init {name}"]
        assert {"core.db", "case.db", "vault.keys"} <= {path.name for path in (town.folder / name).iterdir()}
        sheet = town.folder / f"{name}-recovery.txt"
        assert "恢复码: " in sheet.read_text(encoding="utf-8")
        if os.name == "posix":
            assert sheet.stat().st_mode & 0o077 == 0  # whoever reads it can open everything


def test_init_over_a_vault_is_refused(town: Town, tmp_path: Path) -> None:
    before = (town.school / "vault.keys").read_bytes()
    said = town.run(
        "init", "--vault", town.school, "--user", TEACHER, "--edition", "school", "--code", SCHOOL_CODE,
        "--name", "试验初级中学", "--recovery-out", tmp_path / "sheet.txt", stdin=PASSPHRASES[TEACHER],
    )  # fmt: skip
    refused(said)
    assert (town.school / "vault.keys").read_bytes() == before
    assert not (tmp_path / "sheet.txt").exists()


@pytest.mark.parametrize(
    ("code", "passphrase", "word"),
    [
        ("12345", "violet kettle glacier 41", "10位数字"),
        (SCHOOL_CODE, "short", "少于12"),
        (SCHOOL_CODE, "123456789012345", "容易被猜到"),
    ],
)
def test_init_refuses(town: Town, tmp_path: Path, code: str, passphrase: str, word: str) -> None:
    said = town.run(
        "init", "--vault", tmp_path / "v", "--user", TEACHER, "--edition", "school", "--code", code,
        "--name", "试验初级中学", "--recovery-out", tmp_path / "sheet.txt", stdin=passphrase + "\n",
    )  # fmt: skip
    refused(said, word)
    assert not (tmp_path / "v" / "core.db").exists()


def test_account_add_takes_two_lines(town: Town) -> None:
    assert town.said["add principal"].status == town.said["add registrar"].status == 0
    adding = ("account", "add", "--name", "新人", "--role", "registrar")
    refused(town.as_(TEACHER, *adding), "没有读到口令")  # the second line is missing
    refused(town.as_(TEACHER, *adding, more="short\n"), "少于12")
    taken = ("account", "add", "--name", REGISTRAR, "--role", "registrar")
    refused(town.as_(TEACHER, *taken, more="another long phrase 29\n"), "已经有人使用")
    foreign = ("account", "add", "--name", "新人", "--role", "clerk")
    refused(town.as_(TEACHER, *foreign, more="another long phrase 29\n"))


def test_calendar(town: Town, tmp_path: Path) -> None:
    assert town.said["calendar"] == Said(0, "校历已保存: 2026-2027-1、2026-2027-2\n", "")
    refused(town.as_(TEACHER, "calendar", "set", tmp_path / "none.json"), "none.json")
    backwards = tmp_path / "backwards.json"
    term = {"starts_on": "2027-01-22", "ends_on": "2026-09-01"}
    backwards.write_text(json.dumps({"start_year": 2026, "terms": [term]}), encoding="utf-8")
    refused(town.as_(TEACHER, "calendar", "set", backwards))


# --- roster ---


def _fits(document: Any, name: str) -> None:
    rules = schema(name)
    fits(document, rules, rules.get("$defs", {}))


def test_dry_run_writes_nothing(town: Town) -> None:
    dry, real = town.report("dry"), town.report("real")
    assert town.said["dry"].status == town.said["real"].status == 0
    assert dry["import_id"] is None
    assert real["import_id"] is not None
    # Had the dry run written, the real one would have found the children there.
    assert dry["counts"] == real["counts"]
    assert real["counts"]["new"] == 3


def test_repeat_is_unchanged_and_says_so(town: Town) -> None:
    again = town.report("again")
    assert town.said["again"].status == 0
    assert "与现有名单相同" in town.said["again"].out
    assert (again["unchanged"], again["import_id"], again["counts"]["same"]) == (True, None, 3)


def test_messy_file_imports_what_it_can_and_ends_with_one(town: Town) -> None:
    report = town.report("messy")
    assert town.said["messy"].status == 1
    assert report["counts"] == {
        "new": 1, "changed": 0, "same": 3, "conflict": 0, "invalid": 1, "skipped": 1, "missing": 0,
    }  # fmt: skip
    rows = {row["row"]: row for row in report["rows"]}
    assert (rows[6]["outcome"], rows[6]["name"], rows[6]["sheet"]) == ("new", "李四", "名单")
    assert (rows[7]["outcome"], rows[7]["code"]) == ("invalid", "name_missing")
    assert rows[7]["text"] == "这一行没有姓名,没有导入。"
    assert rows[8]["outcome"] == "skipped"


@pytest.mark.parametrize("name", ["dry", "real", "again", "messy"])
def test_roster_report_has_the_published_format(town: Town, name: str) -> None:
    report = town.report(name)
    _fits(report, "roster-report")
    file = town.folder / report["file"]
    assert report["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert report["as_of"] == "2026-09-01"
    assert "/" not in report["file"]


def test_file_that_is_no_table_is_refused(town: Town, tmp_path: Path) -> None:
    report = tmp_path / "out.json"
    thesis = tmp_path / "thesis.xlsx"
    thesis.write_bytes(b"%PDF-1.7 not a table")
    refused(town.as_(TEACHER, "import-roster", thesis, "--report", report))
    refused(town.as_(TEACHER, "import-roster", tmp_path / "gone.xlsx", "--report", report))
    assert not report.exists()


# --- check and publish ---


def test_check_holds_everything_the_format_promises(town: Town) -> None:
    found = town.report("check teacher")
    assert town.said["check teacher"].status == 0
    _fits(found, "check")
    assert [clause["id"] for clause in found["clauses"]] == [f"JS-{number}" for number in range(22, 66)]
    wanted = {
        "id", "verdict", "value", "requirement", "unit", "rows", "period", "pack_version", "measure",
        "parameters", "convention",
    }  # fmt: skip
    for clause in found["clauses"]:
        assert wanted <= set(clause), clause["id"]
        assert clause["period"]["as_of"] == "2026-11-19"
    by_id = {clause["id"]: clause for clause in found["clauses"]}
    assert (by_id["JS-37"]["value"], by_id["JS-37"]["denominator"]) == (0, 4)  # four children, nobody checked
    assert (by_id["JS-26"]["denominator"], by_id["JS-26"]["verdict"]) == (3, "unmet")  # three classes


def test_core_only_account_sees_published_figures_or_none(town: Town) -> None:
    case = ("JS-37", "JS-39", "JS-41")
    before = {clause["id"]: clause for clause in town.report("check registrar")["clauses"]}
    after = {clause["id"]: clause for clause in town.report("check published")["clauses"]}
    for clause in case:
        assert before[clause]["verdict"] == "not_published"
        assert before[clause]["value"] is None
        assert after[clause]["published"]["published_by"] == TEACHER
        assert "evidence" not in after[clause]
    assert after["JS-37"]["value"] == 0
    refused(town.as_(REGISTRAR, "publish", "--period", TERM), "案卷库没有打开")


def test_check_refuses_an_unknown_pack_and_period(town: Town, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    refused(town.as_(TEACHER, "check", "--pack", "NONE", "--out", out), "NONE")
    refused(town.as_(TEACHER, "publish", "--period", "2099-2100-1"), "2099-2100-1")
    refused(town.as_(TEACHER, "publish", "--period", "soon"), "soon")
    assert not out.exists()


# --- both ways of the enrolment ---


def test_wrong_fingerprints_are_refused_and_right_ones_taken(town: Town) -> None:
    refused(town.said["enrol wrongly"], "指纹")
    refused(town.said["recipient wrongly"], "第1组不一致")
    assert town.said["enrol"].status == town.said["recipient"].status == 0
    assert SCHOOL_CODE in town.said["enrol"].out and BUREAU_CODE in town.said["recipient"].out


@pytest.mark.parametrize("group", range(10))
def test_any_wrong_group_of_the_ten_is_refused(town: Town, group: int) -> None:
    """Three are asked at random on a screen; who gives all ten has read all ten."""
    groups = town.said["card"].groups.split()
    groups[group] = f"{(int(groups[group]) + 1) % 10000:04d}"
    card = town.folder / "card.json"
    refused(
        town.as_(PRINCIPAL, "recipient", "add", card, "--fingerprint", " ".join(groups)),
        f"第{group + 1}组",
    )


def test_request_fits_its_format_and_its_sheet_shows_the_fingerprint(town: Town) -> None:
    folder = town.folder / "request"
    _fits(json.loads((folder / f"{SCHOOL_CODE}-request.json").read_text(encoding="utf-8")), "request")
    _fits(town.report("card"), "recipient-card")
    document = pypdfium2.PdfDocument(folder / f"{SCHOOL_CODE}-request.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    for group in town.said["request"].groups.split():
        assert group in text


def test_a_changed_request_is_refused(town: Town, tmp_path: Path) -> None:
    request = town.folder / "request" / f"{SCHOOL_CODE}-request.json"
    changed = tmp_path / "changed.json"
    changed.write_bytes(request.read_bytes().replace(b"3199000001", b"3199000002"))
    refused(town.as_(CLERK, "enrol", changed, "--fingerprint", town.said["request"].fingerprint))
    refused(town.as_(CLERK, "enrol", tmp_path / "gone.json", "--fingerprint", "SHA256:x"), "gone.json")


# --- signature, bundle, merged table ---


def test_nothing_leaves_without_the_principals_signature(town: Town) -> None:
    refused(town.said["export unsigned"], "签批")
    refused(town.said["approve by teacher"], "签批")
    refused(town.said["submit unconfirmed"], "还有19条待确认,不能提交")
    refused(town.said["confirm counted"], "JS-22")
    for step in ("confirm", "submit pack", "approve pack", "submit form", "approve form", "export"):
        assert town.said[step].status == 0, town.said[step]
    assert [path.name for path in (town.folder / "out").iterdir()] == [SENT]
    assert "已读回核对" in town.said["export"].out


def test_exporting_again_encrypts_the_same_bag(town: Town, tmp_path: Path) -> None:
    form = ("--form", "KZ", "--period", CAMPAIGN)
    assert town.as_(PRINCIPAL, "export", *form, "--to", tmp_path).status == 0
    report = tmp_path / "twice.json"
    again = town.as_(CLERK, "receive", tmp_path / SENT, "--report", report)
    assert again.status == 0, again
    assert json.loads(report.read_text(encoding="utf-8"))["files"][0]["verdict"] == "duplicate"


def test_one_bad_file_never_stops_the_others(town: Town) -> None:
    report = town.report("receive")
    assert town.said["receive"].status == 1
    _fits(report, "receive-report")
    good, bad = report["files"]
    assert (good["file"], good["verdict"], good["signed"], good["revision"]) == (SENT, "accepted", True, 1)
    assert (bad["verdict"], bad["reason_code"]) == ("refused", "bundle_damaged")
    assert bad["reason_text"].count("。") == 3
    assert bad["quarantined_as"] is not None
    assert (report["counts"]["accepted"], report["counts"]["refused"]) == (1, 1)


def test_merge_writes_what_was_reported(town: Town) -> None:
    refused(town.said["merge early"])
    refused(town.said["merge other"], ".xlsx 或 .pdf")
    assert not (town.folder / "early.xlsx").exists()
    assert town.said["merge xlsx"].status == town.said["merge pdf"].status == 0
    sheet = openpyxl.load_workbook(town.folder / "merged.xlsx").worksheets[0]
    line = next(row for row in sheet.iter_rows(values_only=True) if "试验初级中学" in map(str, row))
    assert 120 in line  # the handbooks of --cell c6=120;…
    document = pypdfium2.PdfDocument(town.folder / "merged.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "试验初级中学" in text and "120" in text


def test_merge_without_some_school_ends_with_one(town: Town, tmp_path: Path) -> None:
    form = ("--form", "KZ", "--period", CAMPAIGN)
    bureau = tmp_path / "bureau"
    shutil.copytree(town.bureau, bureau)
    from xinliapp.services.members import save_member
    from xinliapp.services.vault import close, open_vault

    session = open_vault(bureau, CLERK, PASSPHRASES[CLERK], town.clock)
    save_member(session, "3199000099", "沉默小学")
    close(session)
    said = town.as_(CLERK, "merge", *form, "--out", tmp_path / "merged.xlsx", vault=bureau)
    assert said.status == 1, said
    assert "合计 1/2 所" in said.out and "未报: 3199000099 沉默小学" in said.out
    assert (tmp_path / "merged.xlsx").stat().st_size > 0


def test_commands_of_the_other_edition_are_refused(town: Town, tmp_path: Path) -> None:
    form = ("--form", "KZ", "--period", CAMPAIGN)
    sent = town.folder / "out" / SENT
    refused(town.as_(PRINCIPAL, "merge", *form, "--out", tmp_path / "m.xlsx"))
    assert not list(tmp_path.iterdir())
    # A school receives receipts; a bundle meant for its bureau is told file by file, and nothing is taken in.
    said = town.as_(PRINCIPAL, "receive", sent, "--report", tmp_path / "r.json")
    assert said.status == 1, said
    (file,) = json.loads((tmp_path / "r.json").read_text("utf-8"))["files"]
    assert (file["taken"], file["reason_code"]) == ("refused", "receipt_not_for_us")


# --- care of the vault ---


def test_backup_drill_and_chains(town: Town) -> None:
    assert [town.said[step].status for step in ("backup", "drill", "audit teacher", "audit registrar")] == [
        0, 0, 0, 0,
    ]  # fmt: skip
    made = next((town.folder / "stick").iterdir())
    assert {"core.db", "case.db", "vault.keys", "manifest.json"} == {path.name for path in made.iterdir()}
    assert "恢复演练通过" in town.said["drill"].out
    assert town.said["audit teacher"].out.count("完整") == 2
    assert "案卷审计链: 本账户不能读取" in town.said["audit registrar"].out


# --- who may, and what is said ---


def test_wrong_passphrase_and_unknown_account(town: Town, tmp_path: Path) -> None:
    vault = tmp_path / "school"  # a copy: wrong ones are counted
    shutil.copytree(town.school, vault)
    asked = ("drill", "--vault", vault, "--user", TEACHER)
    refused(town.run(*asked, stdin="wrong passphrase 12\n"), "口令不对")
    refused(town.run(*asked, stdin=""), "没有读到口令")
    refused(town.run("drill", "--vault", vault, "--user", "没有这人", stdin="x\n"), "没有这人")
    refused(town.run("drill", "--vault", tmp_path / "none", "--user", TEACHER, stdin="x\n"), "资料库")


def test_report_that_cannot_be_written_is_refused_with_a_sentence(town: Town, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("mine")
    refused(town.as_(TEACHER, "check", "--pack", "JS", "--out", in_the_way / "out.json"), "out.json")


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("fly",),
        ("check",),
        ("check", "--vault", "x", "--user", "y", "--pack", "JS"),
        ("check", "--vault", "x", "--user", "y", "--pack", "JS", "--out", "o", "--as-of", "yesterday"),
        ("init", "--vault", "x", "--user", "y", "--edition", "kindergarten"),
        ("account", "--vault", "x", "--user", "y"),
        ("account", "--vault", "x", "--user", "y", "add", "--name", "z", "--role", "cleaner"),
        ("drill", "--vault", "x", "--user", "y", "--passphrase", "never here"),
        ("receive", "--vault", "x", "--user", "y", "--report", "r"),
        ("demo", "--out", "x", "--students", "many"),
    ],
)
def test_wrong_usage_is_64(tmp_path: Path, argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert Town(tmp_path).run(*argv).status == 64
    assert "用法: xinliapp" in capsys.readouterr().err


def test_help_names_every_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Town(tmp_path).run("--help").status == 0
    said = capsys.readouterr().out
    for command in (
        "demo", "init", "account", "calendar", "import-roster", "check", "publish", "submit", "approve",
        "request", "enrol", "recipient", "export", "receive", "merge", "backup", "drill", "verify-audit",
    ):  # fmt: skip
        assert re.search(rf"^    {command}\b", said, re.M), command


def test_a_check_written_to_a_file_is_an_event(town: Town) -> None:
    """With the case key it holds figures nobody has released; then it stands in the case chain."""
    session = open_vault(
        town.school, TEACHER, PASSPHRASES[TEACHER], FixedClock(parse_stamp("2027-01-20T08:00:00"))
    )
    try:
        found = {
            chain: [
                event.actor for event in events(session.database, chain) if event.action == "check.export"
            ]
            for chain in (Chain.CORE, Chain.CASE)
        }
    finally:
        close(session)
    assert set(found[Chain.CASE]) == {session.account.id}
    assert found[Chain.CORE] and session.account.id not in found[Chain.CORE]


# --- one real process ---


def test_passphrase_comes_by_standard_input_alone(town: Town) -> None:
    secret = PASSPHRASES[TEACHER]
    argv = [
        sys.executable, "-m", "xinliapp", "verify-audit", "--vault", str(town.school), "--user", TEACHER,
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as child:
        seen = psutil.Process(child.pid)
        while not (line := seen.cmdline()) or not (environ := seen.environ()):
            assert child.poll() is None  # for a moment after exec the kernel shows neither
        shown = "\0".join((*line, *environ.values()))  # it waits for its line
        out, err = child.communicate((secret + "\n").encode(), timeout=60)
    assert child.returncode == 0, err.decode()
    assert "公共审计链" in out.decode("utf-8")
    assert TEACHER in shown
    assert secret not in shown
    assert secret not in out.decode("utf-8") + err.decode("utf-8")
