"""Cross-checks between columns: a tiny language of sums and comparisons, parsed, never executed.

``c1 >= 1 when c2 > 0`` · ``c8 <= c7`` · ``c2 <= students * 30 and c2 >= c1``. Names are column ids and the
facts the caller gives; a blank column is None.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(>=|<=|==|!=|>|<|\+|-|\*|\(|\)))")
_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
_KEYWORDS = ("when", "and")
MAX_LENGTH = 200

Values = Mapping[str, float | None]
_Number = Callable[[Values], float | None]


class ExpressionError(ValueError):
    """The text is no expression of this language."""


@dataclass(frozen=True, slots=True)
class _Comparison:
    left: _Number
    right: _Number
    holds: Callable[[float, float], bool]

    def test(self, values: Values) -> bool | None:
        """Whether it holds; None if a column in it is blank."""
        left, right = self.left(values), self.right(values)
        return None if left is None or right is None else self.holds(left, right)


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed cross-check; ``names`` are the columns and facts it speaks of."""

    text: str
    names: frozenset[str]
    _claims: tuple[_Comparison, ...]
    _conditions: tuple[_Comparison, ...]

    def broken(self, values: Values) -> bool:
        """Whether the rule is violated.

        Without ``when`` a rule about a blank column says nothing. With it, a blank in the condition means the
        condition does not hold; where it holds, a blank in the claim violates the rule ("c1 >= 1 when c2 > 0"
        with attendances but no sessions).
        """
        claims = [claim.test(values) for claim in self._claims]
        if not self._conditions:
            return any(claim is False for claim in claims)
        if not all(condition.test(values) for condition in self._conditions):
            return False
        return not all(claims)


def parse(text: str) -> Expression:
    """Read an expression.

    Raises:
        ExpressionError: it is not of this language.
    """
    return _Parser(text).expression()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = self._tokenize(text)
        self._at = 0
        self._names: set[str] = set()

    @staticmethod
    def _tokenize(text: str) -> list[str]:
        if len(text) > MAX_LENGTH:
            raise ExpressionError("too long")
        tokens, at = [], 0
        stripped = text.rstrip()
        while at < len(stripped):
            match = _TOKEN.match(stripped, at)
            if match is None:
                raise ExpressionError(f"unexpected character at {at}")
            tokens.append(match[0].strip())
            at = match.end()
        return tokens

    def expression(self) -> Expression:
        claims = self._conjunction()
        conditions: tuple[_Comparison, ...] = ()
        if self._peek() == "when":
            self._next()
            conditions = self._conjunction()
        if self._peek() is not None:
            raise ExpressionError(f"unexpected {self._peek()!r}")
        return Expression(self._text, frozenset(self._names), claims, conditions)

    def _conjunction(self) -> tuple[_Comparison, ...]:
        found = [self._comparison()]
        while self._peek() == "and":
            self._next()
            found.append(self._comparison())
        return tuple(found)

    def _comparison(self) -> _Comparison:
        left = self._sum()
        sign = self._next()
        if sign not in _COMPARE:
            raise ExpressionError(f"no comparison: {sign!r}")
        return _Comparison(left, self._sum(), _COMPARE[sign])

    def _sum(self) -> _Number:
        value = self._product()
        while self._peek() in ("+", "-"):
            value = _combine(operator.add if self._next() == "+" else operator.sub, value, self._product())
        return value

    def _product(self) -> _Number:
        value = self._atom()
        while self._peek() == "*":
            self._next()
            value = _combine(operator.mul, value, self._atom())
        return value

    def _atom(self) -> _Number:
        token = self._next()
        if token == "(":  # noqa: S105 - a bracket, not a password
            inner = self._sum()
            if self._next() != ")":
                raise ExpressionError("bracket not closed")
            return inner
        if token[:1].isdigit():
            number = float(token)
            return lambda values: number
        if token.isidentifier() and token not in _KEYWORDS:
            self._names.add(token)
            return lambda values: values[token]
        raise ExpressionError(f"unexpected {token!r}")

    def _peek(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next(self) -> str:
        token = self._peek()
        if token is None:
            raise ExpressionError("ends too early")
        self._at += 1
        return token


def _combine(apply: Callable[[float, float], float], left: _Number, right: _Number) -> _Number:
    def value(values: Values) -> float | None:
        first, second = left(values), right(values)
        return None if first is None or second is None else apply(first, second)

    return value
