"""Opening the two encrypted files with nothing but the library: same keys, same pragmas, no checks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import sqlcipher3

# What the program sets per schema, in its order (vault-and-bundles.md, "Opening").
PRAGMAS = (
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "cipher_memory_security=ON",
    "cipher_log_level=NONE",
    "temp_store=MEMORY",
    "busy_timeout=10000",
)
# Prepared statements a connection keeps: what the driver does if nobody asks, and what the program asks for.
AS_IT_COMES, AS_THE_PROGRAM = 128, 0
# For filling a file that can be thrown away: nothing is guarded against power cuts or snooping.
FILLING = (
    "journal_mode=OFF",
    "synchronous=OFF",
    "temp_store=MEMORY",
    "cache_size=-262144",
    "cipher_log_level=NONE",
)


def open_pair(
    folder: Path,
    core_key: bytes,
    case_key: bytes | None,
    pragmas: Sequence[str] = PRAGMAS,
    *,
    kept_statements: int = AS_THE_PROGRAM,
) -> sqlcipher3.Connection:
    """``core.db`` with ``case.db`` attached as ``casework``; keys are raw 32 bytes."""
    connection = sqlcipher3.connect(
        f"file:{folder / 'core.db'}?mode=rw",
        uri=True,
        isolation_level=None,
        cached_statements=kept_statements,
    )
    connection.set_key(f"x'{core_key.hex()}'")
    schemas = ["main"]
    if case_key is not None:
        case = (f"file:{folder / 'case.db'}?mode=rw", f"x'{case_key.hex()}'")
        connection.execute("ATTACH ? AS casework KEY ?", case)
        schemas.append("casework")
    for schema in schemas:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {schema}.{pragma}").fetchall()
    return connection
