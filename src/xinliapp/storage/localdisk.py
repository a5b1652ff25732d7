"""Whether a folder lies on a local disk: over a network, locks and ``fsync`` promise nothing."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from xinliapp.domain.errors import UserError

_NETWORK_TYPES = frozenset(
    (
        *("afs", "beegfs", "ceph", "cifs", "coda", "davfs", "davfs2", "gfs", "gfs2", "glusterfs", "lustre"),
        *("ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "smb2", "smb3", "smbfs", "vboxsf", "vmhgfs"),
    )
)
_NETWORK_FUSE = re.compile(
    r"fuse\.(sshfs|rclone|davfs|davfs2|s3fs|gvfsd-fuse|glusterfs|curlftpfs|smbnetfs|vmhgfs-fuse)"
)
_DRIVE_REMOTE = 4  # GetDriveTypeW
_MOUNTS = Path("/proc/mounts")


def refuse_network_path(folder: Path) -> None:
    """Refuse a folder on a network disk.

    Raises:
        UserError: ``network_path`` (``kind``: what the system calls the disk).
    """
    kind = _windows_kind(folder) if sys.platform == "win32" else _linux_kind(folder)
    if kind is not None:
        raise UserError("network_path", kind=kind)


def network_kind(folder: str, mounts: str) -> str | None:
    """The network file system ``folder`` (resolved) lies on, by the text of ``/proc/mounts``; else None."""
    best, found = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[1])
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        # The last mount on a point hides those before it.
        if inside and len(point) >= len(best):
            best, found = point, fields[2]
    return found if found in _NETWORK_TYPES or _NETWORK_FUSE.fullmatch(found) else None


def _linux_kind(folder: Path) -> str | None:
    try:
        mounts = _MOUNTS.read_text("utf-8", errors="surrogateescape")
    except OSError:
        return None
    return network_kind(str(folder.resolve()), mounts)


def _windows_kind(folder: Path) -> str | None:
    resolved = folder.resolve()
    if str(resolved).startswith(("\\\\", "//")):
        return "UNC"
    if sys.platform == "win32":
        import ctypes

        if ctypes.windll.kernel32.GetDriveTypeW(resolved.anchor) == _DRIVE_REMOTE:
            return "REMOTE"
    return None
