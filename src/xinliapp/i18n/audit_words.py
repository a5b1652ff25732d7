"""What an event of the audit chains is called: a noun and what was done to it. Qt-free."""

from __future__ import annotations

import re
from collections.abc import Mapping

from xinliapp.i18n import formats, task_words

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}")
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
    "keys.rotation_settled": "接着完成被打断的密钥更换",
    "keys.ahead": "按密钥清单补登",
    "keys.mirror_used": "改用密钥清单副本",
    "keys.mirror_failed": "密钥清单副本没有写成",
    "vault.taken_over": "改在这台电脑使用",
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
    "backup.print": "打印演练记录",
    "restore.done": "从备份恢复",
    "audit.view": "查看审计",
    "audit.verified": "核对审计链",
    "audit.export": "导出查阅登记",
    "audit.exported": "导出的条数",
    "setup.core": "首次设置",
    "setup.case": "新建案卷库",
    "setup.done": "首次设置完成",
    "note.open": "打开辅导记录",
    "find.look": "在记录里找",
    "lifecycle.certificate": "打印销毁证明",
    "lifecycle.destroy": "销毁档案",
    "lifecycle.extend": "延长保存期",
    "lifecycle.file_destroyed": "销毁一份档案",
    "lifecycle.list": "打印销毁清单",
    "lifecycle.roster_lines": "名单只留统计所需",
    "lifecycle.settled": "销毁收尾",
    "transfer.acknowledged": "登记移交已签收",
    "transfer.card": "生成转学移交名片",
    "transfer.deliver": "写出转学移交包",
    "transfer.interval": "设定催签收间隔",
    "transfer.note": "辅导记录正文随档案移交",
    "transfer.receipt": "签签收回执",
    "transfer.receipt_deliver": "写出签收回执",
    "transfer.receipt_signed": "签收回执的签名",
    "transfer.receive": "收下转来档案",
    "transfer.received": "收下的转学移交包",
    "transfer.school": "登记移交学校",
    "transfer.sent": "签发的转学移交包",
    "transfer.sign": "签发转学移交",
    "note.unseal": "打开封存记录",
    "note.unseal_seen": "已知悉封存记录被打开",
    "consent.ask": "发出知情同意书",
    "consent.print": "打印知情同意书",
    "consent.scan": "附上同意书扫描件",
    "consent.waive": "注明依据继续",
    "consent.withdraw": "登记撤回同意",
    "crisis.stamp": "记下危机步骤",
    "crisis.start": "危机处置开始",
    "crisis.undo": "撤销刚记下的步骤",
    "crisis.correct": "更正危机步骤",
    "crisis.note": "写危机备注",
    "crisis.student": "登记危机学生",
    "crisis.end": "危机处置结束",
    "crisis.go_on": "危机处置继续",
    "crisis.stamps_merged": "锁屏时间并入危机处置",
    "crisis.stamps_apart": "锁屏时间移出危机处置",
    "crisis.steps": "设定危机步骤",
    "crisis.handover": "登记送医交接",
    "crisis.aftercare_add": "安排善后",
    "crisis.aftercare_done": "善后办结",
    "crisis.aftercare_reopened": "善后改回未办",
    "crisis.aftercare_void": "取消善后事项",
    "crisis.card_print": "打印危机流程卡",
    "crisis.print": "打印处置时间线",
    "incident.begin": "新建事件卷宗",
    "incident.open": "打开事件卷宗",
    "incident.facts": "修改事件卷宗",
    "incident.material": "放入事件材料",
    "incident.material_out": "取出事件材料",
    "incident.report": "保存事件报告",
    "incident.report_final": "事件报告定稿",
    "incident.sent": "登记报送事件报告",
    "incident.print": "打印事件报告",
    "student_paper.unseal": "申请查看外来材料",
    "dossier.open": "打开档案",
    "dossier.fact": "写入档案",
    "dossier.older": "补录以前的档案",
    "dossier.print": "打印档案",
    "school.centre": "登记为片区",
    "school.rename": "登记学校更名",
    "school.recode": "登记学校换标识码",
    "school.merge": "登记学校合并",
    "school.change_undone": "撤回学校变动",
    "second.unlinked": "审核账户未对应人员",
    "unit.keys": "生成本校密钥",
    "unit.keys_followed": "补登本校签名公钥",
    "enrolment.print": "打印指纹登记单",
    "enrolment.request": "导出登记申请",
    "enrolment.card": "导出收件名片",
    "inbox.merged": "并入密封便条",
    "case.compared": "核对两个库",
    "case.other_moment": "两个库不是同一时刻的",
    "inbox.limited": "分次并入密封便条",
    "inbox.kept_back": "留待下次并入的便条",
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
    "setting.lock_minutes": "改锁定时间",
    "setting.blank_grace": "改遮挡宽限",
    "setting.hide_names": "改隐名",
    "setting.shortcut": "改快捷键",
    "bundle.export": "导出加密包",
    "bundle.export_begun": "开始导出加密包",
    "bundle.assemble": "生成报送包",
    "bundle.withdrawn": "收回换密钥前签的报送包",
    "lock.blank": "遮挡后锁定",
    "appt.identify": "登记来访学生",
    "appt.override": "登记加约理由",
    "attachment.swept_count": "清理掉的附件数",
    "body.fill_classes": "按班级补齐机构成员",
    "body.member_back": "机构成员移回",
    "body.member_left": "机构成员离任",
    "class.homeroom": "设定班主任",
    "class_post.name": "登记班级职务",
    "class_post.relieve": "免去班级职务",
    "class_post.reinstate": "撤销免去班级职务",
    "conference.dismiss": "研判会移出一名学生",
    "conference.head": "改研判会时间地点",
    "conference.send": "提交研判",
    "crisis.stamps_reopened": "锁屏时间改回待处理",
    "crisis.stamps_settled": "处理锁屏时记下的时间",
    "inbox.bundle": "收下的加密包",
    "inbox.claim": "认领收件",
    "inbox.decide": "收件采用与退回",
    "inbox.forward": "收下转报",
    "inbox.unproven_kept": "另存着来历不明的便条",
    "lesson.not_held": "登记没有上的课",
    "lesson.put_back": "撤销调课",
    "missing.reason": "登记未报原因",
    "note.draft": "存辅导记录草稿",
    "plan.lift_returned": "方案解除退回",
    "plan.measure_done": "登记方案措施",
    "plan.measure_undone": "撤销方案措施登记",
    "receipt.in": "收到回执",
    "receipt.keep": "另存回执",
    "receipt.signed": "回执签名",
    "record.merge": "两份档案合并",
    "record.unmerge": "撤回两份档案的合并",
    "records.undone": "撤回以前记录的导入",
    "precond.waive": "免除转介前提",
    "referral.open": "登记转介",
    "referral.change": "补改转介",
    "referral.void": "撤销转介",
    "referral.step": "登记转介进展",
    "referral.step-void": "撤销转介进展",
    "referral.follow": "登记转介跟踪",
    "referral.follow-correct": "更正转介跟踪",
    "referral.follow-remove": "撤销转介跟踪",
    "referral.print": "打印转介建议书",
    "referral.print-follow": "打印转介跟踪表",
    "follow-up.interval": "设定转介跟踪间隔",
    "return.suspend": "登记休学",
    "return.suspend-correct": "更正休学",
    "return.apply": "登记复学申请",
    "return.assess": "登记第三方评估",
    "return.assess-void": "撤销第三方评估",
    "return.decide": "决定复学",
    "return.arrive": "复学到校",
    "return.print": "打印复学审批表",
    "review.interval": "设定复评间隔",
    "room.bells": "设定作息时间",
    "room.change": "改开放时段",
    "room.message": "登记信箱来信",
    "room.message_answered": "登记答复",
    "room.message_removed": "撤销信箱登记",
    "room.print_log": "打印值班记录",
    "room.print_notice": "打印开放时间公示",
    "room.print_roster": "打印值班表",
    "room.roster": "排值班",
    "room.roster_undo": "撤销排值班",
    "room.unplan": "取消开放时段",
    "roster.file": "名单文件",
    "roster.mapping": "记住名单列对应",
    "roster.tags": "名单标签",
    "roster.tags_sealed": "密封名单标签",
    "roster.tags_undone": "撤销名单标签",
    "roster.undone": "撤销名单导入",
    "disposition.set": "处置提示",
    "critical.told": "登记已告知关键题",
    "round.answers": "录入测评答卷",
    "round.dispose": "成批处置提示",
    "round.import": "导入测评结果",
    "round.import_undo": "撤销测评导入",
    "round.print": "打印筛查摸排的表",
    "round.print_retest": "打印复测名单",
    "round.record": "登记筛查结果",
    "round.reopen": "重开筛查",
    "round.rest": "登记其余未见异常",
    "round.rest_class": "其余未见异常的班级和方式",
    "round.taken_back": "撤销测评导入的份数",
    "round.void": "作废测评答卷",
    "school.grade_labels": "设定关注等级名称",
    "school.profile": "改学校资料",
    "selfcheck.evidence": "添加佐证材料",
    "selfcheck.evidence_back": "放回佐证材料",
    "selfcheck.evidence_print": "打印佐证清单",
    "selfcheck.ledger_print": "打印整改台账",
    "selfcheck.rectified": "登记整改完成",
    "staff.appointment": "存任职文件",
    "staff.appointment_void": "撤回任职文件",
    "staff.certificate": "登记证书",
    "staff.certificate_void": "作废证书",
    "staff.enroll": "登记自己并关联账户",
    "staff.link": "关联人员与账户",
    "staff.profile": "改人员资料",
    "table.export.xlsx": "导出汇总表",
    "table.export.pdf": "打印汇总表",
    "talk.grid_undo": "撤销成批谈话登记",
    "notice.record": "登记家长通报",
    "notice.receipt": "登记通报回执",
    "notice.remove": "撤销家长通报登记",
    "note.process": "写过程笔记",
    "packet.issue": "印发班级包",
    "packet.read": "读回班级包",
    "packet.read_undo": "撤销读回班级包",
    "packet.return": "退回班级包",
    "warning.print_statistics": "打印预警时距统计",
    "warning.slips_issue": "印发空白预警单",
    "warning.slips_read": "收下班主任预警单",
    "warning.slips_undo": "撤销收下预警单",
    "talk.print_missing": "打印未谈名单",
    "visit.print_missing": "打印未访名单",
    "class_form.print": "打印谈心表或家访表",
    "grade.print_counts": "打印分级统计",
    "group.print": "打印关爱小组名单",
    "notice.print": "打印家长告知书",
    "review.print": "打印到期复评清单",
    "today.export": "导出今日安排",
    "today.print": "打印今日安排",
    "training.people": "登记参训人员",
    "warning.escalate": "预警逐级上报",
    "warning.told": "登记已告知",
}
_NOUNS: dict[str, str] = {
    "activity": "活动", "activity_file": "活动材料", "appt": "预约", "attachment": "附件", "body": "机构",
    "breach": "保密例外", "bundle": "加密包",
    "calendar": "校历", "campaign": "报送批次", "care": "关爱小组", "channel": "求助渠道",
    "chase": "催报", "class": "班级", "concern": "关注等级", "conference": "研判会", "consent": "知情同意",
    "contact": "家校联系", "life_event": "学生事件", "student_paper": "学生附件",
    "crisis": "锁屏时间", "dossier": "档案", "figures": "自查数字", "flag": "核对事项", "form": "统计表",
    "forward": "转报", "grade": "关注等级", "home": "首页", "inbox": "收件", "lesson": "心理课",
    "meeting": "会议", "missing": "未报", "note": "辅导记录", "partner": "协作单位", "peer_rep": "心理委员",
    "phrase": "常用语", "plan": "干预方案", "policy": "制度", "progress": "报送进度", "receipt": "回执",
    "recipient": "收件单位", "return": "退回", "review": "复评", "room": "辅导室", "roster": "名单",
    "records": "以前的记录",
    "round": "筛查", "school": "学校", "selfcheck": "学期自查", "staff": "人员", "talk": "谈话",
    "task": "待办", "timetable": "课表", "training": "培训", "visit": "家访", "warning": "预警",
    "import": "导入", "setting": "设置", "export": "外发", "check": "自查", "audit": "审计", "unit": "单位",
    "flags": "核对清单", "funding": "经费", "handover": "交接单", "leaving": "外发清单",
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
    "name": "选任", "relieve": "卸任", "reinstate": "恢复任职", "accept": "核对通过", "record": "登记",
    "bundle": "打包", "homeroom": "设定班主任",
}  # fmt: skip


