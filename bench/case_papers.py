"""What a person waits for at the desk: the two PDFs, and the draft that is kept while typing."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

from bench.floors.draft import bare_draft
from bench.harness import Case, duration
from bench.vaults import CLOCK, big_session
from xinliapp.app.demo.calendar import CAMPAIGN, TERM_KEY
from xinliapp.services import drafts, form_paper, forms, self_check

FORM = "KZ"


def cases(folder: Path) -> list[Case]:
    """Absolute goals: on this machine, in the big school's vault."""
    session = big_session()
    today = CLOCK.now().date()
    check = self_check.start(session, "JS", TERM_KEY, today)
    forms.save(session, FORM, CAMPAIGN)
    for name, paper in (
        ("自查报告", lambda: self_check.print_pdf(session, check)),
        ("上报表", lambda: form_paper.print_pdf(session, FORM, CAMPAIGN)),
    ):
        began = time.perf_counter()
        paper()
        print(f"  {name}PDF 首次(含装入字体): {duration(time.perf_counter() - began)}", flush=True)
    texts = (f"近两周话少,午饭常一个人吃;第{number}次修改。" * 8 for number in itertools.count())
    return [
        Case("自查报告PDF", lambda _: self_check.print_pdf(session, check), repeats=5, goal_seconds=2.0),
        Case(
            "上报表PDF", lambda _: form_paper.print_pdf(session, FORM, CAMPAIGN), repeats=5, goal_seconds=2.0
        ),
        Case(
            "存一次草稿",
            lambda text: drafts.save_draft(session, "talk", {"note": text}),
            lambda text: bare_draft(session.database.connection, str(text)),
            prepare=lambda: next(texts),
            repeats=41,
            goal_seconds=0.020,
        ),
    ]
