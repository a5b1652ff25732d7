"""The two kinds of error a person is told about; anything else that is raised is a bug."""

from __future__ import annotations


class XinliError(Exception):
    """An expected error: a stable ``code`` and the parameters its sentence needs.

    The sentence lives in ``i18n/messages``; nothing here may carry a student's name or any text of a case
    unless the person who sees it typed it a moment ago.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class UserError(XinliError):
    """The person can put it right on the spot; shown where it happened."""


class KnownError(XinliError):
    """The surroundings failed (disk, key, stick); shown with what happened, what is safe, what to do."""