_OBJECTS: dict[str, str] = {
    "activity": "活动", "actual_opening": "开放", "appointment": "预约", "attachment": "附件", "body": "机构",
    "body_member": "机构成员", "bundle": "报送包", "care_group": "关爱小组", "case_conference": "研判会",
    "check_round": "筛查", "class_group": "班级", "clause_evidence": "佐证", "concern_grade": "关注等级",
    "conference_item": "研判", "counseling_session": "辅导记录", "crisis_event": "危机处置",
    "crisis_stamp": "锁屏时间", "check_entry": "筛查结果", "screening_result": "测评答卷",
    "screening_import": "测评导入",
    "incident_dossier": "事件卷宗",
    "dossier_fact": "档案内容", "form_report": "统计表", "forwarding": "转报", "guardian_contact": "家校联系",
    "help_channel": "求助渠道", "help_message": "信箱热线", "home_visit": "家访", "inbox_item": "收件",
    "lesson_log": "心理课", "life_event": "学生事件",
    "student_paper": "学生附件", "meeting": "会议", "member_school": "学校", "opening_slot": "开放时段",
    "partner": "协作单位",
    "peer_rep": "心理委员", "plan_measure_done": "方案措施", "plan_review": "方案复评",
    "policy_document": "制度", "receipt": "回执", "recipient": "收件单位", "record_import": "导入",
    "roster_import": "名单导入", "self_check": "学期自查", "staff_certificate": "证书",
    "staff_member": "人员", "student": "学生", "support_plan": "方案", "talk": "谈话",
    "timetable_import": "课表导入", "training": "培训", "warning_report": "预警",
}  # fmt: skip
_SHORT = 8
_SEQUENCES = frozenset({"bundle"})
_PERIOD_NOUNS = frozenset({"campaign", "chase", "missing", "progress", "table"})
_PERIODS = frozenset({"form_report", "forwarding", "receipt", "self_check"})


