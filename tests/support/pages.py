"""Every page of a database file as SQLite sees it, free ones too: what a file really still holds.

Written from SQLCipher's description of its format (AES-256-CBC, IV and HMAC in the last 80 bytes of a page),
not with the library: a query shows rows, and what was deleted may lie in pages no row points to.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, SALT = 4096, 80, 16


def plain_pages(path: Path, key: bytes) -> bytes:
    """The content of all pages, one after the other; ``key`` is the raw key the file is opened with."""
    data = path.read_bytes()
    plain = []
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        body = page[SALT if start == 0 else 0 : PAGE - RESERVED]
        iv = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        plain.append(decryptor.update(body) + decryptor.finalize())
    return b"".join(plain)
