"""OpenSSH signatures (PROTOCOL.sshsig) with Ed25519, exchangeable with ``ssh-keygen -Y``."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from xinliapp.domain.errors import KnownError

KEY_TYPE = b"ssh-ed25519"
_MAGIC = b"SSHSIG"
_VERSION = 1
_HASH = b"sha512"
_SIGNATURE_SIZE = 64
_KEY_BLOB_SIZE = 4 + len(KEY_TYPE) + 4 + 32
_BEGIN = "-----BEGIN SSH SIGNATURE-----"
_END = "-----END SSH SIGNATURE-----"
_ARMOUR_COLUMNS = 70
_MAX_ARMOUR = 4096
_IDENTITY = re.compile(r"[A-Za-z0-9._@-]{1,128}")
_NAMESPACE = re.compile(r"[A-Za-z0-9._@-]{1,64}")
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?")


def public_key(seed: bytes) -> bytes:
    """The 32 public bytes of a 32-byte Ed25519 seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def public_line(public: bytes, comment: str = "") -> str:
    """``ssh-ed25519 AAAA… comment`` for 32 public bytes (see :func:`public_key`); one line, no line end."""
    if "\n" in comment or "\r" in comment:
        raise ValueError("a comment is one line")
    text = f"{KEY_TYPE.decode()} {base64.b64encode(_key_blob(public)).decode()}"
    return f"{text} {comment}" if comment else text


def public_from_line(line: str) -> bytes:
    """The 32 public bytes of an ``ssh-ed25519 AAAA… [comment]`` line.

    Raises:
        KnownError: ``public_key_unreadable``.
    """
    return _blob_of_line(line)[-32:]


def fingerprint(line: str) -> str:
    """``SHA256:…`` of a public line, as ``ssh-keygen -l`` prints it."""
    digest = hashlib.sha256(_blob_of_line(line)).digest()
    return "SHA256:" + base64.b64encode(digest).decode().rstrip("=")


def fingerprint_groups(line: str) -> tuple[str, ...]:
    """Ten groups of four digits for reading aloud: the SHA-256 fingerprint as a number, modulo 10^40.

    Forty digits keep 132 of the 256 bits, far more than anyone can search for a matching key.
    """
    number = int.from_bytes(hashlib.sha256(_blob_of_line(line)).digest(), "big") % 10**40
    digits = f"{number:040d}"
    return tuple(digits[start : start + 4] for start in range(0, 40, 4))