def about(kind: str, day: str = "", number: str = "") -> str:
    """An event's object by its kind: ``活动 2026-11-20``, ``报送包 第17号``; ``kind`` is a table."""
    told = number
    if kind in _PERIODS and number:
        period, _, revision = number.partition(" ")
        told = f"{formats.period_label(period)} {revision}"
    elif kind in _SEQUENCES and number:
        told = f"第{number}号"
    return " ".join(part for part in (_OBJECTS.get(kind, kind), told, day[:16].replace("T", " ")) if part)


def bare_object(action: str, object_id: str) -> str:
    """An object whose row is gone, or that never had one.

    ``JS-22`` stays, a task is ``待办 方案复评``, a row ``活动(编号 1a2b3c4d)``.
    The form of a period is named by it: ``统计表 2026—2027学年第一学期``.
    """
    noun = action.partition(".")[0]
    if noun == "task":
        return f"待办 {task_words.words(re.split('[.:]', object_id)[0]).title}"
    period = object_id.rpartition(" ")[2]
    if noun in _PERIOD_NOUNS and period != object_id:
        return f"统计表 {formats.period_label(period)}"
    if _UUID.fullmatch(object_id):
        return f"{_NOUNS.get(noun) or _OBJECTS.get(noun, '对象')}(编号 {object_id[:_SHORT]})"
    return object_id


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
    if isinstance(was := detail.get("was"), int) and isinstance(now := detail.get("now"), int):
        parts.append(f"{was} 改为 {now}")
    if isinstance(key_was := detail.get("key_was"), str) and isinstance(key := detail.get("key_now"), str):
        parts.append(f"{key_was} 改为 {key}")
    if isinstance(students := detail.get("students"), int):
        parts.append(f"{students}人")
    return ";".join(parts)
