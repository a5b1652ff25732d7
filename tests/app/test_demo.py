"""``demo --out``: every file is there, checks out with stock tools, and its numbers can be counted again."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from tests.support.demo import STUDENTS, DemoRun, small_others
from xinliapp.app.cli.commands import run
from xinliapp.app.demo.calendar import MOMENT
from xinliapp.app.demo.school import COUNSELOR, PRINCIPAL, REGISTRAR, signed_in
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.domain.clock import FixedClock
from xinliapp.services.session import Session

PEOPLE = (COUNSELOR, PRINCIPAL, REGISTRAR)
CAMPAIGN = ("2026-09-14", "2026-10-16")
TODAY = "2026-11-19"


@pytest.fixture(scope="module")
def figures(demo: DemoRun) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((demo.out / "figures.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def names(demo: DemoRun) -> set[str]:
    """Every name of a child in the rosters that were imported."""
    found: set[str] = set()
    for path in (demo.out / "roster.xlsx", *(demo.out / "schools").glob("*-roster.xlsx")):
        rows = openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
        column = next(rows).index("姓名")
        found |= {str(row[column]) for row in rows}
    assert len(found) > STUDENTS
    return found


@pytest.fixture(scope="module")
def session(demo: DemoRun, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The counselling teacher at a copy of the main school."""
    copy = demo.copy_of("school", tmp_path_factory.mktemp("sql") / "school")
    with signed_in(copy, COUNSELOR, FixedClock(MOMENT)) as opened:
        yield opened


