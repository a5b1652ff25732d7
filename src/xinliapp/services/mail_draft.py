"""A mail draft (``.eml``) with a sealed bag attached, for whatever mail program opens it.

Nothing in it says anything about a child: subject, body and file name hold codes, the period and the check
code. ``X-Unsent`` makes common mail programs open it as a draft; sender and addressee are the person's to
fill in.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from xinliapp.services import period_words

_BODY = """{recipient}:

{unit}({code})报送材料一份,见附件。附件已加密,请直接放入“收件箱”,不要改名。

校验码:{check}(请电话核对)
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the draft says: codes and names of units, the period, the check code of the attached file."""

    unit_code: str
    unit_name: str
    recipient_name: str
    period: str
    check_code: str


def write(draft: Draft, attachment_name: str, attachment: bytes) -> bytes:
    """The bytes of the ``.eml`` file, CRLF line ends; the attachment in base64, unchanged."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"报送材料 {draft.unit_code} {period_words.label(draft.period)}"
    message["X-Unsent"] = "1"
    message.set_content(
        _BODY.format(
            recipient=draft.recipient_name,
            unit=draft.unit_name,
            code=draft.unit_code,
            check=draft.check_code,
        )
    )
    message.add_attachment(
        attachment, maintype="application", subtype="octet-stream", filename=attachment_name
    )
    # A fixed boundary: exporting the same sealed file again gives the same draft.
    message.set_boundary(f"=_xinli_{draft.check_code.replace('-', '')}")
    return message.as_bytes()


def file_name(attachment_name: str) -> str:
    """``….eml`` for ``….age``."""
    return f"{attachment_name.removesuffix('.age')}.eml"
