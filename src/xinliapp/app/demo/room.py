"""The demo's letters and calls: a few a week, all answered by today."""

from __future__ import annotations

import datetime as dt

from xinliapp.app.demo.calendar import MOMENT
from xinliapp.domain.safeguards import ChannelKind, ChannelScope
from xinliapp.services import help_channels, help_messages
from xinliapp.services.session import Session

# Days back, when it came, how long until somebody answered, by letter or by telephone.
_CAME = (
    (9, dt.time(7, 50), dt.timedelta(hours=28), ChannelKind.MAILBOX),
    (8, dt.time(16, 20), dt.timedelta(minutes=15), ChannelKind.PHONE),
    (3, dt.time(7, 45), dt.timedelta(hours=5), ChannelKind.MAILBOX),
    (2, dt.time(12, 30), dt.timedelta(minutes=10), ChannelKind.PHONE),
    (1, dt.time(7, 55), dt.timedelta(hours=9), ChannelKind.MAILBOX),
)


def fill(session: Session) -> None:
    """What came in these two weeks; the help channels have to stand already."""
    inside = [one for one in help_channels.current(session) if one.scope is ChannelScope.INSIDE]
    ways = {one.kind: one.id for one in inside}
    for back, time, wait, kind in _CAME:
        came = dt.datetime.combine(MOMENT.date() - dt.timedelta(days=back), time)
        help_messages.receive(session, ways[kind], came, came + wait)
