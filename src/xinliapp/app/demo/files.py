"""The demo's fuller files: facts about families, events, one paper of a hospital (an invented scan)."""

from __future__ import annotations

import datetime as dt
import tempfile
import zlib
from pathlib import Path

from xinliapp.app.demo.calendar import MOMENT
from xinliapp.domain.dossier import FactTopic, Section
from xinliapp.domain.life_events import EventKind
from xinliapp.domain.student_papers import PaperKind
from xinliapp.services import dossier, life_events, student_papers
from xinliapp.services.dossier import FactInput
from xinliapp.services.life_events import EventInput
from xinliapp.services.session import Session
from xinliapp.services.student_papers import PaperInput

_FACTS = (
    (FactTopic.HOUSEHOLD, "父母和外祖母同住,有一个读小学的妹妹。", "家访"),
    (FactTopic.CARERS, "平日由外祖母照料,父母周末在家。", "班主任"),
    (FactTopic.BONDS, "和外祖母亲近,有事先同她说;和父亲说话不多。", "本人"),
    (FactTopic.HEALTH, "家长说没有长期服药,春季容易过敏。", "母亲"),
    (FactTopic.STRENGTHS, "喜欢画画和打羽毛球,愿意帮老师布置教室。", "班主任"),
)
_EVENTS = (
    (EventKind.UPHEAVAL, 3, "父亲上周起到外地工作,家里只有外祖母照料。", "班主任"),
    (EventKind.STUDIES, 20, "期中三门课比平时低二十分左右。", "任课教师"),
    (EventKind.NEW_GUARDIAN, 45, "父母分开居住,由母亲监护。", "母亲"),
    (EventKind.MOVED_SCHOOL, 80, "从外区转来,原学校没有移交档案。", "名单"),
)
_PAPER_DAYS = 33


def fill(session: Session, children: list[str]) -> None:
    """``children``: those looked after, all of whom have records already; the first has the fullest file."""
    today = MOMENT.date()
    for place, child in enumerate(children[:6]):
        for topic, text, source in _FACTS[: 5 - place % 4]:
            fact = FactInput(Section.FAMILY, text, source, today - dt.timedelta(days=40 + place), topic=topic)
            dossier.add_fact(session, child, fact)
    for place, (kind, days, text, source) in enumerate(_EVENTS):
        event = EventInput(kind, today - dt.timedelta(days=days), text, source)
        life_events.add(session, children[place % len(children)], event)
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / "复诊说明.png"
        scan.write_bytes(_scan())
        issued = today - dt.timedelta(days=_PAPER_DAYS)
        paper = PaperInput(PaperKind.HOSPITAL, issued, "复诊说明", "示例市第一人民医院")
        student_papers.add(session, children[0], paper, scan)


def _scan() -> bytes:
    """An A5 sheet with grey lines where words would stand: a picture of a paper, of nobody's paper."""
    wide, high = 420, 594
    ruled = {line for top in range(120, 480, 32) for line in (top, top + 1, top + 2)}
    rows = []
    for y in range(high):
        row = bytearray(b"\xff" * wide)
        if y in ruled or y in (60, 61, 62, 63):
            start, end = (150, 270) if y < 64 else (48, 372 - (y * 7) % 90)
            row[start:end] = b"\x8c" * (end - start)
        rows.append(b"\x00" + bytes(row))
    head = wide.to_bytes(4, "big") + high.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    )
