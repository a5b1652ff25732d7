"""What a person is told after unlocking about things that happened since they were last here."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: dict[str, str] = {
    "auth.fail": "有人输错口令或恢复码,没有通过",
    "recovery.opened": "有人用恢复单进入,并重设了一个账户的口令",
    "recovery.used": "有人启封恢复单办理离任",
    "keys.rotated": "有人离任,密钥已经更换,旧恢复单作废",
    "keys.rotation_abandoned": "离任时更换密钥没有做完,资料仍用原来的密钥,请重新办理",
    "keys.rotation_settled": "上一次更换密钥被打断,已收拾好,请到“账户与密钥”核对",
    "unit.keys_followed": "本校签名公钥的登记与密钥不一致,已按密钥补登",
    "recovery.keys_rebuilt": "密钥清单用恢复单重建过,其他账户需要重新添加",
    "keys.mirror_used": "密钥清单的正本读不出来,用的是副本",
    "keys.ahead": "上次改动账户或口令时没有记全,已按密钥清单补登",
    "keys.mirror_failed": "密钥清单的副本没有写成,请检查磁盘",
    "case.other_moment": "案卷库与公共库不是同一时刻的,其中一个可能被换成了旧的一份。"
    "请到“审计”核对,并查看备份",
    "inbox.files": "密封收件夹里有文件读不出来,已另存",
    "inbox.unproven_files": "密封收件夹里有{count}份文件不能证明是本校账户写的,没有并入档案,已另存",
    "inbox.unproven_kept": "密封收件夹另存着{count}份来历不明的文件,没有并入档案。"
    "请问资料员是否导入过名单,是就重新导入一次",
    "inbox.kept_back": "密封收件夹里来历不明的便条异常多,还有{count}份留在原处,以后解锁时分次并入,没有丢。"
    "本校账户写的预警等已先并入。可能有人动过资料库文件夹,请告诉学校的信息员",
    "inbox.recipient_put_right": "密封收件夹的公钥被改动过,已改回",
    "account.row_restored": "有账户的登记与密钥清单不一致,已按密钥清单补登",
    "restore.done": "资料库从备份恢复过,恢复点以后的记录需要补记",
}


def notice_line(at: str, action: str, detail: Mapping[str, object] | None = None) -> str:
    """``11-19 11:40 有人输错口令或恢复码,没有通过``; an action without words keeps its code.

    ``detail`` has the count that some of the words speak of.
    """
    words = WORDS.get(action, action).replace("{count}", str((detail or {}).get("count", "")))
    return f"{at[5:16].replace('T', ' ')}  {words}"
