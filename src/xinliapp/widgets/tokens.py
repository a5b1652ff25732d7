"""Every colour, type size and distance of the program; the only place with colour literals.

Figures and contrast ratios: design section 3 (type 3.1, space 3.2, colour 3.3, grades 3.4, series 3.6).
Qt-free, so that the PDF writer's colours can be checked against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Theme(Enum):
    """Light or dark; nothing moves between them, only tokens change."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class GradeColors:
    """Fill, text on the fill, and edge of one concern grade (``#RRGGBB``)."""

    fill: str
    text: str
    edge: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours (``#RRGGBB``); names are those of design section 3.3."""

    surface: str
    bg: str
    alt: str
    selected: str
    text: str
    text2: str
    muted: str
    control: str
    rule: str
    focus: str
    accent: str
    on_accent: str
    ok: str
    warn: str
    bad: str
    info: str
    series: tuple[str, str, str, str]
    on_series4: str
    grades: tuple[GradeColors, GradeColors, GradeColors, GradeColors, GradeColors]


LIGHT = Tokens(
    surface="#FFFFFF",
    bg="#F4F6F8",
    alt="#EDF1F5",
    selected="#E1EDF9",
    text="#1B2127",
    text2="#47525E",
    muted="#5C6874",
    control="#76828E",
    rule="#D6DADD",
    focus="#0F5FAE",
    accent="#0F5FAE",
    on_accent="#FFFFFF",
    ok="#1C7047",
    warn="#845A00",
    bad="#A3161A",
    info="#0F5FAE",
    series=("#0F5FAE", "#E39A3B", "#4A5560", "#7FB7E6"),
    on_series4="#1B2127",
    grades=(
        GradeColors("#FFFFFF", "#47525E", "#76828E"),
        GradeColors("#D8E8F8", "#0B3D73", "#2F78BF"),
        GradeColors("#E9BB3C", "#3D2C00", "#806000"),
        GradeColors("#D97B2B", "#241000", "#8A3E00"),
        GradeColors("#8E1B1B", "#FFFFFF", "#5E0F0F"),
    ),
)

DARK = Tokens(
    surface="#1D2227",
    bg="#15191D",
    alt="#262C33",
    selected="#1F3F5F",
    text="#E8ECF0",
    text2="#B4BEC8",
    muted="#A3AFBA",
    control="#7F8C99",
    rule="#3A4249",
    focus="#7CBBF7",
    accent="#7CBBF7",
    on_accent="#08233D",
    ok="#6CCB8F",
    warn="#E8B339",
    bad="#FF9A91",
    info="#7CBBF7",
    series=("#7CBBF7", "#E39A3B", "#B4BEC8", "#3B6E9E"),
    on_series4="#FFFFFF",
    grades=(
        GradeColors("#1D2227", "#C3CCD5", "#7F8C99"),
        GradeColors("#24507A", "#DCEBFB", "#5FA5E8"),
        GradeColors("#A98726", "#1E1600", "#D9B84A"),
        GradeColors("#F0A05A", "#241000", "#FFC08C"),
        GradeColors("#FFD3CC", "#4A0808", "#FFFFFF"),
    ),
)

TOKENS: dict[Theme, Tokens] = {Theme.LIGHT: LIGHT, Theme.DARK: DARK}


class Role(Enum):
    """A text style of design section 3.1: pixel size, line height, semibold."""

    CAPTION = ("caption", 12, 16, False)
    CAPTION_STRONG = ("captionStrong", 12, 16, True)
    BODY = ("body", 14, 20, False)
    STRONG = ("strong", 14, 20, True)
    LARGE = ("large", 16, 24, False)  # 字号 大: the principal's body
    SECTION = ("section", 16, 24, True)
    TITLE = ("title", 20, 28, True)
    COUNTER = ("counter", 28, 36, True)
    CLOCK = ("clock", 40, 48, True)

    @property
    def key(self) -> str:
        """The value of the dynamic property ``role`` in the style sheet."""
        return self.value[0]

    @property
    def size(self) -> int:
        """Font size in logical pixels at 100 %."""
        return self.value[1]

    @property
    def line(self) -> int:
        """Line height in logical pixels at 100 %."""
        return self.value[2]

    @property
    def semibold(self) -> bool:
        return self.value[3]


SCALES: tuple[int, ...] = (100, 115, 130)
"""Text scales a person may choose, in percent."""

FONT_FAMILIES: tuple[str, ...] = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)

HEADER = 44
NAV = 184
NAV_RAIL = 60
NAV_ROW = 40
STATUS_BAR = 28
PAGE_HEADER = 52
COLUMN_HEADER = 44
ACTION_BAR = 52
TABS = 36
GROUP_HEADER = 32
ROW = 32
ROW_DENSE = 28
ROW_TALL = 40
CONTROL = 32
ROW_BUTTON = 28
SIDE_PANEL = 320
MARGIN = 16
GAP = 8
RADIUS = 4
ICON = 20
STATUS_SIGN = 16
RAIL_BELOW = 1240
MIN_WINDOW = (1024, 520)
MAX_DIALOG = (940, 480)