def sign(seed: bytes, message: bytes, namespace: str) -> str:
    """The armoured SSHSIG (LF line ends, final LF) of ``message`` under a 32-byte Ed25519 seed."""
    _require_namespace(namespace)
    key = Ed25519PrivateKey.from_private_bytes(seed)
    signature = key.sign(_signed_data(message, namespace))
    blob = _until_signature(_key_blob(key.public_key().public_bytes_raw()), namespace.encode("ascii"))
    blob += signature
    text = base64.b64encode(blob).decode("ascii")
    lines = [text[start : start + _ARMOUR_COLUMNS] for start in range(0, len(text), _ARMOUR_COLUMNS)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def verify(line: str, message: bytes, armoured: str, namespace: str) -> bool:
    """Whether ``armoured`` is a signature of exactly ``message`` in ``namespace`` by the key of ``line``.

    ``False``: a well-formed signature of something or somebody else. Only Ed25519 with SHA-512 is accepted.

    Raises:
        KnownError: ``signature_unreadable`` (not a SSHSIG of this kind), ``public_key_unreadable``.
    """
    _require_namespace(namespace)
    expected_key = _blob_of_line(line)
    blob = _unarmoured(armoured)
    if blob[:-_SIGNATURE_SIZE] != _until_signature(expected_key, namespace.encode("ascii")):
        _signing_key(blob)
        return False
    try:
        Ed25519PublicKey.from_public_bytes(expected_key[-32:]).verify(
            blob[-_SIGNATURE_SIZE:], _signed_data(message, namespace)
        )
    except InvalidSignature:
        return False
    return True


def signer_line(armoured: str) -> str:
    """The public line of the key that claims to have made ``armoured``; nothing is verified.

    Raises:
        KnownError: ``signature_unreadable``.
    """
    return public_line(_signing_key(_unarmoured(armoured))[-32:])


def allowed_signers_line(
    identity: str, line: str, valid_after: str | None, valid_before: str | None, namespaces: Sequence[str]
) -> str:
    """One line for an ``allowed_signers`` file (ssh-keygen(1)), without line end.

    Args:
        identity: the school code; letters, digits and ``. _ @ -`` only: it can hold no pattern or option.
        valid_after, valid_before: day ``YYYY-MM-DD`` or local moment ``YYYY-MM-DDTHH:MM:SS``; None for open.
        namespaces: the signature namespaces this key may sign in; at least one.
    """
    if not _IDENTITY.fullmatch(identity):
        raise ValueError("identity holds characters that allowed_signers gives a meaning to")
    if not namespaces:
        raise ValueError("a key without a namespace could sign nothing")
    for namespace in namespaces:
        _require_namespace(namespace)
    options = [f'namespaces="{",".join(namespaces)}"']
    if valid_after is not None:
        options.append(f'valid-after="{_ssh_moment(valid_after)}"')
    if valid_before is not None:
        options.append(f'valid-before="{_ssh_moment(valid_before)}"')
    return f"{identity} {','.join(options)} {public_line(public_from_line(line))}"


def _ssh_moment(moment: str) -> str:
    match = _MOMENT.fullmatch(moment)
    if match is None:
        raise ValueError("not a day or a moment")
    return "".join(part for part in match.groups() if part is not None)


def _require_namespace(namespace: str) -> None:
    if not _NAMESPACE.fullmatch(namespace):
        raise ValueError("not a plain signature namespace")


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


# A public key blob up to the key itself.
_KEY_START = _string(KEY_TYPE) + (32).to_bytes(4, "big")


def _key_blob(public: bytes) -> bytes:
    if len(public) != 32:
        raise ValueError("an Ed25519 public key has 32 bytes")
    return _KEY_START + public


def _signed_data(message: bytes, namespace: str) -> bytes:
    digest = hashlib.sha512(message).digest()
    return _MAGIC + _string(namespace.encode("ascii")) + _string(b"") + _string(_HASH) + _string(digest)


def _blob_of_line(line: str) -> bytes:
    parts = line.strip().split(" ", 2)
    try:
        blob = base64.b64decode(parts[1], validate=True)
    except (IndexError, ValueError):
        raise KnownError("public_key_unreadable") from None
    if parts[0] != KEY_TYPE.decode() or blob[:-32] != _KEY_START:
        raise KnownError("public_key_unreadable")
    return blob


def _until_signature(key_blob: bytes, namespace: bytes) -> bytes:
    """A SSHSIG by this key in ``namespace`` as far as the 64 bytes it ends with: it has one spelling."""
    kind = _string(KEY_TYPE)
    head = _MAGIC + _VERSION.to_bytes(4, "big") + _string(key_blob) + _string(namespace)
    inner_size = len(kind) + 4 + _SIGNATURE_SIZE
    return b"".join((
        head,
        _string(b"") + _string(_HASH),
        inner_size.to_bytes(4, "big") + kind + _SIGNATURE_SIZE.to_bytes(4, "big"),
    ))  # fmt: skip


def _unarmoured(armoured: str) -> bytes:
    if len(armoured) > _MAX_ARMOUR or "\r" in armoured or not armoured.endswith("\n"):
        raise KnownError("signature_unreadable")
    lines = armoured[:-1].split("\n")
    if len(lines) < 3 or lines[0] != _BEGIN or lines[-1] != _END:
        raise KnownError("signature_unreadable")
    try:
        return base64.b64decode("".join(lines[1:-1]), validate=True)
    except ValueError:
        raise KnownError("signature_unreadable") from None


def _signing_key(blob: bytes) -> bytes:
    """The public key blob in a SSHSIG by any Ed25519 key, in any namespace, over SHA-512."""
    key_start = len(_MAGIC) + 8
    key_blob = blob[key_start : key_start + _KEY_BLOB_SIZE]
    namespace_start = key_start + _KEY_BLOB_SIZE + 4
    size = int.from_bytes(blob[namespace_start - 4 : namespace_start], "big")
    namespace = blob[namespace_start : namespace_start + size]
    if key_blob[:-32] != _KEY_START or blob[:-_SIGNATURE_SIZE] != _until_signature(key_blob, namespace):
        raise KnownError("signature_unreadable")
    return key_blob
