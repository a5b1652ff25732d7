"""What an event of the audit chains is called: a noun and what was done to it. Qt-free."""

from __future__ import annotations

from collections.abc import Mapping

_WHOLE: dict[str, str] = {
    "auth.ok": "登录",
    "auth.fail": "口令或恢复码输错",
    "lock.idle": "无操作锁定",
    "lock.manual": "手动锁定",
    "lock.session": "随系统锁定",
    "account.add": "添加账户",
    "account.disable": "停用账户",
    "account.leave": "账户离任",
    "account.passphrase": "改口令",
    "account.row_restored": "补登账户",
    "account.print": "打印账户表",
    "keys.rotated": "更换密钥",
    "keys.rotation_abandoned": "更换密钥没有做完",
    "keys.rotation_settled": "收拾被打断的密钥更换",
    "keys.ahead": "按密钥清单补登",
    "keys.mirror_used": "改用密钥清单副本",
    "keys.mirror_failed": "密钥清单副本没有写成",
    "recovery.opened": "用恢复单进入",
    "recovery.used": "启封恢复单办理离任",
    "recovery.sheet_replaced": "换发恢复单",
    "recovery.keys_rebuilt": "用恢复单重建密钥清单",
    "drill.recovery": "恢复单验证通过",
    "backup.made": "备份",
    "backup.drill": "备份演练通过",
    "backup.drill_stopped": "备份演练没有通过",
    "backup.drill_reason": "演练没有通过的原因",
    "backup.pruned": "清理旧备份",
    "backup.removed": "清理掉的备份",
    "restore.done": "从备份恢复",
    "audit.view": "查看审计",
    "audit.verified": "核对审计链",
    "audit.export": "导出查阅登记",
    "audit.exported": "导出的条数",
    "setup.core": "首次设置",
    "setup.case": "新建案卷库",
    "setup.done": "首次设置完成",
    "note.open": "打开辅导记录",
    "note.unseal": "打开封存记录",
    "note.unseal_seen": "已知悉封存记录被打开",
    "dossier.open": "打开档案",
    "dossier.fact": "写入档案",
    "dossier.older": "补录以前的档案",
    "dossier.print": "打印档案",
    "unit.keys": "生成本校密钥",
    "unit.keys_followed": "补登本校签名公钥",
    "enrolment.print": "打印指纹登记单",
    "enrolment.request": "导出登记申请",
    "enrolment.card": "导出收件名片",
    "inbox.merged": "并入密封便条",
    "inbox.unproven": "另存来历不明的便条",
    "inbox.unproven_files": "来历不明的便条",
    "inbox.unreadable": "另存读不出来的便条",
    "inbox.files": "读不出来的便条",
    "inbox.recipient_put_right": "改回密封收件夹公钥",
    "setting.retention": "设定保存期",
    "setting.local_layer": "设定本校口径",
    "setting.backup": "设定自动备份",
    "check.export": "导出自查附件",
    "export.sent": "登记已送出",
    "export.unsent": "撤销已送出",
    "export.preview": "外发预览",
    "bundle.export": "导出加密包",
}
_NOUNS: dict[str, str] = {
    "activity": "活动", "appt": "预约", "attachment": "附件", "body": "机构", "breach": "保密例外",
    "bundle": "加密包", "calendar": "校历", "campaign": "报送批次", "care": "关爱小组", "channel": "求助渠道",
    "chase": "催报", "class": "班级", "concern": "关注等级", "conference": "研判会", "contact": "家校联系",
    "crisis": "危机时间", "dossier": "档案", "figures": "自查数字", "flag": "核对事项", "form": "统计表",
    "forward": "转报", "grade": "关注等级", "home": "首页", "inbox": "收件", "lesson": "心理课",
    "meeting": "会议", "missing": "未报", "note": "辅导记录", "partner": "协作单位", "peer_rep": "心理委员",
    "phrase": "常用语", "plan": "干预方案", "policy": "制度", "progress": "报送进度", "receipt": "回执",
    "recipient": "收件单位", "return": "退回", "review": "复评", "room": "辅导室", "roster": "名单",
    "records": "以前的记录",
    "round": "筛查", "school": "学校", "selfcheck": "学期自查", "staff": "人员", "talk": "谈话",
    "task": "待办", "timetable": "课表", "training": "培训", "visit": "家访", "warning": "预警",
    "import": "导入", "setting": "设置", "export": "外发", "check": "自查", "audit": "审计", "unit": "单位",
}  # fmt: skip
_VERBS: dict[str, str] = {
    "add": "新增", "change": "修改", "correct": "更正", "remove": "移除", "void": "作废", "print": "打印",

    "export": "导出", "import": "导入", "undo": "撤销", "save": "保存", "submit": "提交", "approve": "签批",
    "sign": "签名",
    "open": "打开", "close": "关闭", "begin": "开始", "end": "结束", "start": "开始",
    "set": "设定", "status": "改状态",
    "book": "登记", "move": "改期", "review": "复评", "assign": "指定",
    "receive": "收件", "refuse": "不收", "refused": "不收",
    "issue": "开具", "deliver": "送出", "taken": "收下",
    "publish": "发布", "stale": "标为过时",
    "create": "新建", "done": "办结", "ack": "受理",
    "amend": "补记", "edit": "修改",
    "draft": "起草", "return": "退回", "snooze": "推迟", "unsnooze": "取消推迟",
    "withdraw": "停用", "grid": "成批登记", "tick": "登记上课", "join": "加入",
    "leave": "离开", "form": "成立",
    "restore": "恢复", "restored": "恢复", "confirm": "确认", "refresh": "重算", "rectify": "整改",
    "members": "成员", "member": "成员", "revoke": "停用登记", "enrol": "登记", "swept": "清理",
    "plan": "排期", "handover": "交接", "visitors": "登记来访",
}  # fmt: skip


def words(action: str) -> str:
    """``note.open`` → 打开辅导记录; what has no words keeps its code, so that it is never hidden."""
    if action in _WHOLE:
        return _WHOLE[action]
    noun, _, verb = action.partition(".")
    if noun in _NOUNS and verb in _VERBS:
        return f"{_NOUNS[noun]} · {_VERBS[verb]}"
    return f"{_NOUNS[noun]} · {verb}" if noun in _NOUNS else action


def remark(detail: Mapping[str, object]) -> str:
    """The numbers an event carries, in words; ids and codes of other kinds are left out."""
    parts = []
    if isinstance(count := detail.get("count"), int):
        parts.append(f"{count}条")
    if isinstance(row := detail.get("in_a_row"), int):
        parts.append(f"连续第{row}次")
    if isinstance(made := detail.get("made_at"), str):
        parts.append(f"备份于 {made[:16].replace('T', ' ')}")
    if isinstance(generation := detail.get("generation"), int):
        parts.append(f"密钥清单第{generation}代")
    if isinstance(students := detail.get("students"), int):
        parts.append(f"{students}人")
    return ";".join(parts)