@pytest.fixture(scope="module")
def bags(demo: DemoRun, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every bundle opened by ``age`` and ``unzip``: file name → folder ``bag``."""
    _need("age", "unzip")
    opened = {}
    for sealed in sorted((demo.out / "bundles").glob("*.age")):
        folder = tmp_path_factory.mktemp("bag")
        identity = demo.out / "bureau" / "age-identity.txt"
        _stock("age", "-d", "-i", str(identity), "-o", str(folder / "f.zip"), str(sealed))
        _stock("unzip", "-q", str(folder / "f.zip"), "-d", str(folder))
        opened[sealed.name] = folder / "bag"
    return opened


def _need(*tools: str) -> None:
    for tool in tools:
        if shutil.which(tool) is None:
            pytest.skip(f"stock tool {tool} is not installed")


def _stock(*command: str, cwd: Path | None = None, stdin: bytes | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False)
    assert done.returncode == 0, (command[0], done.stderr.decode())
    return done.stdout.decode()


# --- what it leaves and says ---


def test_leaves_every_file(demo: DemoRun) -> None:
    assert demo.status == 0, demo.complained
    for name in (
        "roster.xlsx", "school/core.db", "school/case.db", "school/vault.keys", "selfcheck.pdf",
        "bureau/allowed_signers", "bureau/age-identity.txt", "bureau/merged.xlsx", "bureau/merged.pdf",
        "figures.json",
    ):  # fmt: skip
        assert (demo.out / name).stat().st_size > 0, name
    bundles = sorted(path.name for path in (demo.out / "bundles").iterdir())
    assert bundles == [
        "2199000002-2026-09-14_2026-10-16-9999000001-1.age",
        "2199000002-2026-09-14_2026-10-16-9999000001-2.age",
        "3199000001-2026-09-14_2026-10-16-9999000001-1.age",
        "3499000003-2026-09-14_2026-10-16-9999000001-1.age",
    ]


def test_says_what_it_did_with_times(demo: DemoRun) -> None:
    assert demo.complained == ""
    assert len(re.findall(r"^ *\d+\.\d s  ", demo.said, re.M)) >= 7
    assert f"新增 {STUDENTS}" in demo.said
    assert "superseding" in demo.said
    assert "汇总 3/4 所,未报: 示例第二小学" in demo.said


def test_refuses_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "my-thesis.txt").write_text("mine")
    said = io.StringIO()
    status = run(["demo", "--out", str(tmp_path)], stdin=io.StringIO(), stdout=io.StringIO(), stderr=said)
    assert status == 2
    assert said.getvalue().count("。") == 3
    assert [path.name for path in tmp_path.iterdir()] == ["my-thesis.txt"]


# --- stock tools alone ---


def test_bundles_check_out_with_stock_tools(demo: DemoRun, bags: dict[str, Path]) -> None:
    _need("ssh-keygen", "sha256sum")
    assert len(bags) == 4
    for name, bag in bags.items():
        manifest = (bag / "tagmanifest-sha256.txt").read_bytes()
        said = _stock(
            "ssh-keygen", "-Y", "verify", "-f", str(demo.out / "bureau" / "allowed_signers"),
            "-I", name[:10], "-n", "xinli-bundle-v1", "-s", str(bag / "tagmanifest-sha256.txt.sig"),
            "-O", "verify-time=20261119120000", stdin=manifest,
        )  # fmt: skip
        assert "Good" in said
        checked = _stock("sha256sum", "-c", "tagmanifest-sha256.txt", "manifest-sha256.txt", cwd=bag)
        assert "data/form.json: OK" in checked
        assert "bag-info.txt: OK" in checked


def test_a_changed_figure_fails_the_stock_check(bags: dict[str, Path], tmp_path: Path) -> None:
    _need("sha256sum")
    copy = tmp_path / "bag"
    shutil.copytree(next(iter(bags.values())), copy)
    form = copy / "data" / "form.json"
    form.write_bytes(form.read_bytes().replace(b'"value": ', b'"value":  ', 1))
    command = ["sha256sum", "-c", "tagmanifest-sha256.txt", "manifest-sha256.txt"]
    assert subprocess.run(command, cwd=copy, capture_output=True, check=False).returncode != 0


# --- the numbers, counted again ---


def _count(session: Session, sql: str, *args: str) -> float:
    whole = sql.replace("WATCHED", _WATCHED).replace("TODAY", TODAY)
    return float(str(session.database.tuples(whole, args)[0][0]))


_ACTIVITY = "SELECT {what} FROM activity WHERE mental_health = 1 AND day BETWEEN ? AND ? AND {which}"
_WATCHED = """SELECT student_id FROM (
    SELECT student_id, ordinal, row_number() OVER (
        PARTITION BY student_id ORDER BY decided_on DESC, created_at DESC, rowid DESC) AS place
    FROM casework.concern_grade WHERE decided_on <= '2026-11-19') WHERE place = 1 AND ordinal >= 2"""


@pytest.mark.parametrize(
    ("column", "sql"),
    [
        ("c1", _ACTIVITY.format(what="sum(sessions)", which="form NOT IN ('parent_meeting', 'handbook')")),
        ("c2", _ACTIVITY.format(what="sum(headcount)", which="form NOT IN ('parent_meeting', 'handbook')")),
        ("c3", _ACTIVITY.format(what="sum(sessions)", which="form = 'parent_meeting'")),
        ("c4", _ACTIVITY.format(what="sum(headcount)", which="form = 'parent_meeting'")),
        (
            "c5",
            "SELECT count(*) FROM casework.talk WHERE one_to_one = 1 AND face_to_face = 1"
            " AND voided_at IS NULL AND day BETWEEN ? AND ?",
        ),
        ("c6", _ACTIVITY.format(what="sum(headcount)", which="form = 'handbook'")),
        (
            "c7",
            "SELECT count(DISTINCT student_id) FROM casework.check_entry"
            " WHERE noticed = 1 AND status = 'done' AND day BETWEEN ? AND ?",
        ),
        (
            "c8",
            "SELECT count(DISTINCT student_id) FROM casework.support_plan"
            " WHERE outcome IN ('improved', 'lifted') AND closed_on BETWEEN ? AND ?",
        ),
    ],
)
def test_form_column_counted_again(session: Session, figures: dict[str, Any], column: str, sql: str) -> None:
    cell = next(cell for cell in figures["form"] if cell["column"] == column)
    assert cell["counted"] == _count(session, sql, *CAMPAIGN)
    assert cell["window"] == "/".join(CAMPAIGN)


@pytest.mark.parametrize(
    ("clause", "value", "of"),
    [
        (
            "JS-22",
            "SELECT count(*) FROM meeting WHERE kind = 'leadership_mental_health'"
            " AND day BETWEEN '2026-09-01' AND 'TODAY'",
            None,
        ),
        (
            "JS-28",
            "SELECT count(*) FROM staff_member WHERE kind = 'part_time' AND from_day <= 'TODAY'"
            " AND (to_day IS NULL OR to_day > 'TODAY')",
            None,
        ),
        (
            "JS-37",
            "SELECT count(DISTINCT student_id) FROM casework.check_entry WHERE status = 'done'",
            "SELECT count(*) FROM student WHERE status = 'enrolled' AND voided_at IS NULL",
        ),
        (
            "JS-39",
            """SELECT count(*) FROM (WATCHED) AS watched WHERE (
                SELECT count(DISTINCT role) FROM casework.care_group AS g
                JOIN casework.care_group_member AS m ON m.group_id = g.id
                WHERE g.student_id = watched.student_id AND g.closed_on IS NULL AND m.to_day IS NULL) = 5""",
            "SELECT count(*) FROM (WATCHED)",
        ),
        (
            "JS-41",
            """SELECT count(*) FROM (WATCHED) AS watched WHERE EXISTS (
                SELECT 1 FROM casework.support_plan AS p WHERE p.student_id = watched.student_id
                AND p.status = 'active' AND p.closed_on IS NULL AND p.version = (
                    SELECT max(version) FROM casework.support_plan WHERE student_id = p.student_id))""",
            "SELECT count(*) FROM (WATCHED)",
        ),
    ],
)
def test_clause_counted_again(
    session: Session, figures: dict[str, Any], clause: str, value: str, of: str | None
) -> None:
    found = next(row for row in figures["self_check"] if row["clause"] == clause)
    assert found["value"] == _count(session, value)
    if of is not None:
        assert found["of"] == _count(session, of)


def test_every_figure_has_measure_window_and_row_count(figures: dict[str, Any]) -> None:
    assert [row["clause"] for row in figures["self_check"]] == [f"JS-{number}" for number in range(22, 66)]
    counted = [row for row in figures["self_check"] if row["measure"]]
    # A person answers the rest: what they declare, and five duties no record can settle.
    assert {row["clause"] for row in figures["self_check"]} - {row["clause"] for row in counted} == {
        f"JS-{number}" for number in (46, 47, 48, 49, 55, 60, 61, 62, 63, 64, 65)
    }
    for row in (*counted, *(cell for cell in figures["form"] if cell["column"] != "c9")):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", row["window"])
        # The school has set no days around examinations, and nobody has opened a file: nothing to count yet.
        assert bool(row["rows"]) is (row.get("clause") not in ("JS-53", "JS-59")), row


def test_merged_totals_are_the_sum_of_what_the_bundles_hold(
    demo: DemoRun, figures: dict[str, Any], bags: dict[str, Path]
) -> None:
    newest = {name[:10]: json.loads((bag / "data/form.json").read_text()) for name, bag in bags.items()}
    assert newest["2199000002"]["revision"] == 2  # the second file of that school comes last
    handbooks = sum(school.term.students for school in small_others()) + STUDENTS + 60
    sums: dict[str, float] = {}
    for form in newest.values():
        for column in form["columns"]:
            if column.get("value") is not None:
                sums[column["column_id"]] = sums.get(column["column_id"], 0) + column["value"]
    assert figures["merged"]["totals"] == sums
    assert sums["c6"] == handbooks  # one for every child, and the sixty of the correction
    assert (figures["merged"]["schools"], figures["merged"]["expected"]) == (3, 4)
    sheet = openpyxl.load_workbook(demo.out / "bureau" / "merged.xlsx").worksheets[0]
    cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
    assert set(sums.values()) <= cells
    assert any("示例第二小学" in str(cell) for cell in cells)


# --- nobody's name leaves ---


def _text(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _told(text: str, names: set[str]) -> set[str]:
    """Names in a text; a name cut by a line break counts too."""
    flat = re.sub(r"\s", "", text)
    return {name for name in names if name in flat}


def test_no_child_is_named_in_what_leaves(demo: DemoRun, bags: dict[str, Path], names: set[str]) -> None:
    for name, bag in bags.items():
        for part in sorted(path for path in bag.rglob("*") if path.is_file()):
            assert not _told(part.name, names)
            if part.suffix == ".pdf":
                assert not _told(_text(part), names), (name, part.name)
            elif part.suffix == ".xlsx":
                with zipfile.ZipFile(part) as book:
                    for entry in book.namelist():
                        assert not _told(book.read(entry).decode("utf-8"), names), (name, entry)
            else:
                assert not _told(part.read_text(encoding="utf-8"), names), (name, part.name)


def test_no_child_is_named_in_papers_figures_and_file_names(demo: DemoRun, names: set[str]) -> None:
    for pdf in (demo.out / "selfcheck.pdf", demo.out / "bureau" / "merged.pdf"):
        text = _text(pdf)
        assert len(text) > 200
        assert not _told(text, names), pdf.name
    assert not _told((demo.out / "figures.json").read_text(encoding="utf-8"), names)
    assert not _told(" ".join(path.name for path in demo.out.rglob("*")), names)
    assert not _told(demo.said, names)


def test_databases_hold_no_name_in_plain_text(demo: DemoRun, names: set[str]) -> None:
    some = [name.encode(encoding) for name in sorted(names)[:40] for encoding in ("utf-8", "utf-16-le")]
    for path in (demo.out / "school").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [name for name in some if name in data], path.name


def test_check_of_a_core_only_account_names_nobody(demo: DemoRun, names: set[str], tmp_path: Path) -> None:
    vault = demo.copy_of("school", tmp_path / "school")
    for user in (PRINCIPAL, REGISTRAR):
        out = tmp_path / "check.json"
        argv = ["check", "--vault", str(vault), "--user", user, "--pack", "JS", "--out", str(out)]
        said = io.StringIO()
        status = run(
            argv,
            stdin=io.StringIO(DEMO_PASSPHRASE + "\n"),
            stdout=said,
            stderr=said,
            clock=FixedClock(MOMENT),
        )
        assert status == 0, said.getvalue()
        text = out.read_text(encoding="utf-8")
        assert not _told(text + said.getvalue(), names)
        rested = [row for row in json.loads(text)["clauses"] if row["published"]]
        assert {row["id"] for row in rested} == {
            f"JS-{number}" for number in (30, 33, 37, 38, 39, 40, 41, 43, 44, 51, 53, 56, 58, 59)
        }
        assert not [row for row in rested if "evidence" in row]


def test_documents_name_nobody_in_their_properties(
    demo: DemoRun, bags: dict[str, Path], names: set[str]
) -> None:
    papers = [demo.out / "selfcheck.pdf", demo.out / "bureau" / "merged.pdf"]
    papers += [path for bag in bags.values() for path in bag.rglob("*.pdf")]
    for paper in papers:
        document = pypdfium2.PdfDocument(paper)
        properties = " ".join(document.get_metadata_dict().values())
        document.close()
        assert not [person for person in PEOPLE if person in properties], properties
        assert not _told(properties, names)
    books = [demo.out / "bureau" / "merged.xlsx", *(p for b in bags.values() for p in b.rglob("*.xlsx"))]
    for book in books:
        told = openpyxl.load_workbook(book).properties
        assert not {told.creator, told.lastModifiedBy} & {*PEOPLE, *names}
        assert (told.creator or "") in ("", "xinliapp", "openpyxl"), told.creator
