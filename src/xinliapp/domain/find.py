"""Looking words up in notes: how text is cut for the index, what a query asks, what a hit shows; pure.

FTS5's own tokenizers find no two-character Chinese words, so every CJK character is a word of its own and
what was typed is looked up as a phrase. Marks and line ends stand in the index as a word nobody types: no
phrase reaches across the end of a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

LONGEST_QUERY = 60
SNIPPET_BEFORE, SNIPPET_LENGTH = 24, 120
_BREAK = "ꙮ"
"""A letter of no living language: what stands in the index for a mark or the end of a line."""
_CJK = re.compile(r"[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class FindKind(Enum):
    """What a hit is; the value is ``find_entry.source``."""

    NOTE = "note"
    AMENDMENT = "amendment"
    BREACH = "breach"
    TALK = "talk"
    HOME_VISIT = "home_visit"
    CONTACT = "contact"
    HOME_NOTICE = "home_notice"
    WARNING = "warning"
    WARNING_STEP = "warning_step"
    AGENDA = "agenda"
    CONCLUSION = "conclusion"
    GRADE = "grade"
    PLAN = "plan"
    MEASURE_DONE = "measure_done"
    REVIEW = "review"
    FACT = "fact"
    EVENT = "event"
    PAPER = "paper"
    CONSENT = "consent"
    DISPOSITION = "disposition"
    TOLD = "told"
    APPOINTMENT = "appointment"
    HANDOVER = "handover"
    REFERRAL = "referral"
    REFERRAL_STEP = "referral_step"
    FOLLOW_UP = "follow_up"
    SUSPENSION = "suspension"
    RETURN_APPLICATION = "return_application"
    ASSESSMENT = "assessment"
    DECISION = "decision"
    CRISIS_ENTRY = "crisis_entry"
    CRISIS_HANDOVER = "crisis_handover"
    AFTERCARE = "aftercare"
    INCIDENT = "incident"
    MATERIAL = "material"


OF_A_NOTE = frozenset({FindKind.NOTE, FindKind.AMENDMENT, FindKind.BREACH})
OF_OTHERS = frozenset({FindKind.PAPER, FindKind.ASSESSMENT})
OF_AN_INCIDENT = frozenset({FindKind.INCIDENT, FindKind.MATERIAL})


class Closed(Enum):
    """Why a hit shows that it is there, and no word of it."""

    COLLEAGUE = "colleague"  # another counsellor's note
    OTHERS = "others"  # a paper of a third party
    INCIDENT = "incident"  # the sealed dossier of an incident
    OLDER = "older"  # before the last school year


@dataclass(frozen=True, slots=True)
class Snippet:
    """Part of a text; ``start`` and ``length`` are the place of what was looked for (length 0: nowhere)."""

    text: str
    start: int
    length: int


def folded(text: str) -> str:
    """Full-width letters and digits as half-width ones, capitals small."""
    return unicodedata.normalize("NFKC", text).casefold()


def index_text(text: str) -> str:
    """What the index is given for a text: CJK characters apart, marks and line ends as a break."""
    return " ".join(_pieces(text))


def phrases(query: str) -> tuple[str, ...]:
    """What a query asks: phrases that must all be found, in the order typed; () for a query without words."""
    found = re.split(r"[^\w]+|_", folded(query)[:LONGEST_QUERY])
    return tuple(dict.fromkeys(part for part in found if part))


def match_expression(query: str) -> str:
    """The FTS5 expression of a query, "" without words; a word of letters or digits may go on."""
    parts = []
    for phrase in phrases(query):
        pieces = _pieces(phrase)
        open_end = not _CJK.match(pieces[-1])
        parts.append(f'"{" ".join(pieces)}"' + ("*" if open_end else ""))
    return " AND ".join(parts)


def snippet(text: str, query: str) -> Snippet:
    """The part of ``text`` around the first phrase of ``query`` that is in it, in one line."""
    line = re.sub(r"\s+", " ", text).strip()
    plain, places = _plain(line)
    for phrase in phrases(query):
        wanted, _ = _plain(phrase)
        at = plain.find(wanted)
        if at >= 0:
            first, last = places[at], places[at + len(wanted) - 1]
            return _cut(line, first, last + 1)
    return _cut(line, 0, 0)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for part in re.findall(r"[^\W_]+|[^\w ]+|_+", folded(text)):
        if not (part[0].isalnum() or _CJK.match(part[0])):
            pieces.append(_BREAK)
            continue
        pieces += _CJK.sub(r" \g<0> ", part).split()
    return pieces


def _plain(line: str) -> tuple[str, list[int]]:
    """The folded line without blanks, and which character of the line each of its characters came from."""
    plain, places = [], []
    for place, char in enumerate(line):
        for one in folded(char):
            if not one.isspace():
                plain.append(one)
                places.append(place)
    return "".join(plain), places


def _cut(line: str, first: int, end: int) -> Snippet:
    begin = max(0, first - SNIPPET_BEFORE)
    stop = min(len(line), max(begin + SNIPPET_LENGTH, end))
    head, tail = "…" if begin else "", "…" if stop < len(line) else ""
    return Snippet(head + line[begin:stop] + tail, first - begin + len(head), end - first)
