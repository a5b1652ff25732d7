"""What a measure is called and takes: how packs and measures meet without knowing each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ParameterKind(Enum):
    """Types a pack may write for a parameter."""

    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    TEXT = "text"
    TEXT_LIST = "text_list"


@dataclass(frozen=True, slots=True)
class ParameterSpec:
    """One typed parameter; ``choices`` bounds texts and the members of text lists, () for any.

    A pack may leave out a ``local`` parameter where its notice gives no number: the school sets it in its own
    layer, and until then the measure asks a person. ``title`` and ``unit`` are the words it is asked in.
    A local text is a way of counting the school chooses: ``words`` are its choices, the first holds until
    then.
    """

    name: str
    kind: ParameterKind
    choices: tuple[str, ...] = ()
    local: bool = False
    title: str = ""
    unit: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureSpec:
    """A measure as its registry announces it.

    ``requirement_parameter`` names the parameter that is always the clause's own requirement ("1 unit per
    class and pair"): a pack states the number once, as the requirement. ``definition`` is how the figure is
    counted, in one Chinese sentence, and goes with every published figure. ``floor``: more of it is better,
    so that a school may set a floor of its own where a notice asks for it without a number.
    ``smaller_is_stricter``: of two requirements the smaller asks for more (one teacher for so many students).
    """

    name: str
    unit: str
    needs_case: bool
    definition: str
    convention: str
    parameters: tuple[ParameterSpec, ...] = ()
    requirement_parameter: str | None = None
    floor: bool = False
    smaller_is_stricter: bool = False
