"""J9 (screens.md 5): three clicks sign the self-check on a PC from which case.db is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.pdf_probe import POINTS_PER_MM, glyphs, page_count, plain_text
from tests.support.desk import Desk, texts
from tests.support.self_checks import TERM, hand_in
from tests.support.user import CTRL, Key, User
from tests.support.written import CHANGED, logged, tables, wrote
from xinliapp.app.demo.school import COUNSELOR, PRINCIPAL, signed_in
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.rules import Verdict
from xinliapp.services import self_check, students

HALF_MM = POINTS_PER_MM / 2
# GB/T 9704: 28 mm at the left, 156 wide, 37 mm at the top, 225 high; the page number stands below it.
LEFT, RIGHT = 28 * POINTS_PER_MM, (28 + 156) * POINTS_PER_MM
TOP, BOTTOM = (297 - 37) * POINTS_PER_MM, (297 - 37 - 225) * POINTS_PER_MM
SHAPES = {
    Verdict.MET: "√达标",
    Verdict.UNMET: "×未达标",
    Verdict.DUE_SOON: "!快到期",
    Verdict.NEEDS_PERSON: "?待确认",
    Verdict.NO_NUMBER: "—文件未给",
    Verdict.NOT_APPLICABLE: "○不适用",
    Verdict.NOT_PUBLISHED: "?未发布",
}


@pytest.fixture
def handed_in(f1800: Path, monday: FixedClock) -> Path:
    """The counsellor has handed the self-check in; then case.db is taken off the disk."""
    with signed_in(f1800, COUNSELOR, monday) as session:
        hand_in(session)
    for path in f1800.glob("case.db*"):
        path.unlink()
    return f1800


def test_three_clicks_without_the_case_file(handed_in: Path, desk: Desk, user: User, tmp_path: Path) -> None:
    user.sit(desk)
    user.unlock(handed_in, PRINCIPAL)
    assert not (handed_in / "case.db").exists()
    user.at("principal_home")
    assert user.reads("个人辅导内容不在本账户可见范围内。") and user.reads("仅公共资料")
    names = {row.name for row in desk.ask(students.list_students)}
    shown = " ".join(texts(desk.shell))
    assert len(names) > 1000 and not [name for name in names if name in shown]
    before = desk.ask(tables)
    with user.within(clicks=3, seconds=60):
        user.press("home.selfcheck.sign")
        user.press("selfcheck.approve")
        user.press("selfcheck.print")
        assert user.sees("paper.pages")
    assert [record.status.value for record in desk.ask(self_check.records)][-1] == "approved"
    after = desk.ask(tables)
    assert logged(before, after) == (["selfcheck.approve", "selfcheck.print"], [])
    assert wrote(before, after) == {"approval": 1, "self_check": CHANGED}
    assert not list(handed_in.glob("case.db*"))  # nothing made one anew
    results = desk.ask(self_check.check, "JS", None, TERM).results
    user.save_paper(tmp_path / "自查.pdf")
    _the_paper((tmp_path / "自查.pdf").read_bytes(), {one.verdict for one in results}, names)


def _the_paper(pdf: bytes, verdicts: set[Verdict], names: set[str]) -> None:
    """Within the type area; a shape and a word a verdict; no student; figures say when they were released."""
    for page in range(page_count(pdf)):
        body = [one for one in glyphs(pdf, page) if one.top > BOTTOM - HALF_MM and one.bottom < TOP + 40]
        for one in body:
            assert one.left >= LEFT - HALF_MM and one.right <= RIGHT + HALF_MM, (page, one)
            assert one.bottom >= BOTTOM - HALF_MM, (page, one)
    text = plain_text(pdf)
    assert len(verdicts) >= 4
    for verdict in verdicts:
        assert SHAPES[verdict] in text, verdict
    assert not [name for name in names if len(name) > 2 and name in text]
    assert "发布" in text


def test_no_page_search_or_menu_of_the_principal_knows_a_case(
    handed_in: Path, desk: Desk, user: User
) -> None:
    user.sit(desk)
    user.unlock(handed_in, PRINCIPAL)
    keys = {spec.key for spec in desk.shell.presenter.specs}
    assert "principal_home" in keys and "today" not in keys
    # 快速预警 is theirs too: anybody may hand one in, sealed.
    assert not keys & {"concern", "counseling", "contacts", "plan", "conference"}
    child = desk.ask(students.list_students)[0]
    user.key(Key.Key_K, CTRL)
    user.type(child.name, into="shell.search")
    found = " ".join(user.rows("picker.popup"))
    assert child.name in found
    assert not any(word in found for word in ("关注", "重点", "方案", "研判"))
    user.key(Key.Key_Escape)
    user.press("shell.account")
    offered = " ".join(user.menu())
    assert offered and not [word for word in ("关注", "案卷", "辅导", "预警") if word in offered]
    user.key(Key.Key_Escape)
    # 危机处置 is anybody's too: the page knows steps and times, and asks for no student.
    user.key(Key.Key_F9)
    user.at("crisis")
    assert not [word for word in ("关注", "方案", "研判", child.name) if user.reads(word)]
