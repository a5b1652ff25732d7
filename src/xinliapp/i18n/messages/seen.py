"""What a person reads when a record was saved in another place after the form here was opened."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "changed_since": "这条记录在您打开以后,别处又保存过,这次没有写入。别处保存的和您在这里写的都没有丢。请点“看现在的”,核对后再保存。",
}
