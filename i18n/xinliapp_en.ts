<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AbsentDialog</name>
    <message>
        <source>缺席</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>全部班级</source>
        <translation>All classes</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>姓名首字母、班序</source>
        <translation>Name initials or class no.</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>没有找到。换一个班或首字母。</source>
        <translation>Not found. Try another class or other initials.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>班序</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>应到 %1 缺席 %2</source>
        <translation>Expected %1, absent %2</translation>
    </message>
</context>
<context>
    <name>AccountPanel</name>
    <message>
        <source>登录名</source>
        <translation>Sign-in name</translation>
    </message>
    <message>
        <source>显示的名字</source>
        <translation>Name shown</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>现在的口令</source>
        <translation>Current passphrase</translation>
    </message>
    <message>
        <source>新口令</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Type it again</translation>
    </message>
    <message>
        <source>至少%1个字符,用几个不相关的词最好记。口令谁也查不到。</source>
        <translation>At least %1 characters; a few unrelated words are easiest to remember. Nobody can look it up.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>添加账户</source>
        <translation>Add account</translation>
    </message>
    <message>
        <source>改我的口令</source>
        <translation>Change my passphrase</translation>
    </message>
    <message>
        <source>太短,还不能用</source>
        <translation>Too short to use</translation>
    </message>
    <message>
        <source>容易被猜到,还不能用</source>
        <translation>Too easy to guess</translation>
    </message>
    <message>
        <source>有不能用的字符,或太长</source>
        <translation>Too long, or has characters that cannot be used</translation>
    </message>
    <message>
        <source>可以用</source>
        <translation>Can be used</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>每人一个口令,至少12个字符,用几个不相关的词最好记。口令谁也查不到,忘了只能用恢复单。</source>
        <translation>One passphrase each, at least 12 characters; a few unrelated words are easiest to remember. Nobody can look it up: if it is forgotten, only the recovery sheet helps.</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>姓名(登录用)</source>
        <translation>Name (to sign in)</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Type it again</translation>
    </message>
    <message>
        <source>强度</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>经办人*</source>
        <translation>Clerk*</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Officer in charge</translation>
    </message>
    <message>
        <source>心理教师*</source>
        <translation>Counsellor*</translation>
    </message>
    <message>
        <source>心理教师(建议两名)</source>
        <translation>Counsellor (two are advised)</translation>
    </message>
    <message>
        <source>校领导*</source>
        <translation>School leader*</translation>
    </message>
    <message>
        <source>资料员</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>很弱</source>
        <translation>Very weak</translation>
    </message>
    <message>
        <source>太弱</source>
        <translation>Too weak</translation>
    </message>
    <message>
        <source>不够</source>
        <translation>Not enough</translation>
    </message>
    <message>
        <source>可以</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>好</source>
        <translation>Good</translation>
    </message>
</context>
<context>
    <name>AccountsView</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>登录名</source>
        <translation>Sign-in name</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>公共</source>
        <translation>Shared</translation>
    </message>
    <message>
        <source>案卷</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>添加日期</source>
        <translation>Added on</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>%1(我)</source>
        <translation>%1 (me)</translation>
    </message>
    <message>
        <source>使用中</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>心理教师</source>
        <translation>Counsellor</translation>
    </message>
    <message>
        <source>校领导</source>
        <translation>School leader</translation>
    </message>
    <message>
        <source>资料员</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Officer in charge</translation>
    </message>
    <message>
        <source>恢复单</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>账户与密钥</source>
        <translation>Accounts and keys</translation>
    </message>
    <message>
        <source>改我的口令</source>
        <translation>Change my passphrase</translation>
    </message>
    <message>
        <source>账户</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>添加一个账户</source>
        <translation>Add an account</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>请改这里</source>
        <translation>Please change this</translation>
    </message>
    <message>
        <source>已添加“%1”。请当面交代口令,并做一次备份。</source>
        <translation>&quot;%1&quot; added. Hand over the passphrase in person, then make a backup.</translation>
    </message>
    <message>
        <source>口令已改。以前的备份仍用以前的口令打开,请再做一次备份。</source>
        <translation>Passphrase changed. Earlier backups still open with the earlier passphrase; please make a new backup.</translation>
    </message>
    <message>
        <source>“%1”已停用,不能再打开本机资料。</source>
        <translation>&quot;%1&quot; is disabled and can no longer open the records on this computer.</translation>
    </message>
    <message>
        <source>停用后“%1”不能再打开资料;要恢复须由您重新添加并另设口令。以前拷走的旧文件不受影响。</source>
        <translation>Once disabled, &quot;%1&quot; can no longer open the records; to undo this you would add the account again with a new passphrase. Copies taken earlier are not affected.</translation>
    </message>
    <message>
        <source>仍要停用</source>
        <translation>Disable anyway</translation>
    </message>
    <message>
        <source>上次登录</source>
        <translation>Last sign-in</translation>
    </message>
    <message>
        <source>账户表</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>打印账户表</source>
        <translation>Print account list</translation>
    </message>
    <message>
        <source>指纹登记单</source>
        <translation>Fingerprint sheet</translation>
    </message>
    <message>
        <source>更换登记申请…</source>
        <translation>Key change request…</translation>
    </message>
    <message>
        <source>签名密钥换过以后,导出给上级的登记申请,由旧密钥签名</source>
        <translation>After the signing key has changed: export an enrolment request for the office above, signed with the old key</translation>
    </message>
    <message>
        <source>离任…</source>
        <translation>Leaving…</translation>
    </message>
    <message>
        <source>停用账户并更换密钥</source>
        <translation>Disable the account and change the keys</translation>
    </message>
    <message>
        <source>验证恢复单</source>
        <translation>Check recovery sheet</translation>
    </message>
    <message>
        <source>保存期</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>从未验证</source>
        <translation>Never checked</translation>
    </message>
    <message>
        <source>恢复单验证 %1</source>
        <translation>Recovery sheet checked %1</translation>
    </message>
    <message>
        <source>(已超过一年)</source>
        <translation> (over a year ago)</translation>
    </message>
    <message>
        <source>上次换密钥 %1</source>
        <translation>Keys last changed %1</translation>
    </message>
    <message>
        <source>本单位指纹 %1</source>
        <translation>Our fingerprint %1</translation>
    </message>
    <message>
        <source>上一次更换密钥没有做完,资料仍用原来的密钥。请选中离任的账户,再点“离任”。</source>
        <translation>The last key change was not completed; the records still use the former keys. Select the account of the person leaving, then choose &quot;Leaving&quot; again.</translation>
    </message>
    <message>
        <source>恢复单能打开全部密钥,已记下日期。请重新封存并登记。</source>
        <translation>The recovery sheet opens every key; the date is recorded. Please seal it again and note it on the envelope.</translation>
    </message>
    <message>
        <source>保存期已设定。</source>
        <translation>Retention is set.</translation>
    </message>
    <message>
        <source>停用后不能再打开本机资料</source>
        <translation>Once disabled, the account no longer opens the data on this computer</translation>
    </message>
    <message>
        <source>请先在表里选一个账户</source>
        <translation>Choose an account in the table first</translation>
    </message>
    <message>
        <source>自己的账户由另一位同事停用</source>
        <translation>Your own account is disabled by a colleague</translation>
    </message>
    <message>
        <source>这个账户已经停用</source>
        <translation>This account is disabled already</translation>
    </message>
</context>
<context>
    <name>ActivityFields</name>
    <message>
        <source>请选</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>讲了</source>
        <translation>Covered</translation>
    </message>
    <message>
        <source>没有讲</source>
        <translation>Not covered</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>载体</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>实到</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>家长人次</source>
        <translation>Parents</translation>
    </message>
    <message>
        <source>教职工人次</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>必讲心理</source>
        <translation>Mental health covered</translation>
    </message>
    <message>
        <source>入库册数</source>
        <translation>Copies in</translation>
    </message>
    <message>
        <source>发放册数</source>
        <translation>Copies out</translation>
    </message>
    <message>
        <source>材料说明</source>
        <translation>About the papers</translation>
    </message>
    <message>
        <source>材料和照片</source>
        <translation>Papers and pictures</translation>
    </message>
    <message>
        <source>有账户的人都能看到,不放个案材料。</source>
        <translation>Everybody with an account sees them; nothing from case files belongs here.</translation>
    </message>
</context>
<context>
    <name>ActivityPanel</name>
    <message>
        <source>新活动</source>
        <translation>New activity</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Stop editing</translation>
    </message>
    <message>
        <source>缺席 %1</source>
        <translation>Absent %1</translation>
    </message>
    <message>
        <source>保存再记</source>
        <translation>Save, add another</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>入库 %1 发放 %2 结余 %3</source>
        <translation>In %1, out %2, left %3</translation>
    </message>
    <message>
        <source>应到 %1</source>
        <translation>Expected %1</translation>
    </message>
    <message>
        <source>已装的规则包和统计表里没有</source>
        <translation>nothing in the installed rule packs and forms</translation>
    </message>
    <message>
        <source>将计入: %1</source>
        <translation>Counts towards: %1</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>更正活动</source>
        <translation>Correct activity</translation>
    </message>
    <message>
        <source>选主题后显示计入哪些条款。</source>
        <translation>Choose a topic to see which clauses it counts towards.</translation>
    </message>
    <message>
        <source>还没有改动</source>
        <translation>No change yet</translation>
    </message>
</context>
<context>
    <name>AftercareBox</name>
    <message>
        <source>善后</source>
        <translation>Aftercare</translation>
    </message>
    <message>
        <source>还没有安排善后。可以加入常用的几项,或自己加。</source>
        <translation>No aftercare planned yet. Add the usual items or your own.</translation>
    </message>
    <message>
        <source>做了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>不需要</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>加入常用善后</source>
        <translation>Add the usual items</translation>
    </message>
    <message>
        <source>加一项</source>
        <translation>Add an item</translation>
    </message>
    <message>
        <source>善后事项</source>
        <translation>Aftercare items</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Officer in charge</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>ArrivalPanel</name>
    <message>
        <source>收到的转学移交包</source>
        <translation>A transfer packet has come</translation>
    </message>
    <message>
        <source>是本校哪一名学生的</source>
        <translation>Which student of ours it is about</translation>
    </message>
    <message>
        <source>收下后作为外来材料存在学生档案里,只显示有这一份,写明理由才能打开。不会并入本校的记录。</source>
        <translation>Once taken in it is kept as a paper of others in the student&apos;s file: shown as present only, opened with a reason, never merged with our records.</translation>
    </message>
    <message>
        <source>收下</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>指纹</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>已照纸核对 %1</source>
        <translation>Checked against paper %1</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>第%1号</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Check code</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>家长同意</source>
        <translation>Parents&apos; consent</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>还没有选学生。什么都没有写入。请选这份档案是本校哪一名学生的。</source>
        <translation>No student chosen. Nothing was written. Choose which student of ours the file is about.</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>请至少写%1个字。</source>
        <translation>Please write at least %1 characters.</translation>
    </message>
</context>
<context>
    <name>AskedLine</name>
    <message>
        <source>要求: %1</source>
        <translation>Required: %1</translation>
    </message>
    <message>
        <source>来源 </source>
        <translation>Source </translation>
    </message>
</context>
<context>
    <name>AudiencePicker</name>
    <message>
        <source>全校学生</source>
        <translation>All students</translation>
    </message>
    <message>
        <source>%1全体</source>
        <translation>All of %1</translation>
    </message>
    <message>
        <source>选班级…</source>
        <translation>Choose classes…</translation>
    </message>
    <message>
        <source>全校家长</source>
        <translation>All parents</translation>
    </message>
    <message>
        <source>选班级的家长…</source>
        <translation>Parents of classes…</translation>
    </message>
    <message>
        <source>教职工</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>心理委员</source>
        <translation>Peer reps</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>这段时间没有记录。</source>
        <translation>Nothing was recorded in this time.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>动作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>审计</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>正在校验</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>公共</source>
        <translation>Shared</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>近7天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>全部时间</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>全部人员</source>
        <translation>Everyone</translation>
    </message>
    <message>
        <source>全部动作</source>
        <translation>All actions</translation>
    </message>
    <message>
        <source>哪一条链</source>
        <translation>Which chain</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>对象:姓名或编号</source>
        <translation>Object: name or number</translation>
    </message>
    <message>
        <source>案卷</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>共 %1 条,显示最新 %2 条</source>
        <translation>Records: %1, latest %2 shown</translation>
    </message>
    <message>
        <source>共 %1 条</source>
        <translation>Records: %1</translation>
    </message>
    <message>
        <source>链校验 %1 条 至 %2</source>
        <translation>Chain checked: %1 entries, up to %2</translation>
    </message>
    <message>
        <source>链校验不上</source>
        <translation>The chain does not hold</translation>
    </message>
    <message>
        <source>第%1条起校验不上。记录没有被删除。请停止使用并从备份比对,联系上级。</source>
        <translation>The check does not hold from entry %1 on. No record was deleted. Please stop working, compare with a backup and contact the office above you.</translation>
    </message>
    <message>
        <source>打印查阅登记</source>
        <translation>Print access log</translation>
    </message>
</context>
<context>
    <name>BackupView</name>
    <message>
        <source>还没有备份。请插入U盘后点“立即备份”。</source>
        <translation>No backup yet. Plug in a USB stick, then choose &quot;Back up now&quot;.</translation>
    </message>
    <message>
        <source>备份时间</source>
        <translation>Backed up</translation>
    </message>
    <message>
        <source>案卷</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>Drill</translation>
    </message>
    <message>
        <source>没有拷贝</source>
        <translation>Not copied</translation>
    </message>
    <message>
        <source>案卷库有未完成的写入,这次没有拷贝。请心理教师登录后再备份一次。</source>
        <translation>The case store had an unfinished write and was not copied. Ask a counsellor to sign in, then back up again.</translation>
    </message>
    <message>
        <source>备份者打不开案卷库,只拷贝了密文,没有逐项核对。</source>
        <translation>Whoever made this backup cannot open the case store: it was copied encrypted, not checked row by row.</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>未演练</source>
        <translation>No drill yet</translation>
    </message>
    <message>
        <source>演练通过 %1</source>
        <translation>Drill passed %1</translation>
    </message>
    <message>
        <source>备份到哪里</source>
        <translation>Where to back up</translation>
    </message>
    <message>
        <source>立即备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>本机保留 7 日 4 周 12 月。只有演练通过的备份才算数。</source>
        <translation>Keeps 7 daily, 4 weekly, 12 monthly. Only drilled backups count.</translation>
    </message>
    <message>
        <source>重新找U盘</source>
        <translation>Find USB sticks</translation>
    </message>
    <message>
        <source>核对审计链</source>
        <translation>Check chain</translation>
    </message>
    <message>
        <source>演练这份备份</source>
        <translation>Run drill</translation>
    </message>
    <message>
        <source>还没有演练过的备份</source>
        <translation>No backup has passed a drill yet</translation>
    </message>
    <message>
        <source>最近演练过的备份 %1(%2)</source>
        <translation>Last backup that passed a drill: %1 (%2)</translation>
    </message>
    <message>
        <source>到本机备份文件夹</source>
        <translation>To the backup folder on this computer</translation>
    </message>
    <message>
        <source>到U盘 %1(剩 %2)</source>
        <translation>To USB stick %1 (%2 free)</translation>
    </message>
    <message>
        <source>到其他文件夹…</source>
        <translation>To another folder…</translation>
    </message>
    <message>
        <source>已备份公共资料“%1”,案卷库这次没有拷贝。请心理教师登录后再备份一次。</source>
        <translation>Shared records backed up to &quot;%1&quot;; the case store was not copied this time. Ask a counsellor to sign in, then back up again.</translation>
    </message>
    <message>
        <source>已备份“%1”,写完后已重新打开核对。请再做一次演练,演练通过才算数。</source>
        <translation>Backed up to &quot;%1&quot;, reopened and checked. Now run a drill: only a backup that passed one counts.</translation>
    </message>
    <message>
        <source>演练通过:公共资料 %1 条逐项一致;案卷库您打不开,只核对了文件指纹。</source>
        <translation>Drill passed: %1 shared rows match one by one. You cannot open the case store, so only its file fingerprint was checked.</translation>
    </message>
    <message>
        <source>演练通过:公共资料 %1 条、案卷 %2 条逐项一致,临时文件已删除。</source>
        <translation>Drill passed: %1 shared rows and %2 case rows match one by one. Temporary files were deleted.</translation>
    </message>
    <message>
        <source>公共</source>
        <translation>Shared</translation>
    </message>
    <message>
        <source>案卷链您打不开,没有核对</source>
        <translation>the case chain is closed to you and was not checked</translation>
    </message>
    <message>
        <source>审计链:%1。</source>
        <translation>Audit chain: %1.</translation>
    </message>
    <message>
        <source>记录没有被删除。请停止使用并从备份比对,联系上级。</source>
        <translation> No record was deleted. Please stop working, compare with a backup and contact the office above you.</translation>
    </message>
    <message>
        <source>%1 %2 条全部连得上</source>
        <translation>%1: all %2 entries link up</translation>
    </message>
    <message>
        <source>%1第%2条起校验不上</source>
        <translation>%1: the check does not hold from entry %2 on</translation>
    </message>
    <message>
        <source>备份到哪个文件夹</source>
        <translation>Folder for the backup</translation>
    </message>
    <message>
        <source>自动:%1</source>
        <translation>Auto: %1</translation>
    </message>
    <message>
        <source>自动备份</source>
        <translation>Automatic backups</translation>
    </message>
    <message>
        <source>恢复…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>U盘 %1</source>
        <translation>USB stick %1</translation>
    </message>
    <message>
        <source>本机 资料夹“%1”</source>
        <translation>This computer, folder &quot;%1&quot;</translation>
    </message>
    <message>
        <source>文件夹 %1</source>
        <translation>Folder %1</translation>
    </message>
    <message>
        <source>打印演练记录</source>
        <translation>Print drill record</translation>
    </message>
    <message>
        <source>有 %1 份附件文件已损坏,没有拷贝。请到上传它们的页面重新上传。</source>
        <translation> Damaged attachments not copied: %1. Please upload them again on their pages.</translation>
    </message>
    <message>
        <source>附件 %1 份一致。</source>
        <translation> Attachments that match: %1.</translation>
    </message>
    <message>
        <source>有 %1 份附件只有登记,备份里没有文件。请到上传它们的页面重新上传,再备份一次。</source>
        <translation> Attachments listed but without a file in the backup: %1. Please upload them again on their pages, then back up once more.</translation>
    </message>
    <message>
        <source>备份与恢复</source>
        <translation>Backup and recovery</translation>
    </message>
</context>
<context>
    <name>BesidePanel</name>
    <message>
        <source>上次约定</source>
        <translation>Agreed last time</translation>
    </message>
    <message>
        <source>方案目标</source>
        <translation>Plan goals</translation>
    </message>
    <message>
        <source>前3次</source>
        <translation>Last 3 sessions</translation>
    </message>
    <message>
        <source>插入</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>常用短句</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>把选中的文字存为短句</source>
        <translation>Keep the selected text as a phrase</translation>
    </message>
    <message>
        <source>删去</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>BlankPage</name>
    <message>
        <source>校历 {year}年{month}月</source>
        <translation>School calendar {year}-{month}</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>第{n}周</source>
        <translation>Week {n}</translation>
    </message>
</context>
<context>
    <name>BlockWords</name>
    <message>
        <source>课 %1</source>
        <translation>Lesson %1</translation>
    </message>
    <message>
        <source>团辅 %1</source>
        <translation>Group %1</translation>
    </message>
    <message>
        <source>缺开</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>开放 ? 无资质</source>
        <translation>Open ? not qualified</translation>
    </message>
    <message>
        <source>开放 ? 待定</source>
        <translation>Open ? to be set</translation>
    </message>
    <message>
        <source>开放 %1</source>
        <translation>Open %1</translation>
    </message>
    <message>
        <source>%1分</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>实 %1 · %2</source>
        <translation>Actual %1 · %2</translation>
    </message>
    <message>
        <source>来访 %1</source>
        <translation>Visits: %1</translation>
    </message>
    <message>
        <source>有交接</source>
        <translation>Handover note</translation>
    </message>
    <message>
        <source>%1 计划</source>
        <translation>%1 planned</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>实开</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>开着</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>课</source>
        <translation>Lesson</translation>
    </message>
    <message>
        <source>约</source>
        <translation>Appt</translation>
    </message>
    <message>
        <source>团辅</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>已开 %1 h</source>
        <translation>Open %1 h</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>不上课</source>
        <translation>No school</translation>
    </message>
    <message>
        <source>约(已占)</source>
        <translation>Appt (taken)</translation>
    </message>
    <message>
        <source>约 %1</source>
        <translation>Appt %1</translation>
    </message>
</context>
<context>
    <name>BookingForm</name>
    <message>
        <source>不留名时填,如 代号07</source>
        <translation>For no name, e.g. code 07</translation>
    </message>
    <message>
        <source>首次</source>
        <translation>First</translation>
    </message>
    <message>
        <source>急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>或代号</source>
        <translation>or code</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>教师</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>为什么仍要约在这时</source>
        <translation>Why this time all the same</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>新预约</source>
        <translation>New appointment</translation>
    </message>
    <message>
        <source>约</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>时间有冲突</source>
        <translation>The time is taken</translation>
    </message>
    <message>
        <source>还没有人</source>
        <translation>Nobody yet</translation>
    </message>
    <message>
        <source>队伍里还没有人,先把自己登记进去:</source>
        <translation>The staff list is empty; put yourself on it first:</translation>
    </message>
    <message>
        <source>我是专职</source>
        <translation>I am full-time</translation>
    </message>
    <message>
        <source>我是兼职</source>
        <translation>I am part-time</translation>
    </message>
</context>
<context>
    <name>BookingView</name>
    <message>
        <source>已放回上次没有约成的内容。</source>
        <translation>What you typed for the booking that was not made is back.</translation>
    </message>
    <message>
        <source>已约 %1</source>
        <translation>Booked %1</translation>
    </message>
    <message>
        <source>已登记“已到”</source>
        <translation>Marked as arrived</translation>
    </message>
    <message>
        <source>已登记“爽约”</source>
        <translation>Marked as no-show</translation>
    </message>
    <message>
        <source>预约已取消</source>
        <translation>Appointment cancelled</translation>
    </message>
    <message>
        <source>已改回“已约”</source>
        <translation>Back to booked</translation>
    </message>
    <message>
        <source>已恢复</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>已对应到学生</source>
        <translation>Matched to the student</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>Previous day</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>Next day</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>学生或代号</source>
        <translation>Student or code</translation>
    </message>
    <message>
        <source>教师</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>首次</source>
        <translation>First</translation>
    </message>
    <message>
        <source>急</source>
        <translation>Urg.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>有</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>取消预约</source>
        <translation>Cancel appointment</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>对应到右边选的学生</source>
        <translation>Match to the student chosen on the right</translation>
    </message>
    <message>
        <source>写记录</source>
        <translation>Write notes</translation>
    </message>
    <message>
        <source>记爽约</source>
        <translation>Mark no-show</translation>
    </message>
    <message>
        <source>打开档案</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>您已在队伍里。预约要求教师有登记的资质,加一份证书就能约;急的可以勾选“急”并写明理由。</source>
        <translation>You are on the staff list. Booking needs a teacher with a certificate on record: add one and you can book. If it is urgent, tick &quot;Urgent&quot; and give the reason.</translation>
    </message>
    <message>
        <source>加证书</source>
        <translation>Add certificate</translation>
    </message>
    <message>
        <source>已把您登记进队伍</source>
        <translation>You are on the staff list now</translation>
    </message>
    <message>
        <source>这一天还没有预约。按 F7 或在右栏约一次。</source>
        <translation>No appointments on this day. Press F7 or book one on the right.</translation>
    </message>
    <message>
        <source>还没有选学生。预约没有变化。请先在右栏选出学生,再点一次。</source>
        <translation>No student chosen. The appointment is unchanged. Choose the student on the right, then press again.</translation>
    </message>
</context>
<context>
    <name>BusyButton</name>
    <message>
        <source>处理中</source>
        <translation>Working</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>教育局和教管中心不需要校历。辖区学校名单在完成后从“学校名册”导入。</source>
        <translation>An education office or township centre needs no school calendar. Import the list of schools from &quot;Schools&quot; once this is done.</translation>
    </message>
    <message>
        <source>第一学期开始</source>
        <translation>First term begins</translation>
    </message>
    <message>
        <source>第二学期开始</source>
        <translation>Second term begins</translation>
    </message>
    <message>
        <source>第一学期结束</source>
        <translation>First term ends</translation>
    </message>
    <message>
        <source>第二学期结束</source>
        <translation>Second term ends</translation>
    </message>
    <message>
        <source>每行一项,写日期和名称。可以以后再补。</source>
        <translation>One per line: date and name. Can be filled in later.</translation>
    </message>
    <message>
        <source>节假日</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>调休上课</source>
        <translation>Make-up school days</translation>
    </message>
    <message>
        <source>考试</source>
        <translation>Exams</translation>
    </message>
    <message>
        <source>2026-10-01/2026-10-07 国庆节</source>
        <translation>2026-10-01/2026-10-07 National Day</translation>
    </message>
    <message>
        <source>2026-10-10 补周四的课</source>
        <translation>2026-10-10 Thursday&apos;s lessons</translation>
    </message>
    <message>
        <source>2026-11-09/2026-11-11 期中考试</source>
        <translation>2026-11-09/2026-11-11 期中考试 (midterm)</translation>
    </message>
</context>
<context>
    <name>CalendarSection</name>
    <message>
        <source>还没有校历。添加本学年后,周计数和期限才能算。</source>
        <translation>No school calendar yet. Weekly counts and due days work once this school year is added.</translation>
    </message>
    <message>
        <source>日期或某一行改好后,这里显示教学周。</source>
        <translation>Once the dates and lines are right, the teaching weeks are shown here.</translation>
    </message>
    <message>
        <source>第一学期</source>
        <translation>First term</translation>
    </message>
    <message>
        <source>第二学期</source>
        <translation>Second term</translation>
    </message>
    <message>
        <source>%1:教学周 %2 周,教学日 %3 天,第1周从 %4 起</source>
        <translation>%1: teaching weeks %2, teaching days %3, week 1 from %4</translation>
    </message>
    <message>
        <source>;%1 %2</source>
        <translation>; %1 %2</translation>
    </message>
    <message>
        <source>保存后:</source>
        <translation>After saving: </translation>
    </message>
    <message>
        <source>周计数、期限和自查数字按新校历算。</source>
        <translation>Weekly counts, due days and self-check figures follow the new calendar.</translation>
    </message>
    <message>
        <source>学年</source>
        <translation>School year</translation>
    </message>
    <message>
        <source>添加下一学年</source>
        <translation>Add next school year</translation>
    </message>
    <message>
        <source>校历</source>
        <translation>School calendar</translation>
    </message>
    <message>
        <source>2026-10-01~2026-10-07 国庆节</source>
        <translation>2026-10-01~2026-10-07 National Day</translation>
    </message>
    <message>
        <source>2026-10-10 补周四的课</source>
        <translation>2026-10-10 Thursday&apos;s lessons</translation>
    </message>
    <message>
        <source>2026-11-09~2026-11-11 期中考试</source>
        <translation>2026-11-09~2026-11-11 期中考试 (midterm)</translation>
    </message>
    <message>
        <source>节假日(每行一项)</source>
        <translation>Holidays (one per line)</translation>
    </message>
    <message>
        <source>调休上课(每行一项)</source>
        <translation>Make-up school days (one per line)</translation>
    </message>
    <message>
        <source>考试和其他节点(每行一项)</source>
        <translation>Exams and other dates (one per line)</translation>
    </message>
    <message>
        <source>日期已定</source>
        <translation>Dates are set</translation>
    </message>
    <message>
        <source>第一学期开始</source>
        <translation>First term begins</translation>
    </message>
    <message>
        <source>第一学期结束</source>
        <translation>First term ends</translation>
    </message>
    <message>
        <source>第二学期开始</source>
        <translation>Second term begins</translation>
    </message>
    <message>
        <source>第二学期结束</source>
        <translation>Second term ends</translation>
    </message>
    <message>
        <source>%1学年</source>
        <translation>School year %1</translation>
    </message>
    <message>
        <source>%1学年(新)</source>
        <translation>School year %1 (new)</translation>
    </message>
    <message>
        <source>添加本学年</source>
        <translation>Add this school year</translation>
    </message>
    <message>
        <source>%1教学周 %2→%3 周,</source>
        <translation>%1, teaching weeks %2→%3; </translation>
    </message>
    <message>
        <source>%1教学日 %2→%3 天,</source>
        <translation>%1, teaching days %2→%3; </translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>本校名片和提醒</source>
        <translation>Our card and reminders</translation>
    </message>
    <message>
        <source>名片文件和盖章的登记单一起交给要移交档案给本校的学校。每张名片用新的密钥,以前的名片仍能收件。</source>
        <translation>Give the card file and the stamped sheet to the school that will hand a file to us. Each card has a new key; earlier cards still work.</translation>
    </message>
    <message>
        <source>打印登记单</source>
        <translation>Print sheet</translation>
    </message>
    <message>
        <source>不提醒</source>
        <translation>No reminder</translation>
    </message>
    <message>
        <source> 天</source>
        <translation> days</translation>
    </message>
    <message>
        <source>写出后多少天没有签收就提醒</source>
        <translation>Remind when not acknowledged after how many days</translation>
    </message>
    <message>
        <source>保存提醒</source>
        <translation>Save the reminder</translation>
    </message>
    <message>
        <source>生成名片</source>
        <translation>Make a card</translation>
    </message>
</context>
<context>
    <name>CareView</name>
    <message>
        <source>关爱小组与方案</source>
        <translation>Care groups and plans</translation>
    </message>
    <message>
        <source>还没有关爱小组和方案。研判后可从“去向”进入,或在上方输入姓名首字母。</source>
        <translation>No care group or plan yet. Come here from &quot;Next step&quot; of a conference, or type name initials above.</translation>
    </message>
    <message>
        <source>本校还没有设定重点关爱的等级</source>
        <translation>The school has not set the grade for priority care</translation>
    </message>
    <message>
        <source>重点关爱学生 %1 人,有方案 %2 人 JS-41</source>
        <translation>Priority care students %1, with a plan %2 JS-41</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>关爱小组</source>
        <translation>Care group</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>复评</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>%1 已到期</source>
        <translation>%1 due</translation>
    </message>
    <message>
        <source>到期复评清单</source>
        <translation>List of reviews due</translation>
    </message>
    <message>
        <source>打开方案:姓名首字母 / 学籍号后4位</source>
        <translation>Open a plan: initials / last 4 digits of the number</translation>
    </message>
</context>
<context>
    <name>CellRow</name>
    <message>
        <source>建议 %1</source>
        <translation>Suggested %1</translation>
    </message>
    <message>
        <source> 填报数</source>
        <translation> reported figure</translation>
    </message>
    <message>
        <source>没有此项</source>
        <translation>N/A</translation>
    </message>
    <message>
        <source>看%1条</source>
        <translation>Records: %1</translation>
    </message>
    <message>
        <source>改动理由(5到100字)</source>
        <translation>Reason for the change (5 to 100 characters)</translation>
    </message>
    <message>
        <source>口径*,如 结案为好转或解除</source>
        <translation>Definition*, e.g. closed as improved or lifted</translation>
    </message>
    <message>
        <source>确认人*</source>
        <translation>Confirmed by*</translation>
    </message>
    <message>
        <source>不写学生姓名。第8列的口径和确认人提交时会写进这里。</source>
        <translation>No student names. The definition and confirmer of column 8 are added here on submitting.</translation>
    </message>
    <message>
        <source>未发布(已发布的是%1的数),请心理教师重新发布</source>
        <translation>Not published (what is published is of %1); ask the counsellor to publish again</translation>
    </message>
    <message>
        <source>未发布</source>
        <translation>Not published</translation>
    </message>
    <message>
        <source>发布 %1</source>
        <translation>Published %1</translation>
    </message>
    <message>
        <source>有更新,待重新发布(上次 %1)</source>
        <translation>Changed since, to be published again (last: %1)</translation>
    </message>
</context>
<context>
    <name>CertificatePanel</name>
    <message>
        <source>备份与恢复</source>
        <translation>Backup and recovery</translation>
    </message>
    <message>
        <source>打印销毁证明</source>
        <translation>Print the certificate</translation>
    </message>
    <message>
        <source>等下次打开案卷时完成</source>
        <translation>Will be completed when the case file is next opened</translation>
    </message>
    <message>
        <source>销毁时间</source>
        <translation>Destroyed at</translation>
    </message>
    <message>
        <source>档案</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>第一人</source>
        <translation>First person</translation>
    </message>
    <message>
        <source>第二人</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>第二人方式</source>
        <translation>Second person&apos;s way</translation>
    </message>
    <message>
        <source>页面重写</source>
        <translation>Pages rewritten</translation>
    </message>
    <message>
        <source>现在能找到的备份里,没有销毁之前做的。</source>
        <translation>None of the backups found now was made before the destruction.</translation>
    </message>
    <message>
        <source>销毁之前做的备份仍含这些档案,共%1份:%2。插上做过备份的U盘,会列得更全。</source>
        <translation>Backups made before still hold these files, %1 in all: %2. Plug in the sticks used for backups to see more.</translation>
    </message>
</context>
<context>
    <name>ChangePanel</name>
    <message>
        <source>如 文号</source>
        <translation>e.g. document number</translation>
    </message>
    <message>
        <source>变动</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>新标识码(10位)</source>
        <translation>New code (10 digits)</translation>
    </message>
    <message>
        <source>新名称</source>
        <translation>New name</translation>
    </message>
    <message>
        <source>并入</source>
        <translation>Merged into</translation>
    </message>
    <message>
        <source>起于</source>
        <translation>From</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>合并/更名</source>
        <translation>Merge/rename</translation>
    </message>
    <message>
        <source>以前的变动</source>
        <translation>Earlier changes</translation>
    </message>
    <message>
        <source>撤回最近一次</source>
        <translation>Take back the latest</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>登记变动</source>
        <translation>Record the change</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>标识码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>没有。</source>
        <translation>None.</translation>
    </message>
    <message>
        <source>这所学校已并入另一所</source>
        <translation>This school has become part of another</translation>
    </message>
    <message>
        <source>标识码不变。以后用原名报来的表格仍认得是这所学校。</source>
        <translation>The code stays. Forms that arrive under the old name are still known as this school&apos;s.</translation>
    </message>
    <message>
        <source>还是同一所学校:已登记的指纹照用,用原标识码报来的加密包仍记在这所学校,不重复计。</source>
        <translation>It is the same school: its enrolled fingerprint holds, and bundles under the old code still count for it, never twice.</translation>
    </message>
    <message>
        <source>从这一天起由并入的学校一并报送;以前各期不变。此后再用原标识码报来的加密包留待您核对。</source>
        <translation>From this day the other school reports for both; earlier periods stay. Bundles that still arrive under the old code wait for you.</translation>
    </message>
    <message>
        <source>这所学校已并入另一所。以前各期的数字和指纹都还在。</source>
        <translation>This school has become part of another. The figures and fingerprints of earlier periods are kept.</translation>
    </message>
    <message>
        <source>%1 “%2”更名为“%3”</source>
        <translation>%1 &quot;%2&quot; renamed &quot;%3&quot;</translation>
    </message>
    <message>
        <source>%1 “%2” %4 换标识码为 %5(“%3”)</source>
        <translation>%1 &quot;%2&quot; %4 has the new code %5 (&quot;%3&quot;)</translation>
    </message>
    <message>
        <source>%1 “%2”并入“%3”</source>
        <translation>%1 &quot;%2&quot; became part of &quot;%3&quot;</translation>
    </message>
    <message>
        <source>撤回理由</source>
        <translation>Reason for taking back</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>登记有误的才撤回,原记录保留</source>
        <translation>Only for a wrong entry; the record is kept</translation>
    </message>
</context>
<context>
    <name>ChasePanel</name>
    <message>
        <source>催报</source>
        <translation>Chase</translation>
    </message>
    <message>
        <source>记一次催报</source>
        <translation>Log a chase</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>截止</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>已退回:%1</source>
        <translation>Returned: %1</translation>
    </message>
    <message>
        <source>还没有催过。</source>
        <translation>Not chased yet.</translation>
    </message>
    <message>
        <source>首次收到</source>
        <translation>First received</translation>
    </message>
</context>
<context>
    <name>CheckFoot</name>
    <message>
        <source>打印报告</source>
        <translation>Print report</translation>
    </message>
    <message>
        <source>新建一版</source>
        <translation>New version</translation>
    </message>
    <message>
        <source>按组声明</source>
        <translation>Declare by group</translation>
    </message>
    <message>
        <source>发布数字</source>
        <translation>Publish figures</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>提交校长</source>
        <translation>Submit to principal</translation>
    </message>
    <message>
        <source>签批</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>%1 条 · 未了 %2</source>
        <translation>Clauses %1 · open %2</translation>
    </message>
    <message>
        <source>还有%1条待确认</source>
        <translation>Still to confirm: %1</translation>
    </message>
    <message>
        <source>看第一条</source>
        <translation>Go to first</translation>
    </message>
    <message>
        <source>截至 %1</source>
        <translation>As of %1</translation>
    </message>
    <message>
        <source>第%1版 草稿</source>
        <translation>Version %1, draft</translation>
    </message>
    <message>
        <source>第%1版 已提交 %2</source>
        <translation>Version %1, submitted %2</translation>
    </message>
    <message>
        <source>第%1版 已退回 %2</source>
        <translation>Version %1, returned %2</translation>
    </message>
    <message>
        <source>第%1版 已签批 %2</source>
        <translation>Version %1, approved %2</translation>
    </message>
</context>
<context>
    <name>CheckHead</name>
    <message>
        <source>学期自查</source>
        <translation>Term self-check</translation>
    </message>
    <message>
        <source>只看未了</source>
        <translation>Open items only</translation>
    </message>
    <message>
        <source>与上学期比</source>
        <translation>Against last term</translation>
    </message>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>学期自查报告</source>
        <translation>Term self-check report</translation>
    </message>
    <message>
        <source>整改台账</source>
        <translation>Rectification ledger</translation>
    </message>
    <message>
        <source>佐证包目录</source>
        <translation>Evidence contents</translation>
    </message>
</context>
<context>
    <name>CheckPane</name>
    <message>
        <source> · 另有已离开范围的 %1 人</source>
        <translation> · no longer in range: %1</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>生成复测名单 %1 人</source>
        <translation>Make the retest list: %1</translation>
    </message>
    <message>
        <source>待复测</source>
        <translation>To be retested</translation>
    </message>
    <message>
        <source>没有这样的学生。</source>
        <translation>No such students.</translation>
    </message>
    <message>
        <source>待定(撤回状态)</source>
        <translation>Pending (take the state back)</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>记状态</source>
        <translation>Record state</translation>
    </message>
    <message>
        <source>答卷作废</source>
        <translation>Void the sheet</translation>
    </message>
    <message>
        <source>未排查名单</source>
        <translation>List of those not checked</translation>
    </message>
    <message>
        <source>生成复测名单</source>
        <translation>Make the retest list</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source> 建议复测</source>
        <translation> retest advised</translation>
    </message>
    <message>
        <source>选中 %1 人</source>
        <translation>Chosen: %1</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>核对登记单</source>
        <translation>Check enrolment sheet</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>一致,登记</source>
        <translation>They match, enrol</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>标识码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>申请时间</source>
        <translation>Requested</translation>
    </message>
    <message>
        <source>这是</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>请照盖章的纸质登记单输入第 %1 组(共10组,每组4位)。</source>
        <translation>Type groups %1 from the stamped paper enrolment sheet (10 groups of 4 digits).</translation>
    </message>
    <message>
        <source>首次登记</source>
        <translation>First enrolment</translation>
    </message>
    <message>
        <source>更换密钥,由已登记的旧密钥担保</source>
        <translation>New key, vouched for by the enrolled old key</translation>
    </message>
    <message>
        <source>更换密钥,没有旧密钥担保</source>
        <translation>New key, not vouched for by an old key</translation>
    </message>
    <message>
        <source>%1;名册里还没有,登记时一并加入</source>
        <translation>%1; not in the list of schools yet, will be added on enrolling</translation>
    </message>
    <message>
        <source>旧密钥已为新密钥签名,可以不输组号直接登记;有疑问时请照纸质单核对。</source>
        <translation>The old key signed the new one, so you may enrol without typing groups. If in doubt, check against the paper sheet.</translation>
    </message>
    <message>
        <source>该校已登记过另一把密钥。请先电话核实,再照新的盖章登记单输入;登记后旧密钥即停用。</source>
        <translation>This school has another key enrolled. Confirm by phone first, then type from the new stamped sheet; enrolling disables the old key.</translation>
    </message>
    <message>
        <source>不要照文件或屏幕上的指纹抄:只有纸上的才能证明文件没有被换过。</source>
        <translation>Do not copy the fingerprint from a file or the screen: only the paper proves that the file was not swapped.</translation>
    </message>
    <message>
        <source>上级单位</source>
        <translation>Office above</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>收件名片:登记后可以向它上报</source>
        <translation>Recipient card: once enrolled you can report to it</translation>
    </message>
    <message>
        <source>请照该单位盖章的纸质登记单输入第 %1 组(共10组,每组4位)。</source>
        <translation>Type groups %1 from that unit&apos;s stamped paper enrolment sheet (10 groups of 4 digits).</translation>
    </message>
    <message>
        <source>这个单位已登记过,登记后改用新的密钥。请先电话核实。</source>
        <translation>This unit is already enrolled; enrolling switches to the new key. Confirm by phone first.</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>把 xlsx 拖到这里。支持 WPS 另存的 xlsx;.et 请先另存。</source>
        <translation>Drop an xlsx here. An xlsx saved by WPS works; save .et files as xlsx first.</translation>
    </message>
</context>
<context>
    <name>ChosenPart</name>
    <message>
        <source>只有心理教师看得到,最多200字。</source>
        <translation>Only counsellors see this; up to 200 characters.</translation>
    </message>
    <message>
        <source>交接</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>ClassList</name>
    <message>
        <source>这一轮的范围里还没有学生。</source>
        <translation>Nobody is in the range of this round yet.</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>应</source>
        <translation>Need</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>覆盖</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>待定</source>
        <translation>To be set</translation>
    </message>
    <message>
        <source>齐</source>
        <translation>Complete</translation>
    </message>
</context>
<context>
    <name>ClassPanel</name>
    <message>
        <source>先在左边选一个班。</source>
        <translation>Choose a class on the left first.</translation>
    </message>
    <message>
        <source>学生职务</source>
        <translation>Student posts</translation>
    </message>
    <message>
        <source>还没有登记。</source>
        <translation>Nothing recorded yet.</translation>
    </message>
    <message>
        <source>自 %1</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>以前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>改动自</source>
        <translation>Change from</translation>
    </message>
    <message>
        <source>心理委员</source>
        <translation>Peer reps</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>任职日期</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>任命</source>
        <translation>Appoint</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>自</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>免去</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>%1 已不在本班</source>
        <translation>%1 has left the class</translation>
    </message>
    <message>
        <source>还没有选学生。内容没有丢。请输入首字母,按 Enter 选中。</source>
        <translation>No student chosen. Nothing is lost. Type the initials and press Enter.</translation>
    </message>
</context>
<context>
    <name>ClassesPart</name>
    <message>
        <source>还没有班级。导入学生名单后,班级会列在这里。</source>
        <translation>No class yet. Classes are listed here after a roster import.</translation>
    </message>
    <message>
        <source>只看缺额</source>
        <translation>Gaps only</translation>
    </message>
    <message>
        <source>看名单</source>
        <translation>See roster</translation>
    </message>
    <message>
        <source>打印班级名单</source>
        <translation>Print class list</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>Students</translation>
    </message>
    <message>
        <source>班主任</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>副班主任</source>
        <translation>Deputy</translation>
    </message>
    <message>
        <source>团支书</source>
        <translation>League sec.</translation>
    </message>
    <message>
        <source>心理委员 男</source>
        <translation>Peer rep, boy</translation>
    </message>
    <message>
        <source>心理委员 女</source>
        <translation>Peer rep, girl</translation>
    </message>
    <message>
        <source>学生干部</source>
        <translation>Officers</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>%1 个班</source>
        <translation>Classes: %1</translation>
    </message>
    <message>
        <source>班主任和心理委员都齐</source>
        <translation>homeroom teachers and peer reps complete</translation>
    </message>
    <message>
        <source>,另有 %1 项</source>
        <translation>, and %1 more</translation>
    </message>
    <message>
        <source>缺: %1</source>
        <translation>missing: %1</translation>
    </message>
</context>
<context>
    <name>ClassesSection</name>
    <message>
        <source>班级与班主任</source>
        <translation>Classes and homeroom teachers</translation>
    </message>
    <message>
        <source>班级随学生名单生成,这里填班主任的姓名。</source>
        <translation>Classes come from the roster; enter the names of homeroom teachers here.</translation>
    </message>
    <message>
        <source>还没有班级。导入学生名单后,班级会列在这里。</source>
        <translation>No class yet. Classes are listed here after a roster import.</translation>
    </message>
    <message>
        <source>%1  %2人</source>
        <translation>%1  students: %2</translation>
    </message>
</context>
<context>
    <name>ClausePanel</name>
    <message>
        <source>选一条,这里说明来源、算法和记录。</source>
        <translation>Choose a clause to see its source, method and records.</translation>
    </message>
    <message>
        <source>看记录</source>
        <translation>Show records</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>不写学生姓名。</source>
        <translation>No student names.</translation>
    </message>
    <message>
        <source>我确认达标</source>
        <translation>I confirm: met</translation>
    </message>
    <message>
        <source>确认未达标</source>
        <translation>I confirm: unmet</translation>
    </message>
    <message>
        <source>整改</source>
        <translation>Rectification</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>保存整改</source>
        <translation>Save rectification</translation>
    </message>
    <message>
        <source>看记录 %1</source>
        <translation>Show records: %1</translation>
    </message>
    <message>
        <source>算法: </source>
        <translation>Method: </translation>
    </message>
    <message>
        <source>时点 </source>
        <translation>As of </translation>
    </message>
    <message>
        <source>不足: </source>
        <translation>Short: </translation>
    </message>
    <message>
        <source>还差(未到期): </source>
        <translation>Still lacking (not due yet): </translation>
    </message>
    <message>
        <source> 等 %1 处</source>
        <translation> … (%1 in all)</translation>
    </message>
    <message>
        <source>心理教师还没有发布这个数字。</source>
        <translation>The counsellor has not published this figure yet.</translation>
    </message>
    <message>
        <source>发布 %1 · %2 · %3</source>
        <translation>Published %1 · %2 · %3</translation>
    </message>
    <message>
        <source>有更新,待重新发布</source>
        <translation>Changed since, to be published again</translation>
    </message>
    <message>
        <source>提交后记录有变化,这里是提交时的数字。</source>
        <translation>Records have changed since submission; these are the figures as submitted.</translation>
    </message>
    <message>
        <source>整改结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>登记完成</source>
        <translation>Record as done</translation>
    </message>
    <message>
        <source>%1 %2 确认: %3</source>
        <translation>%1, confirmed by %2: %3</translation>
    </message>
    <message>
        <source>本校设定: %1(文件没有写明)</source>
        <translation>Set by the school: %1 (the notice does not say)</translation>
    </message>
    <message>
        <source>与%1重叠,两条都要看。</source>
        <translation>Overlaps %1; look at both. </translation>
    </message>
    <message>
        <source>建议取最严: %1。</source>
        <translation>Suggested, the strictest: %1. </translation>
    </message>
    <message>
        <source>案卷里现在是 %1</source>
        <translation>Case records now: %1</translation>
    </message>
    <message>
        <source>这一条请到所属规则包的自查里确认。</source>
        <translation>Confirm this clause in the self-check of its own pack.</translation>
    </message>
</context>
<context>
    <name>ClosePane</name>
    <message>
        <source>没有状态的学生</source>
        <translation>Students without a state</translation>
    </message>
    <message>
        <source>没有处置的提示</source>
        <translation>Hints without a disposition</translation>
    </message>
    <message>
        <source>关键条目还没有告知</source>
        <translation>Critical answers nobody was told of</translation>
    </message>
    <message>
        <source>待复测</source>
        <translation>To be retested</translation>
    </message>
    <message>
        <source>还差:%1</source>
        <translation>Still missing: %1</translation>
    </message>
    <message>
        <source>关闭前</source>
        <translation>Before closing</translation>
    </message>
    <message>
        <source>去核对</source>
        <translation>Go and check</translation>
    </message>
    <message>
        <source>去处置</source>
        <translation>Go and decide</translation>
    </message>
    <message>
        <source>分布(仅人数)</source>
        <translation>Distribution (counts only)</translation>
    </message>
    <message>
        <source>哪一项的分布</source>
        <translation>Distribution of</translation>
    </message>
    <message>
        <source>人数很小的年级不分开写,写作 *,使小的人数推不出来。打印的图用同一组数。</source>
        <translation>Small grades are not shown apart but as *, so that small counts cannot be worked out. The printed chart uses the same numbers.</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>排查汇总</source>
        <translation>Summary of checks</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>关闭本轮</source>
        <translation>Close the round</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>%1 关闭,%2</source>
        <translation>%1 closed, %2</translation>
    </message>
    <message>
        <source>%1 重新打开,%2:%3</source>
        <translation>%1 reopened, %2: %3</translation>
    </message>
</context>
<context>
    <name>ClosingPanel</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ConclusionEdit</name>
    <message>
        <source>档案里还没有可以采用的记录,请写一条依据。</source>
        <translation>The file holds no record to rely on yet; please write one ground.</translation>
    </message>
    <message>
        <source>依据(勾选采用)</source>
        <translation>Grounds (tick to use)</translation>
    </message>
    <message>
        <source>其他依据</source>
        <translation>Other grounds</translation>
    </message>
    <message>
        <source>保护因素</source>
        <translation>Protective factors</translation>
    </message>
    <message>
        <source>家长意见</source>
        <translation>Parents&apos; view</translation>
    </message>
    <message>
        <source>结论等级(按 0-4;不选为不变)</source>
        <translation>Concluded grade (press 0-4; none = unchanged)</translation>
    </message>
    <message>
        <source>等级有变化时必填,20到500字。调低等级要另一位审核。</source>
        <translation>Needed when the grade changes, 20 to 500 characters. Lowering a grade needs a second reviewer.</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>复评日期</source>
        <translation>Review date</translation>
    </message>
    <message>
        <source>去向</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>回避: %1</source>
        <translation>Steps aside: %1</translation>
    </message>
    <message>
        <source>间隔在 规则与口径 设定</source>
        <translation>The interval is set under Rules</translation>
    </message>
</context>
<context>
    <name>ConferenceView</name>
    <message>
        <source>研判会</source>
        <translation>Case conference</translation>
    </message>
    <message>
        <source>待议 %1</source>
        <translation>To discuss %1</translation>
    </message>
    <message>
        <source>有一份%1没写完的结论。</source>
        <translation>There is an unfinished conclusion from %1.</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>方案与小组</source>
        <translation>Plan and group</translation>
    </message>
    <message>
        <source>降级需要另一位审核。本条已存为待审,等级未变。请另一位心理教师登录后确认。</source>
        <translation>Lowering a grade needs a second reviewer. This is saved for review and the grade is unchanged. Ask another counsellor to sign in and confirm.</translation>
    </message>
    <message>
        <source>已存为待审</source>
        <translation>Saved for review</translation>
    </message>
    <message>
        <source>结论已保存</source>
        <translation>Conclusion saved</translation>
    </message>
    <message>
        <source>已列入待议</source>
        <translation>Added to the list</translation>
    </message>
    <message>
        <source>会议信息已保存</source>
        <translation>Meeting details saved</translation>
    </message>
    <message>
        <source>已移出待议</source>
        <translation>Taken off the list</translation>
    </message>
    <message>
        <source>审核意见已记下</source>
        <translation>Review recorded</translation>
    </message>
    <message>
        <source>没有待议学生。可从 预警 或 筛查 送入,或在上方输入姓名首字母。</source>
        <translation>No student to discuss. Send them here from Warnings or Screening, or type name initials above.</translation>
    </message>
    <message>
        <source>移出理由</source>
        <translation>Reason for taking off</translation>
    </message>
    <message>
        <source>移出名单</source>
        <translation>Take off list</translation>
    </message>
    <message>
        <source>打开档案</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>结束并出纪要</source>
        <translation>Close and print minutes</translation>
    </message>
    <message>
        <source>下一位</source>
        <translation>Next student</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>会议信息</source>
        <translation>Meeting details</translation>
    </message>
    <message>
        <source>本人回避</source>
        <translation>I step aside</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>研判会签到表</source>
        <translation>Conference sign-in sheet</translation>
    </message>
    <message>
        <source>研判会记录</source>
        <translation>Conference minutes</translation>
    </message>
    <message>
        <source>家长告知书和回执</source>
        <translation>Parent notice and reply slip</translation>
    </message>
    <message>
        <source>分级统计(仅人数)</source>
        <translation>Counts by grade (numbers only)</translation>
    </message>
    <message>
        <source>到期的复评只能做完,不能移出。</source>
        <translation>A review that is due can only be completed, not taken off the list.</translation>
    </message>
    <message>
        <source>不写结论,从待议名单移出;理由留在记录里。</source>
        <translation>Taken off the list without a conclusion; the reason stays on record.</translation>
    </message>
    <message>
        <source>议这名学生时谁回避、为什么;写进会议记录。清空即不回避。</source>
        <translation>Who steps aside for this student and why; it goes into the minutes. Empty means nobody does.</translation>
    </message>
    <message>
        <source>回避</source>
        <translation>Stepping aside</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>加一名:姓名首字母 / 学籍号后4位</source>
        <translation>Add one: initials / last 4 digits of the number</translation>
    </message>
    <message>
        <source>没有待议学生。</source>
        <translation>Nobody is waiting.</translation>
    </message>
</context>
<context>
    <name>ConsentBar</name>
    <message>
        <source>记同意</source>
        <translation>Record consent</translation>
    </message>
    <message>
        <source>注明依据继续</source>
        <translation>Go on with a legal ground</translation>
    </message>
    <message>
        <source>例如:学生处于紧急情况,先保护安全;监护人联系不上,当天补办。会记下是谁写的。</source>
        <translation>For example: an emergency, safety comes first; the guardian cannot be reached, to be made up the same day. Who wrote it is recorded.</translation>
    </message>
    <message>
        <source>没有同意仍要继续的依据</source>
        <translation>Ground for going on without consent</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>登记撤回</source>
        <translation>Record withdrawal</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>撤回同意:%1</source>
        <translation>Withdraw consent: %1</translation>
    </message>
    <message>
        <source>知情同意:%1</source>
        <translation>Consent: %1</translation>
    </message>
    <message>
        <source>没有扫描件,以后可以补</source>
        <translation>No scan; it can be added later</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>回答</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>签字日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>签字人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>撤回原因</source>
        <translation>Why it was withdrawn</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>选扫描件</source>
        <translation>Choose the scan</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>还没有填</source>
        <translation>Not filled in yet</translation>
    </message>
</context>
<context>
    <name>ConsentPane</name>
    <message>
        <source>这个班没有要问同意的学生。</source>
        <translation>Nobody in this class has to be asked.</translation>
    </message>
    <message>
        <source>这一轮没有量表,不要求知情同意。拒绝参加的学生,在“摸排”里记为拒测。</source>
        <translation>This round has no scale and needs no consent. Record students who decline under Check.</translation>
    </message>
    <message>
        <source>印告知书和同意书</source>
        <translation>Print letters and consent slips</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>未回</source>
        <translation>Not returned</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>签字日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>回执上的签字日期</source>
        <translation>Day signed on the slip</translation>
    </message>
    <message>
        <source>回执同意</source>
        <translation>Slip: agreed</translation>
    </message>
    <message>
        <source>回执不同意</source>
        <translation>Slip: refused</translation>
    </message>
    <message>
        <source>回执的意见</source>
        <translation>What the slip says</translation>
    </message>
    <message>
        <source>记回执</source>
        <translation>Record the slip</translation>
    </message>
    <message>
        <source>不满14周岁的学生要有监护人同意;没有同意的,答卷不导入,也不保存。已明确不同意的,不论年龄都不导入。</source>
        <translation>Students under 14 need a guardian&apos;s consent; without it a sheet is neither imported nor kept. Whoever refused is not imported at any age.</translation>
    </message>
    <message>
        <source>每名学生都要有监护人同意;没有同意的,答卷不导入,也不保存。</source>
        <translation>Every student needs a guardian&apos;s consent; without it a sheet is neither imported nor kept.</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>占比</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>%1个班</source>
        <translation>Classes: %1</translation>
    </message>
    <message>
        <source>印 %1 的告知书和同意书</source>
        <translation>Print letters and slips of %1</translation>
    </message>
    <message>
        <source>选中 %1 人</source>
        <translation>Chosen: %1</translation>
    </message>
</context>
<context>
    <name>ConsentsView</name>
    <message>
        <source>知情同意</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>同意什么</source>
        <translation>Consent to</translation>
    </message>
    <message>
        <source>印本班同意书</source>
        <translation>Print consent forms of the class</translation>
    </message>
    <message>
        <source>这个班还没有学生。导入名单后会出现在这里。</source>
        <translation>Nobody is in this class yet. Students appear once the roster is imported.</translation>
    </message>
    <message>
        <source>已记 %1 份回执</source>
        <translation>Slips recorded: %1</translation>
    </message>
    <message>
        <source>已登记发出 %1 份</source>
        <translation>Recorded as issued: %1</translation>
    </message>
    <message>
        <source>签字日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>回执上的签字日期</source>
        <translation>Day signed on the slip</translation>
    </message>
    <message>
        <source>回执同意</source>
        <translation>Slip: agreed</translation>
    </message>
    <message>
        <source>回执不同意</source>
        <translation>Slip: refused</translation>
    </message>
    <message>
        <source>回执的意见</source>
        <translation>What the slip says</translation>
    </message>
    <message>
        <source>登记已发出</source>
        <translation>Record as issued</translation>
    </message>
    <message>
        <source>记回执</source>
        <translation>Record the slip</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>签字人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>说明或依据</source>
        <translation>Note or ground</translation>
    </message>
    <message>
        <source>选了 %1 名</source>
        <translation>Chosen: %1</translation>
    </message>
    <message>
        <source>先选学生;按住 Ctrl 或 Shift 可以选多名</source>
        <translation>Choose students first; hold Ctrl or Shift for several</translation>
    </message>
    <message>
        <source>%1 发出</source>
        <translation>issued %1</translation>
    </message>
</context>
<context>
    <name>ContactsView</name>
    <message>
        <source>谈心家访</source>
        <translation>Talks and visits</translation>
    </message>
    <message>
        <source>谈心</source>
        <translation>Talks</translation>
    </message>
    <message>
        <source>家访</source>
        <translation>Home visits</translation>
    </message>
    <message>
        <source>家长沟通</source>
        <translation>Parent contacts</translation>
    </message>
    <message>
        <source>还没有设置校历,不能按学期统计谈心。先在“学校与校历”填写学期起止。</source>
        <translation>There is no school calendar, so talks cannot be counted by term. Enter the term dates under &quot;School and calendar&quot; first.</translation>
    </message>
    <message>
        <source>已保存 %1 人的谈心</source>
        <translation>Talks saved: %1</translation>
    </message>
    <message>
        <source>家访已登记</source>
        <translation>Home visit recorded</translation>
    </message>
    <message>
        <source>家长沟通已登记</source>
        <translation>Parent contact recorded</translation>
    </message>
    <message>
        <source>%1 人已有别人或别的日期的记录,没有改动,请到学生页更正</source>
        <translation>left unchanged because recorded by someone else or on another day: %1. Correct these on the student page</translation>
    </message>
    <message>
        <source>;</source>
        <translation>; </translation>
    </message>
    <message>
        <source>家访已更正</source>
        <translation>Home visit corrected</translation>
    </message>
    <message>
        <source>家长沟通已更正</source>
        <translation>Parent contact corrected</translation>
    </message>
    <message>
        <source>这次家访已撤回</source>
        <translation>Home visit taken back</translation>
    </message>
    <message>
        <source>这次家长沟通已撤回</source>
        <translation>Parent contact taken back</translation>
    </message>
    <message>
        <source>右边还有一次没保存的登记,没有换成这名学生。请先保存或清空,再选学生。</source>
        <translation>The form on the right holds an unsaved entry, so the student was not changed. Save or clear it first, then choose the student.</translation>
    </message>
    <message>
        <source>家长通报</source>
        <translation>Home notices</translation>
    </message>
    <message>
        <source>班级包</source>
        <translation>Class packets</translation>
    </message>
    <message>
        <source>设置校历</source>
        <translation>Set school calendar</translation>
    </message>
    <message>
        <source>正在读交回的表</source>
        <translation>Reading the sheets</translation>
    </message>
    <message>
        <source>表格和预警单</source>
        <translation>Sheets and warning slips</translation>
    </message>
    <message>
        <source>班级包存为表格</source>
        <translation>Save class packets as sheets</translation>
    </message>
    <message>
        <source>打印空白预警单</source>
        <translation>Print blank warning slips</translation>
    </message>
    <message>
        <source>空白预警单存为表格</source>
        <translation>Save blank warning slips as sheets</translation>
    </message>
    <message>
        <source>读回班级包</source>
        <translation>Read packets back</translation>
    </message>
    <message>
        <source>印班级包</source>
        <translation>Print class packets</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>更正为</source>
        <translation>Correct to</translation>
    </message>
    <message>
        <source>这一步没有发生</source>
        <translation>This step did not happen</translation>
    </message>
    <message>
        <source>原来记下的时间保留在旁边。</source>
        <translation>The time first recorded stays beside it.</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>不更正</source>
        <translation>No correction</translation>
    </message>
    <message>
        <source>请写明理由。</source>
        <translation>Please give a reason.</translation>
    </message>
</context>
<context>
    <name>CounselingView</name>
    <message>
        <source>已恢复 %1 的草稿。</source>
        <translation>Draft of %1 is back.</translation>
    </message>
    <message>
        <source>约下次</source>
        <translation>Book next</translation>
    </message>
    <message>
        <source>学生页</source>
        <translation>Student page</translation>
    </message>
    <message>
        <source>已签名</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>已签名并锁定</source>
        <translation>Signed and locked</translation>
    </message>
    <message>
        <source>已作废,编号不再使用</source>
        <translation>Voided; the number is not used again</translation>
    </message>
    <message>
        <source>已补记</source>
        <translation>Amended</translation>
    </message>
    <message>
        <source>已约 %1</source>
        <translation>Booked %1</translation>
    </message>
    <message>
        <source>已对应,工作量会计入</source>
        <translation>Matched; the workload now counts</translation>
    </message>
    <message>
        <source>您的账户还没有对应到队伍里的人。记录照常保存,工作量要对应后才计入。我是</source>
        <translation>Your account is not matched to anyone on the staff list. Records are saved as usual; workload counts once matched. I am</translation>
    </message>
    <message>
        <source>对应</source>
        <translation>Match</translation>
    </message>
</context>
<context>
    <name>CounterBlock</name>
    <message>
        <source>要求 %1</source>
        <translation>Required %1</translation>
    </message>
    <message>
        <source>已够</source>
        <translation>Enough</translation>
    </message>
    <message>
        <source>还不够</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>计划 %1 够</source>
        <translation>Plan %1, enough</translation>
    </message>
    <message>
        <source>计划 %1 不够</source>
        <translation>Plan %1, short</translation>
    </message>
    <message>
        <source>要求已达到</source>
        <translation>Requirement met</translation>
    </message>
    <message>
        <source>开放</source>
        <translation>Open hours</translation>
    </message>
    <message>
        <source>心理课</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>辅导</source>
        <translation>Counselling</translation>
    </message>
    <message>
        <source>本周%1个教学日,按 %2 %3 计</source>
        <translation>School days this week: %1, so counted against %2 %3</translation>
    </message>
    <message>
        <source>到%1还差 %2</source>
        <translation>Still to do by %1: %2</translation>
    </message>
    <message>
        <source>(可改)</source>
        <translation>(change)</translation>
    </message>
    <message>
        <source>本周%1个教学日,本校定照整周要求</source>
        <translation>School days this week: %1; the school keeps the full-week requirement</translation>
    </message>
</context>
<context>
    <name>CountersColumn</name>
    <message>
        <source>现在不在教学周内,没有周计数。</source>
        <translation>Not a teaching week, so there are no weekly counts.</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>近期没有要交的表。</source>
        <translation>No form is due soon.</translation>
    </message>
    <message>
        <source>本周没有按周计的要求。</source>
        <translation>Nothing is counted by the week this week.</translation>
    </message>
    <message>
        <source>还没有设置校历。</source>
        <translation>No school calendar yet.</translation>
    </message>
    <message>
        <source>去设置</source>
        <translation>Set it</translation>
    </message>
</context>
<context>
    <name>CrisisNoteView</name>
    <message>
        <source>危机处置</source>
        <translation>Crisis response</translation>
    </message>
    <message>
        <source>只记时间和步骤,封存给心理教师</source>
        <translation>Only times and steps, sealed for the counselling teacher</translation>
    </message>
    <message>
        <source>先保证安全。点一步记一次时间,心理教师登录后核对并入处置;点错的由心理教师搁置。</source>
        <translation>Safety first. Each press records a time; the counselling teacher checks and takes them over after signing in, and sets wrong ones aside.</translation>
    </message>
    <message>
        <source>报警 110     急救 120</source>
        <translation>Police 110     Ambulance 120</translation>
    </message>
    <message>
        <source>已记下并封存: %1</source>
        <translation>Recorded and sealed: %1</translation>
    </message>
    <message>
        <source>再记一次</source>
        <translation>Once more</translation>
    </message>
</context>
<context>
    <name>CrisisPad</name>
    <message>
        <source>危机:现在</source>
        <translation>Crisis: now</translation>
    </message>
    <message>
        <source>只记时间和步骤,不打开任何学生资料</source>
        <translation>Records only the time and step; opens no student data</translation>
    </message>
    <message>
        <source>已记下 %1。解锁后按 F9 核对并入。</source>
        <translation>Recorded: %1. After unlocking press F9 to check and take over.</translation>
    </message>
</context>
<context>
    <name>CrisisView</name>
    <message>
        <source>开始 %1</source>
        <translation>Began %1</translation>
    </message>
    <message>
        <source>没有进行中的处置。出现危机时按 F9。</source>
        <translation>Nothing under way. Press F9 in a crisis.</translation>
    </message>
    <message>
        <source>刚记下: %1 %2</source>
        <translation>Just recorded: %1 %2</translation>
    </message>
    <message>
        <source>撤销%1秒</source>
        <translation>Undo %1 s</translation>
    </message>
    <message>
        <source>再记一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>已登记学生</source>
        <translation>Student recorded</translation>
    </message>
    <message>
        <source>备注已记下</source>
        <translation>Note recorded</translation>
    </message>
    <message>
        <source>已并入,时间按锁屏时记下的算</source>
        <translation>Taken over with the times of the lock screen</translation>
    </message>
    <message>
        <source>已搁置</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>步骤已更新</source>
        <translation>Steps updated</translation>
    </message>
    <message>
        <source>处置已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>危机处置</source>
        <translation>Crisis response</translation>
    </message>
    <message>
        <source>锁屏后仍可点“现在”</source>
        <translation>&quot;Now&quot; also works on the lock screen</translation>
    </message>
    <message>
        <source>另开一次</source>
        <translation>Begin another</translation>
    </message>
    <message>
        <source>处置记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>步骤设置</source>
        <translation>Set up steps</translation>
    </message>
    <message>
        <source>打印流程卡</source>
        <translation>Print the card of steps</translation>
    </message>
    <message>
        <source>点任何一步即开始计时。先保证安全,文字以后补。</source>
        <translation>The clock starts with any step. Safety first; words can come later.</translation>
    </message>
    <message>
        <source>学生(可以以后再补)</source>
        <translation>Student (may be added later)</translation>
    </message>
    <message>
        <source>并入本次处置</source>
        <translation>Take into this one</translation>
    </message>
    <message>
        <source>不是这次,搁置</source>
        <translation>Not this one, set aside</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>结束,转善后</source>
        <translation>End, on to aftercare</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>还没有记下步骤。</source>
        <translation>No steps recorded yet.</translation>
    </message>
    <message>
        <source>更正、时距和送医交接</source>
        <translation>Corrections, intervals and hand-over</translation>
    </message>
    <message>
        <source>锁屏时记下 %1 条: %2</source>
        <translation>Recorded on the lock screen: %1 (%2)</translation>
    </message>
    <message>
        <source>从它们开始处置</source>
        <translation>Begin from them</translation>
    </message>
    <message>
        <source>%1开始的处置还没有结束,现在点的步骤不记到那一次。</source>
        <translation>What began at %1 has not ended; steps pressed now are not recorded there.</translation>
    </message>
    <message>
        <source>回到那一次</source>
        <translation>Back to it</translation>
    </message>
    <message>
        <source>预案电话没有登记。时间已记下。请直接拨110/120,稍后在 学校保障 补登。</source>
        <translation>No phone numbers of the plan are recorded. The time is kept. Call 110/120 directly and add them later under Safeguards.</translation>
    </message>
    <message>
        <source>预案电话没有登记。请直接拨110/120,稍后在 学校保障 补登。</source>
        <translation>No phone numbers of the plan are recorded. Call 110/120 directly and add them later under Safeguards.</translation>
    </message>
</context>
<context>
    <name>DeadlineRow</name>
    <message>
        <source>逾%1天</source>
        <translation>%1 d late</translation>
    </message>
    <message>
        <source>剩%1天</source>
        <translation>%1 d left</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>DeclareDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>不写学生姓名。</source>
        <translation>No student names.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>我确认达标</source>
        <translation>I confirm: met</translation>
    </message>
    <message>
        <source>按组声明</source>
        <translation>Declare by group</translation>
    </message>
    <message>
        <source>%1 %2 · %3条</source>
        <translation>%1 %2 · clauses %3</translation>
    </message>
    <message>
        <source>请先勾选要声明的条款。</source>
        <translation>Please tick the clauses to declare first.</translation>
    </message>
    <message>
        <source>请写说明。</source>
        <translation>Please write a note.</translation>
    </message>
</context>
<context>
    <name>DemoPage</name>
    <message>
        <source>正在生成示例初级中学:1800名虚构学生和一个学期的记录。大约需要半分钟。</source>
        <translation>Building a sample junior secondary school: 1800 invented students and a term of records. This takes about half a minute.</translation>
    </message>
    <message>
        <source>演示学校</source>
        <translation>Demo school</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>上次离开以后:</source>
        <translation>Since you were last here:</translation>
    </message>
    <message>
        <source>程序出错,这一步没有完成。已保存的内容没有变化。请记下代号 %1 并告诉维护人员。</source>
        <translation>Something went wrong and this step was not completed. Saved content is unchanged. Please note the code %1 and tell whoever maintains the program.</translation>
    </message>
    <message>
        <source>最近的备份</source>
        <translation>the latest backup</translation>
    </message>
    <message>
        <source>%1的备份</source>
        <translation>the backup of %1</translation>
    </message>
</context>
<context>
    <name>DestroyPanel</name>
    <message>
        <source>打印销毁清单</source>
        <translation>Print the list</translation>
    </message>
    <message>
        <source>案卷记录、附件、草稿和导入留底都会删除,名单里只留没有姓名的一行供统计。审计只留编号。</source>
        <translation>Case records, files, drafts and traces of imports are deleted; the roster keeps one line without a name for counts, the audit keeps ids only.</translation>
    </message>
    <message>
        <source>已核对签字的清单,知道不能恢复</source>
        <translation>I checked the signed list and know it cannot be undone</translation>
    </message>
    <message>
        <source>销毁</source>
        <translation>Destroy</translation>
    </message>
    <message>
        <source>审核人签字的纸质件</source>
        <translation>The reviewer&apos;s signed paper</translation>
    </message>
    <message>
        <source>第二人</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>第二人的口令</source>
        <translation>Second person&apos;s passphrase</translation>
    </message>
    <message>
        <source>审核人</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>签字日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>销毁%1份档案</source>
        <translation>Destroy files: %1</translation>
    </message>
</context>
<context>
    <name>DisposePane</name>
    <message>
        <source>没有要处置的提示。</source>
        <translation>No hints to decide on.</translation>
    </message>
    <message>
        <source>有提示 %1 人,已处置 %2 人</source>
        <translation>With a hint: %1, decided: %2</translation>
    </message>
    <message>
        <source>关键条目:当天当面了解,并告知班主任和监护人</source>
        <translation>Critical answer: talk in person the same day, tell the homeroom teacher and the guardian</translation>
    </message>
    <message>
        <source>记告知</source>
        <translation>Record who was told</translation>
    </message>
    <message>
        <source>打开档案</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>条目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>知道的时间</source>
        <translation>Known since</translation>
    </message>
    <message>
        <source>告知了谁、什么时候</source>
        <translation>Who was told, and when</translation>
    </message>
    <message>
        <source>待处置</source>
        <translation>To be decided</translation>
    </message>
    <message>
        <source>分数只是提示,不是结论;处置由人决定。</source>
        <translation>A score is a hint, not a conclusion; a person decides.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>提示(非结论)</source>
        <translation>Hint (no conclusion)</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>经手</source>
        <translation>By</translation>
    </message>
    <message>
        <source>说明,可不填</source>
        <translation>Note, optional</translation>
    </message>
    <message>
        <source>进研判</source>
        <translation>To conference</translation>
    </message>
    <message>
        <source>记处置</source>
        <translation>Record disposition</translation>
    </message>
    <message>
        <source>第%1题</source>
        <translation>Item %1</translation>
    </message>
    <message>
        <source>还没有告知</source>
        <translation>Nobody told yet</translation>
    </message>
    <message>
        <source>选中 %1 人</source>
        <translation>Chosen: %1</translation>
    </message>
    <message>
        <source>批量处置</source>
        <translation>Decide for several</translation>
    </message>
</context>
<context>
    <name>DraftRow</name>
    <message>
        <source>续写</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>DrillPanel</name>
    <message>
        <source>恢复单验证</source>
        <translation>Check of recovery sheet</translation>
    </message>
    <message>
        <source>验证</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>请两人在场启封,照恢复单输入恢复码,看它是否还能打开全部密钥。资料不会变化。</source>
        <translation>Unseal it with two people present and type the recovery code to see whether it still opens every key. Nothing is changed.</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>验证后请重新封存,并在封套上登记。每年至少验证一次。</source>
        <translation>Afterwards seal it again and note it on the envelope. Check at least once a year.</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>选择文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>可以读的文件</source>
        <translation>Files that can be read</translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message>
        <source>打开%1</source>
        <translation>Open %1</translation>
    </message>
</context>
<context>
    <name>EmptyTableImport</name>
    <message>
        <source>导入以前的记录</source>
        <translation>Import earlier records</translation>
    </message>
    <message>
        <source>导入重点关注名单</source>
        <translation>Import priority care list</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>共 %1 条</source>
        <translation>Records: %1</translation>
    </message>
    <message>
        <source>共 %1 条,合计 %2</source>
        <translation>Records %1, total %2</translation>
    </message>
</context>
<context>
    <name>EvidenceSection</name>
    <message>
        <source>佐证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>材料名称</source>
        <translation>Name of material</translation>
    </message>
    <message>
        <source>不写学生姓名。</source>
        <translation>No student names.</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>加入佐证</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>%1(纸质)</source>
        <translation>%1 (paper)</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>选择佐证文件</source>
        <translation>Choose evidence file</translation>
    </message>
    <message>
        <source>文档和图片 (*.pdf *.docx *.xlsx *.jpg *.png)</source>
        <translation>Documents and images (*.pdf *.docx *.xlsx *.jpg *.png)</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>退回 %1</source>
        <translation>Returned %1</translation>
    </message>
    <message>
        <source>已签收 %1</source>
        <translation>Receipted %1</translation>
    </message>
    <message>
        <source>已送出 %1</source>
        <translation>Sent %1</translation>
    </message>
    <message>
        <source>已导出 %1</source>
        <translation>Exported %1</translation>
    </message>
    <message>
        <source>已签名,还没有导出</source>
        <translation>Signed, not exported yet</translation>
    </message>
    <message>
        <source>r%1 已签名</source>
        <translation>r%1 signed</translation>
    </message>
    <message>
        <source>r%1 %2 已导出</source>
        <translation>r%1 %2 exported</translation>
    </message>
    <message>
        <source>%1 已送出</source>
        <translation>%1 sent</translation>
    </message>
    <message>
        <source>%1 退回(%2)</source>
        <translation>%1 returned (%2)</translation>
    </message>
    <message>
        <source>%1 已签收</source>
        <translation>%1 receipted</translation>
    </message>
    <message>
        <source>%1 ◷迟报</source>
        <translation>%1 ◷ late</translation>
    </message>
    <message>
        <source>收下签收回执 %1 份。</source>
        <translation>Receipts taken in: %1. </translation>
    </message>
    <message>
        <source>r%1 被退回:%2。期限 %3。</source>
        <translation>r%1 was returned: %2. Due %3. </translation>
    </message>
    <message>
        <source>%1 份以前收过,没有变化。</source>
        <translation>Taken in before, unchanged: %1. </translation>
    </message>
    <message>
        <source>%1 份已原样存好,等校长的账户打开本页时自动拆开。</source>
        <translation>Kept unopened until the principal&apos;s account opens this page: %1. </translation>
    </message>
</context>
<context>
    <name>ExchangePanel</name>
    <message>
        <source>收件单位</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>这份表</source>
        <translation>This form</translation>
    </message>
    <message>
        <source>导出记录</source>
        <translation>Exports</translation>
    </message>
    <message>
        <source>核对收件名片</source>
        <translation>Check recipient card</translation>
    </message>
    <message>
        <source>一致,登记</source>
        <translation>They match, enrol</translation>
    </message>
    <message>
        <source>先不登记</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Please note</translation>
    </message>
    <message>
        <source>这个单位已登记过,登记后改用新的密钥。请先电话核实。</source>
        <translation>This unit is already enrolled; enrolling switches to the new key. Confirm by phone first.</translation>
    </message>
    <message>
        <source>请照该单位盖章的纸质登记单输入第 %1 组。不要照文件或屏幕抄。</source>
        <translation>Type groups %1 from that unit&apos;s stamped paper enrolment sheet. Do not copy from a file or the screen.</translation>
    </message>
    <message>
        <source>指纹</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>签批</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>还没有外发过。</source>
        <translation>Nothing exported yet.</translation>
    </message>
    <message>
        <source>回执</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>迟报</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>标记已送出</source>
        <translation>Mark as sent</translation>
    </message>
    <message>
        <source>看退回单</source>
        <translation>See return slip</translation>
    </message>
    <message>
        <source>做更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>打印交接单</source>
        <translation>Print handover slip</translation>
    </message>
    <message>
        <source>请在 %1 前更正。</source>
        <translation>Please correct by %1.</translation>
    </message>
    <message>
        <source>做更正 r%1</source>
        <translation>Correct as r%1</translation>
    </message>
</context>
<context>
    <name>ExchangeView</name>
    <message>
        <source>还没有可以外发的表。统计表提交并由校长签批后会出现在这里。</source>
        <translation>No form is ready to export. Forms appear here once submitted and approved by the principal.</translation>
    </message>
    <message>
        <source>选定收件单位和表后,这里逐项列出将离开学校的内容。</source>
        <translation>Choose a recipient and a form to see, item by item, what will leave the school.</translation>
    </message>
    <message>
        <source>表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Ver.</translation>
    </message>
    <message>
        <source>签批</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>将离开的内容</source>
        <translation>What will leave</translation>
    </message>
    <message>
        <source>值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>(空)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>从哪里来</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>与上次报送比</source>
        <translation>Against last report</translation>
    </message>
    <message>
        <source>待校长签批</source>
        <translation>Awaiting the principal</translation>
    </message>
    <message>
        <source>已签批,待校长封包</source>
        <translation>Approved, to be sealed</translation>
    </message>
    <message>
        <source>心理教师发布 %1</source>
        <translation>Published %1</translation>
    </message>
    <message>
        <source>改动:%1</source>
        <translation>Changed: %1</translation>
    </message>
    <message>
        <source>没有此项</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>人工填写</source>
        <translation>Typed in</translation>
    </message>
    <message>
        <source>记录计算</source>
        <translation>Counted from records</translation>
    </message>
    <message>
        <source>没有变化</source>
        <translation>No change</translation>
    </message>
    <message>
        <source>上次 %1</source>
        <translation>Last time %1</translation>
    </message>
    <message>
        <source>外发</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>收件单位</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>还没有登记收件单位</source>
        <translation>No recipient enrolled yet</translation>
    </message>
    <message>
        <source>生成登记申请</source>
        <translation>Make request</translation>
    </message>
    <message>
        <source>打印登记单</source>
        <translation>Print sheet</translation>
    </message>
    <message>
        <source>登记收件单位</source>
        <translation>Enrol recipient</translation>
    </message>
    <message>
        <source>选择上级单位给的收件名片文件</source>
        <translation>Choose the recipient card file from the office above</translation>
    </message>
    <message>
        <source>签批并封包</source>
        <translation>Approve and seal</translation>
    </message>
    <message>
        <source>生成加密包</source>
        <translation>Make encrypted bundle</translation>
    </message>
    <message>
        <source>指纹 %1 … 已登记 %2</source>
        <translation>Fingerprint %1 … enrolled %2</translation>
    </message>
    <message>
        <source>含姓名: %1(已查 %2 处文字)</source>
        <translation>Names found: %1 (text fields checked: %2)</translation>
    </message>
    <message>
        <source>将离开:表头 %1 项,数字和备注 %2 项。不会离开:姓名、学籍号、任何个人记录。</source>
        <translation>Leaves: %1 headings, %2 figures/remarks. No names, student nos., records.</translation>
    </message>
    <message>
        <source>已生成 %1  %2 KB  校验码 %3  已读回核对 √</source>
        <translation>Made %1  %2 KB  check code %3  read back √</translation>
    </message>
    <message>
        <source>已签名封包。数字已定,之后再改会成为新的版本。现在可以生成加密包。</source>
        <translation>Signed and sealed. The figures are fixed; later changes become a new version. You can now make the encrypted bundle.</translation>
    </message>
    <message>
        <source>已登记收件单位“%1”。</source>
        <translation>Recipient &quot;%1&quot; enrolled.</translation>
    </message>
    <message>
        <source>已存为“%1”。登记申请请连同盖章的纸质登记单一起交给上级。</source>
        <translation>Saved as &quot;%1&quot;. Hand the request in together with the stamped paper enrolment sheet.</translation>
    </message>
    <message>
        <source>选择收件名片</source>
        <translation>Choose recipient card</translation>
    </message>
    <message>
        <source>收件名片 (*.json)</source>
        <translation>Recipient card (*.json)</translation>
    </message>
    <message>
        <source>收回执</source>
        <translation>Take in receipt</translation>
    </message>
    <message>
        <source>选择回执或退回单文件,也可以直接拖到本页</source>
        <translation>Choose a receipt or return slip, or drop it on this page</translation>
    </message>
    <message>
        <source>外发清单</source>
        <translation>List of exports</translation>
    </message>
    <message>
        <source>安全弹出</source>
        <translation>Eject safely</translation>
    </message>
    <message>
        <source>U盘已弹出,可以拔下。</source>
        <translation>USB stick ejected; you can unplug it.</translation>
    </message>
    <message>
        <source>已标记送出</source>
        <translation>Marked as sent</translation>
    </message>
    <message>
        <source>选择回执或退回单</source>
        <translation>Choose receipt or return slip</translation>
    </message>
    <message>
        <source>回执和退回单 (*.age)</source>
        <translation>Receipts and return slips (*.age)</translation>
    </message>
    <message>
        <source>签名密钥已换,待校长重新签批</source>
        <translation>Signing key changed, awaiting the principal again</translation>
    </message>
    <message>
        <source>再生成一份</source>
        <translation>Make another</translation>
    </message>
</context>
<context>
    <name>ExportsTable</name>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Check code</translation>
    </message>
    <message>
        <source>已读回</source>
        <translation>Read back</translation>
    </message>
</context>
<context>
    <name>ExtendPanel</name>
    <message>
        <source>至少保存到</source>
        <translation>Keep at least until</translation>
    </message>
    <message>
        <source>延长理由</source>
        <translation>Reason for keeping longer</translation>
    </message>
    <message>
        <source>理由留在案卷里。以后的延长代替这一次;学校设定的年限不会因此缩短。</source>
        <translation>The reason stays in the case file. A later extension replaces this one; the school&apos;s own period never gets shorter.</translation>
    </message>
    <message>
        <source>延长</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>延长%1份档案的保存期</source>
        <translation>Keep files longer: %1</translation>
    </message>
</context>
<context>
    <name>FamilyCard</name>
    <message>
        <source>学生页</source>
        <translation>Student page</translation>
    </message>
    <message>
        <source>家访日期</source>
        <translation>Date of visit</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Occasion</translation>
    </message>
    <message>
        <source>访谈人</source>
        <translation>Visited by</translation>
    </message>
    <message>
        <source>接待人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>发现</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>约定</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>下次</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>不约</source>
        <translation>None</translation>
    </message>
    <message>
        <source>沟通日期</source>
        <translation>Date of contact</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>沟通人</source>
        <translation>Contacted by</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
</context>
<context>
    <name>FamilyForm</name>
    <message>
        <source>更正家访</source>
        <translation>Correct home visit</translation>
    </message>
    <message>
        <source>更正家长沟通</source>
        <translation>Correct parent contact</translation>
    </message>
    <message>
        <source>登记一次家访</source>
        <translation>Record a home visit</translation>
    </message>
    <message>
        <source>登记一次家长沟通</source>
        <translation>Record a parent contact</translation>
    </message>
    <message>
        <source>不约</source>
        <translation>None</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>访谈人</source>
        <translation>Visited by</translation>
    </message>
    <message>
        <source>沟通人</source>
        <translation>Contacted by</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Occasion</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>写关系,如母亲、祖父。</source>
        <translation>Write the relation, e.g. mother, grandfather.</translation>
    </message>
    <message>
        <source>接待人关系</source>
        <translation>Received by (relation)</translation>
    </message>
    <message>
        <source>发现</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>约定</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>下次</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>更正理由</source>
        <translation>Reason for correcting</translation>
    </message>
</context>
<context>
    <name>FamilyPane</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>还没有设定重点关爱学生的等级,不能计算家访覆盖。</source>
        <translation>The grade for priority care is not set, so visit coverage cannot be counted.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>访谈人</source>
        <translation>Visited by</translation>
    </message>
    <message>
        <source>约定</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>下次</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>沟通人</source>
        <translation>Contacted by</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>本年家访: </source>
        <translation>Visits this year: </translation>
    </message>
    <message>
        <source>未访名单</source>
        <translation>Not visited yet</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Occasion</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>再登记一次</source>
        <translation>Record another</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Stop editing</translation>
    </message>
    <message>
        <source>保存更正</source>
        <translation>Save correction</translation>
    </message>
    <message>
        <source>本学年还没有家访记录。在右栏登记一次。</source>
        <translation>No home visits this school year. Record one on the right.</translation>
    </message>
    <message>
        <source>本学年还没有家长沟通记录。在右栏登记一次。</source>
        <translation>No contacts with parents this school year. Record one on the right.</translation>
    </message>
</context>
<context>
    <name>FileButton</name>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>可以把文件拖到这里</source>
        <translation>You can drop a file here</translation>
    </message>
    <message>
        <source>选择材料和照片</source>
        <translation>Choose papers and pictures</translation>
    </message>
    <message>
        <source>可以保存的文件</source>
        <translation>Files that can be kept</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>期次</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>认领</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>说明(电话核实的结果)</source>
        <translation>Note (outcome of the phone call)</translation>
    </message>
    <message>
        <source>核实无误,收下</source>
        <translation>Confirmed, accept</translation>
    </message>
    <message>
        <source>不收</source>
        <translation>Do not accept</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>档案各项</source>
        <translation>Sections of the file</translation>
    </message>
    <message>
        <source>还缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>各项都有</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>补一条</source>
        <translation>Add one</translation>
    </message>
    <message>
        <source>基本与家庭</source>
        <translation>Basics and family</translation>
    </message>
    <message>
        <source>还没有。家庭结构、主要照料者、兴趣与优势记在这里,每条写明来源。</source>
        <translation>Nothing yet. Family, main carers, interests and strengths go here, each with its source.</translation>
    </message>
    <message>
        <source>记事件</source>
        <translation>Record an event</translation>
    </message>
    <message>
        <source>成长中的事件</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>还没有。转学、监护人变更、家庭变故等记在这里;有些会提醒家访。</source>
        <translation>Nothing yet. Changes of school or guardian and family events go here; some remind of a home visit.</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source> · 提醒家访 BJ-31</source>
        <translation> · home visit due BJ-31</translation>
    </message>
    <message>
        <source>来源 %1</source>
        <translation>Source %1</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
</context>
<context>
    <name>FilePick</name>
    <message>
        <source>选择文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>可以把文件拖到这里</source>
        <translation>You can drop a file here</translation>
    </message>
    <message>
        <source>可以保存的文件</source>
        <translation>Files that can be kept</translation>
    </message>
</context>
<context>
    <name>FilePicks</name>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>FilesBox</name>
    <message>
        <source>材料(封存)</source>
        <translation>Papers (sealed)</translation>
    </message>
    <message>
        <source>还没有材料。可以放入文件,或登记保密柜里的纸质材料。</source>
        <translation>No papers yet. Put in a file, or record a paper kept in the safe.</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>取出</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>事件与分析会</source>
        <translation>Event and review meeting</translation>
    </message>
    <message>
        <source>打开过卷宗的人</source>
        <translation>Who opened the dossier</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>提供人</source>
        <translation>Provided by</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>文件(封存)</source>
        <translation>File (sealed)</translation>
    </message>
    <message>
        <source>纸质,保密柜</source>
        <translation>Paper, in the safe</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>放入</source>
        <translation>Put in</translation>
    </message>
    <message>
        <source>材料名称</source>
        <translation>Name of material</translation>
    </message>
    <message>
        <source>文件(没有就是纸质)</source>
        <translation>File (none: paper)</translation>
    </message>
    <message>
        <source>未开</source>
        <translation>Not held</translation>
    </message>
    <message>
        <source>主要负责人已参加 KZ-41</source>
        <translation>The head took part KZ-41</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>事发日</source>
        <translation>Day of the event</translation>
    </message>
    <message>
        <source>事故分析会</source>
        <translation>Review meeting</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>已选</source>
        <translation>Chosen</translation>
    </message>
</context>
<context>
    <name>FilesPanel</name>
    <message>
        <source>材料和照片</source>
        <translation>Papers and pictures</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>还没有材料和照片。</source>
        <translation>No papers or pictures yet.</translation>
    </message>
    <message>
        <source>有账户的人都能看到,不放个案材料。图片存为“照片1”,不留原来的文件名。</source>
        <translation>Everybody with an account sees them; nothing from case files belongs here. Pictures are kept by a number, without their file names.</translation>
    </message>
    <message>
        <source>看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>另存</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>拿掉</source>
        <translation>Take away</translation>
    </message>
</context>
<context>
    <name>FilterStrip</name>
    <message>
        <source>年级</source>
        <translation>Year group</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>缺监护人电话</source>
        <translation>No guardian phone</translation>
    </message>
    <message>
        <source>学籍号待核</source>
        <translation>Student no. to check</translation>
    </message>
    <message>
        <source>只看这些学生</source>
        <translation>Show only these students</translation>
    </message>
    <message>
        <source>全部年级</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>全部标签</source>
        <translation>All tags</translation>
    </message>
    <message>
        <source>%1/%2 人</source>
        <translation>Students: %1/%2</translation>
    </message>
    <message>
        <source>在校</source>
        <translation>In school</translation>
    </message>
    <message>
        <source>全部,含离校</source>
        <translation>All, with leavers</translation>
    </message>
    <message>
        <source>全部班级</source>
        <translation>All classes</translation>
    </message>
</context>
<context>
    <name>FindView</name>
    <message>
        <source>找记录</source>
        <translation>Find records</translation>
    </message>
    <message>
        <source>没有记录含有这些字词。换个写法再找,或少写几个字。</source>
        <translation>No record holds these words. Try another spelling or fewer words.</translation>
    </message>
    <message>
        <source>写下要找的字词,例如“睡眠”。找的是您能看的记录;他人封存的只显示有这一条。</source>
        <translation>Type what to look for, for example sleep. Only records you may read are searched; what others sealed shows as present only.</translation>
    </message>
    <message>
        <source>已列出最新%1条,还有更早的</source>
        <translation>The newest %1 are shown; there are older ones</translation>
    </message>
    <message>
        <source>共%1条</source>
        <translation>Records: %1</translation>
    </message>
    <message>
        <source>还有%1条记录正在编入索引,可能暂时找不到。稍后再找一次。</source>
        <translation>Still being indexed: %1. They may not be found yet; try again later.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>记录人</source>
        <translation>Recorded by</translation>
    </message>
    <message>
        <source>要找的字词</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>要找的字词,空格隔开的都要有</source>
        <translation>Words; all of them must be there</translation>
    </message>
    <message>
        <source>找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>再列50条</source>
        <translation>50 more</translation>
    </message>
    <message>
        <source>申请查看</source>
        <translation>Ask to read</translation>
    </message>
    <message>
        <source>看</source>
        <translation>View</translation>
    </message>
</context>
<context>
    <name>FinishPage</name>
    <message>
        <source>设置完成,恢复单已核对,案卷库已建立</source>
        <translation>Set-up done: recovery sheet checked, case store created</translation>
    </message>
    <message>
        <source>下一步:用自己的口令登录,从“学生档案”导入学生名单。请把恢复单封好放进保险柜。</source>
        <translation>Next: sign in with your own passphrase and import the roster from &quot;Students&quot;. Seal the recovery sheet and put it in the safe.</translation>
    </message>
    <message>
        <source>下一步:用自己的口令登录,从“学校名册”导入辖区学校。请把恢复单封好放进保险柜。</source>
        <translation>Next: sign in with your own passphrase and import your schools under &quot;Schools&quot;. Seal the recovery sheet and put it in the safe.</translation>
    </message>
</context>
<context>
    <name>FirstRestorePage</name>
    <message>
        <source>选U盘或文件夹里的一份备份,恢复到这台电脑。备份本身不会改动。恢复案卷库需要两个人同意。</source>
        <translation>Choose a backup on a USB stick or in a folder and restore it to this computer. The backup itself is not changed. Restoring the case store needs two people.</translation>
    </message>
    <message>
        <source>从备份恢复</source>
        <translation>Restore from backup</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>第二人的口令</source>
        <translation>Second person&apos;s passphrase</translation>
    </message>
    <message>
        <source>审核人姓名</source>
        <translation>Reviewer&apos;s name</translation>
    </message>
    <message>
        <source>纸质签字的编号</source>
        <translation>Number of the signed paper</translation>
    </message>
    <message>
        <source>放在本机硬盘上,请选空文件夹。</source>
        <translation>On this computer&apos;s own disk; choose an empty folder.</translation>
    </message>
    <message>
        <source>备份所在的文件夹</source>
        <translation>Folder that holds the backups</translation>
    </message>
    <message>
        <source>哪一份备份</source>
        <translation>Which backup</translation>
    </message>
    <message>
        <source>恢复到</source>
        <translation>Restore to</translation>
    </message>
    <message>
        <source>您的账户</source>
        <translation>Your account</translation>
    </message>
    <message>
        <source>您的口令</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>第二人</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>返回首次设置</source>
        <translation>Back to first set-up</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>%1 的备份(%2)</source>
        <translation>Backup of %1 (%2)</translation>
    </message>
    <message>
        <source>恢复到哪个文件夹</source>
        <translation>Folder to restore to</translation>
    </message>
    <message>
        <source>没有第二人,用纸质签字</source>
        <translation>No second person, signed on paper</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>用途与单位</source>
        <translation>Use and unit</translation>
    </message>
    <message>
        <source>校历</source>
        <translation>School calendar</translation>
    </message>
    <message>
        <source>规则包</source>
        <translation>Rule packs</translation>
    </message>
    <message>
        <source>账户</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>恢复单</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>首次设置</source>
        <translation>First set-up</translation>
    </message>
    <message>
        <source>生成密钥和恢复单</source>
        <translation>Make keys and recovery sheet</translation>
    </message>
    <message>
        <source>核对恢复单</source>
        <translation>Check recovery sheet</translation>
    </message>
    <message>
        <source>去登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>{unit}({code})
账户:{names}
资料夹:{folder}</source>
        <translation>{unit} ({code})
Accounts: {names}
Data folder: {folder}</translation>
    </message>
    <message>
        <source>已存下,口令没有存。下次打开程序会接着填。</source>
        <translation>Kept, without passphrases. You can go on next time the program starts.</translation>
    </message>
    <message>
        <source>接着填上次存下的内容。口令没有存,请重新输入。</source>
        <translation>Going on with what was kept last time. Passphrases were not kept; please type them again.</translation>
    </message>
</context>
<context>
    <name>FlagsView</name>
    <message>
        <source>程度</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>必须退回</source>
        <translation>Must return</translation>
    </message>
    <message>
        <source>请说明</source>
        <translation>Please explain</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>未签名</source>
        <translation>Unsigned</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>接受:%1</source>
        <translation>Accepted: %1</translation>
    </message>
    <message>
        <source>未处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>核对清单</source>
        <translation>List of checks</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>To handle</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>向谁核实、结果怎样(5到200字)</source>
        <translation>Who was asked, with what result (5 to 200 characters)</translation>
    </message>
    <message>
        <source>接受说明</source>
        <translation>Note on accepting</translation>
    </message>
    <message>
        <source>接受,注明</source>
        <translation>Accept with note</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>全部退回 %1 所</source>
        <translation>Return all (%1)</translation>
    </message>
    <message>
        <source>%1所学校缺在校生数,%2条规则没有检查。已收数字未改。请在名册补录。</source>
        <translation>Schools without a student count: %1; rules not checked: %2. Figures received are unchanged. Add the count under Schools.</translation>
    </message>
    <message>
        <source>%1 所学校</source>
        <translation>Schools: %1</translation>
    </message>
    <message>
        <source>各校的“必须退回”原因</source>
        <translation>Each school&apos;s own &quot;Must return&quot; reasons</translation>
    </message>
    <message>
        <source>已接受,说明会随这一行进入汇总表。</source>
        <translation>Accepted; the note goes into the merged table with this row.</translation>
    </message>
    <message>
        <source>已退回 %1 所。电子退回单在“收件箱”和回执一起导出,纸质单可现在打印。</source>
        <translation>Schools returned: %1. Electronic slips are exported with the receipts in &quot;Inbox&quot;; paper slips can be printed now.</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>这一期查了哪些情况</source>
        <translation>What was checked for this period</translation>
    </message>
    <message>
        <source>还没有收下的报送,没有可核对的。</source>
        <translation>No report received yet, so nothing to check.</translation>
    </message>
    <message>
        <source>已查 %1 所 × %2 条规则,没有待处理的异常。</source>
        <translation>Checked: schools %1 × rules %2. Nothing to handle.</translation>
    </message>
</context>
<context>
    <name>FollowBox</name>
    <message>
        <source>跟踪记录</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>还没有跟踪记录。</source>
        <translation>No follow-ups yet.</translation>
    </message>
    <message>
        <source>保存更正</source>
        <translation>Save correction</translation>
    </message>
    <message>
        <source>记一次</source>
        <translation>Record one</translation>
    </message>
    <message>
        <source>跟踪日期</source>
        <translation>Day of follow-up</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>下次</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>更正理由</source>
        <translation>Reason for correcting</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>就诊情况(家长提供)</source>
        <translation>Care outside (told by parents)</translation>
    </message>
    <message>
        <source>学校措施</source>
        <translation>What the school does</translation>
    </message>
    <message>
        <source>家长反馈</source>
        <translation>Parents&apos; feedback</translation>
    </message>
    <message>
        <source>不更正了</source>
        <translation>No correction</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Clerk</translation>
    </message>
</context>
<context>
    <name>FontsPart</name>
    <message>
        <source>仿宋(正文)</source>
        <translation>FangSong (text)</translation>
    </message>
    <message>
        <source>小标宋(标题)</source>
        <translation>XiaoBiaoSong (titles)</translation>
    </message>
    <message>
        <source>黑体(一级)</source>
        <translation>HeiTi (level 1)</translation>
    </message>
    <message>
        <source>楷体(二级)</source>
        <translation>KaiTi (level 2)</translation>
    </message>
    <message>
        <source>宋体(表格)</source>
        <translation>SongTi (tables)</translation>
    </message>
    <message>
        <source>正在检查</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>缺的字</source>
        <translation>Missing characters</translation>
    </message>
    <message>
        <source>在读学生的姓名都能印全。</source>
        <translation>The names of all present students can be printed whole.</translation>
    </message>
    <message>
        <source>字体检查</source>
        <translation>Fonts</translation>
    </message>
    <message>
        <source>公文用本机装的仿宋和小标宋,没有的用相近的字体代替,内容和版面不变。装好字体后重开程序。</source>
        <translation>Official papers use this computer&apos;s FangSong and XiaoBiaoSong; a similar face stands in for a missing one, content and layout stay. Restart after installing fonts.</translation>
    </message>
    <message>
        <source>缺字学生</source>
        <translation>Students with missing characters</translation>
    </message>
    <message>
        <source>%1 人,打印前会问是否留空手写</source>
        <translation>Students: %1; before printing you are asked whether to leave a blank for handwriting</translation>
    </message>
    <message>
        <source>没有,%1 名都已检查</source>
        <translation>None; names checked: %1</translation>
    </message>
    <message>
        <source>本机没有,用 %1 代替</source>
        <translation>Not on this computer, %1 stands in</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>收起 Esc</source>
        <translation>Fold away Esc</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold away</translation>
    </message>
</context>
<context>
    <name>FormReportView</name>
    <message>
        <source>登记一次活动</source>
        <translation>Register a campaign</translation>
    </message>
    <message>
        <source>没有进行中的专项活动。上级下发的表会出现在这里。</source>
        <translation>No campaign is running. Forms sent by the office above appear here.</translation>
    </message>
    <message>
        <source>活动已登记</source>
        <translation>Campaign registered</translation>
    </message>
    <message>
        <source>已新建一版,原来的签批件保留</source>
        <translation>New version made; the approved one is kept</translation>
    </message>
    <message>
        <source>已提交,等校长签批</source>
        <translation>Submitted, awaiting the principal</translation>
    </message>
    <message>
        <source>已签批</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>已发布 %1 个数字</source>
        <translation>Figures published: %1</translation>
    </message>
    <message>
        <source>校验通过,可以提交</source>
        <translation>Checks passed, ready to submit</translation>
    </message>
    <message>
        <source>统计表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>勾“没有此项”= 没有此项; 0 = 有此项但为零。提交前请逐格确定。</source>
        <translation>N/A = there is no such item; 0 = the item exists but is zero. Settle every cell before submitting.</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>系统数</source>
        <translation>From records</translation>
    </message>
    <message>
        <source>填报数</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>签批后发给</source>
        <translation>Send to, once approved</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>做更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>发布数字</source>
        <translation>Publish figures</translation>
    </message>
    <message>
        <source>校验</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>提交校长</source>
        <translation>Submit to principal</translation>
    </message>
    <message>
        <source>签批</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>选一次活动</source>
        <translation>Choose a campaign</translation>
    </message>
    <message>
        <source>%1前上报,已过期</source>
        <translation>Was due by %1</translation>
    </message>
    <message>
        <source>会被退回</source>
        <translation>Would be returned</translation>
    </message>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>签批并发给 </source>
        <translation>Approve and send to </translation>
    </message>
    <message>
        <source>只签批,不生成外发包</source>
        <translation>Approve only, make no bundle</translation>
    </message>
    <message>
        <source>还没有保存</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>第%1版 草稿</source>
        <translation>Version %1, draft</translation>
    </message>
    <message>
        <source>第%1版 已提交 %2</source>
        <translation>Version %1, submitted %2</translation>
    </message>
    <message>
        <source>第%1版 已退回: %2</source>
        <translation>Version %1, returned: %2</translation>
    </message>
    <message>
        <source>第%1版 已签批 %2</source>
        <translation>Version %1, approved %2</translation>
    </message>
    <message>
        <source>退回给填表人</source>
        <translation>Return to the author</translation>
    </message>
    <message>
        <source>%1前上报(含当日)</source>
        <translation>Due %1 (that day included)</translation>
    </message>
    <message>
        <source>%1前上报 剩%2天(含当日)</source>
        <translation>Due %1, days left: %2 (that day included)</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>学生页</source>
        <translation>Student page</translation>
    </message>
    <message>
        <source>团体辅导</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>个别辅导</source>
        <translation>Individual</translation>
    </message>
    <message>
        <source>第%1次</source>
        <translation>Session %1</translation>
    </message>
    <message>
        <source>来源 %1</source>
        <translation>Source %1</translation>
    </message>
    <message>
        <source>已约 %1</source>
        <translation>Booked %1</translation>
    </message>
    <message>
        <source>草稿已存 %1</source>
        <translation>Draft saved %1</translation>
    </message>
    <message>
        <source>分</source>
        <translation> min</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>约定(下次来时会看到)</source>
        <translation>Agreed (shown at the next session)</translation>
    </message>
    <message>
        <source>约</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>下次</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>其他心理教师须写明理由才能打开,您会收到通知。</source>
        <translation>Other counsellors must give a reason to open this; you will be told.</translation>
    </message>
    <message>
        <source>全部记录</source>
        <translation>All records</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>存草稿</source>
        <translation>Save draft</translation>
    </message>
    <message>
        <source>签名并锁定</source>
        <translation>Sign and lock</translation>
    </message>
    <message>
        <source>为什么作废</source>
        <translation>Why void it</translation>
    </message>
    <message>
        <source>编号不再使用,草稿一并删去。</source>
        <translation>The number is not used again and the draft is deleted.</translation>
    </message>
    <message>
        <source>时长</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>约下次</source>
        <translation>Book next</translation>
    </message>
    <message>
        <source>过程笔记</source>
        <translation>Process notes</translation>
    </message>
</context>
<context>
    <name>ForwardingView</name>
    <message>
        <source>本期还没有可上报的汇总。</source>
        <translation>Nothing merged to report for this period yet.</translation>
    </message>
    <message>
        <source>报送</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>标识码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>缺报原因和说明</source>
        <translation>Reason missing, notes</translation>
    </message>
    <message>
        <source>退回未更正</source>
        <translation>Returned, open</translation>
    </message>
    <message>
        <source>已签名</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>未签名(Excel)</source>
        <translation>Unsigned (Excel)</translation>
    </message>
    <message>
        <source>未报</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>请注明原因</source>
        <translation>Please give the reason</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Report upward</translation>
    </message>
    <message>
        <source>收件单位</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>还没有登记收件单位,去登记</source>
        <translation>No recipient enrolled yet, enrol one</translation>
    </message>
    <message>
        <source>上报清单</source>
        <translation>List of reports</translation>
    </message>
    <message>
        <source>缺报原因</source>
        <translation>Reason missing</translation>
    </message>
    <message>
        <source>注明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>本级汇总表的表头</source>
        <translation>Headings of our merged table</translation>
    </message>
    <message>
        <source>将离开的内容</source>
        <translation>What will leave</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>生成加密包</source>
        <translation>Make encrypted bundle</translation>
    </message>
    <message>
        <source>学校行 %1(签名 %2 未签名 %3)+ 本级汇总 1   缺 %4 所</source>
        <translation>School rows %1 (signed %2, unsigned %3) + merged 1   missing %4</translation>
    </message>
    <message>
        <source>%1 所未报且未注明原因</source>
        <translation>Missing without a reason: %1</translation>
    </message>
    <message>
        <source>%1 处必须退回,去核对</source>
        <translation>Must return: %1, see Checks</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>原包</source>
        <translation>Bundles</translation>
    </message>
    <message>
        <source>%1 个,各校签名原样保留</source>
        <translation>%1, each school&apos;s signature kept</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>%1 所,标注“未签名(Excel)”</source>
        <translation>%1, marked &quot;Unsigned (Excel)&quot;</translation>
    </message>
    <message>
        <source>本级</source>
        <translation>Ours</translation>
    </message>
    <message>
        <source>汇总表 1 份,缺报原因,核对说明</source>
        <translation>1 merged table, reasons missing, notes on checks</translation>
    </message>
    <message>
        <source>指纹 %1</source>
        <translation>Fingerprint %1</translation>
    </message>
    <message>
        <source>还没有上报过。</source>
        <translation>Nothing reported yet.</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>由负责人的账户签名</source>
        <translation>To be signed by the officer in charge</translation>
    </message>
    <message>
        <source>%1(之后有变化,请重新签名)</source>
        <translation>%1 (changed since, please sign again)</translation>
    </message>
    <message>
        <source>已签名。现在可以生成加密包;之后各校再有变化,需要重新签名。</source>
        <translation>Signed. You can now make the encrypted bundle; if schools change anything later, sign again.</translation>
    </message>
    <message>
        <source>已生成 %1  %2 KB  校验码 %3  已读回核对 √</source>
        <translation>Made %1  %2 KB  check code %3  read back √</translation>
    </message>
    <message>
        <source>安全弹出</source>
        <translation>Eject safely</translation>
    </message>
    <message>
        <source>U盘已弹出,可以拔下。</source>
        <translation>USB stick ejected; you can unplug it.</translation>
    </message>
    <message>
        <source>注明原因</source>
        <translation>Give reason</translation>
    </message>
    <message>
        <source>先签名,再生成加密包</source>
        <translation>Sign first, then make the encrypted bundle</translation>
    </message>
    <message>
        <source>还没有学校的报送可以上报</source>
        <translation>No school has reported yet, so there is nothing to report</translation>
    </message>
    <message>
        <source>已签名,内容没有变化</source>
        <translation>Signed, unchanged since</translation>
    </message>
    <message>
        <source>先注明缺报原因</source>
        <translation>Give the reasons for missing reports first</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>生成演示学校</source>
        <translation>Build demo school</translation>
    </message>
    <message>
        <source>心理教师甲</source>
        <translation>Counsellor A</translation>
    </message>
    <message>
        <source>资料所在的文件夹</source>
        <translation>Folder that holds the data</translation>
    </message>
    <message>
        <source>这是演示学校,学生都是虚构的。各账户的口令都是:
%1</source>
        <translation>This is a demo school; its students are invented. The passphrase of every account is:
%1</translation>
    </message>
</context>
<context>
    <name>GridPane</name>
    <message>
        <source>%1 逐人</source>
        <translation>%1, one by one</translation>
    </message>
    <message>
        <source>保存 %1 人</source>
        <translation>Save %1</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>还没有改动。在名单里按数字键。</source>
        <translation>No change yet. Press the number keys in the list.</translation>
    </message>
    <message>
        <source>其余%1人未见异常</source>
        <translation>The other %1: nothing noticed</translation>
    </message>
    <message>
        <source>其余未见异常</source>
        <translation>Others: nothing noticed</translation>
    </message>
    <message>
        <source>未见异常:1谈话 2观察 3调查</source>
        <translation>Nothing noticed: 1 talk 2 observation 3 survey</translation>
    </message>
    <message>
        <source>见异常:4谈话 5观察 6调查</source>
        <translation>Something noticed: 4 talk 5 observation 6 survey</translation>
    </message>
    <message>
        <source>没做:7缺测 8拒测 9免测 0清除</source>
        <translation>Not done: 7 absent 8 declined 9 exempt 0 clear</translation>
    </message>
    <message>
        <source>选方式</source>
        <translation>Choose a method</translation>
    </message>
    <message>
        <source>摸排日期</source>
        <translation>Day of the check</translation>
    </message>
    <message>
        <source>其余学生的方式</source>
        <translation>Method for the others</translation>
    </message>
    <message>
        <source>谈话</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>观察</source>
        <translation>Observation</translation>
    </message>
    <message>
        <source>调查</source>
        <translation>Survey</translation>
    </message>
    <message>
        <source>量表</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>见异常</source>
        <translation>Noticed</translation>
    </message>
    <message>
        <source>第 %1/%2 人</source>
        <translation>Student %1/%2</translation>
    </message>
    <message>
        <source>请先选方式。</source>
        <translation>Choose the method first.</translation>
    </message>
</context>
<context>
    <name>GroupBox</name>
    <message>
        <source>关爱小组 JS-39</source>
        <translation>Care group JS-39</translation>
    </message>
    <message>
        <source>保存小组</source>
        <translation>Save group</translation>
    </message>
    <message>
        <source>同学和家长拿到的名单和安排不含等级和原因。</source>
        <translation>Lists and arrangements given to classmates and parents hold no grade or reason.</translation>
    </message>
</context>
<context>
    <name>GroupsEdit</name>
    <message>
        <source>第%1组</source>
        <translation>Group %1</translation>
    </message>
</context>
<context>
    <name>HandoverBox</name>
    <message>
        <source>送医交接</source>
        <translation>Hand-over to a hospital</translation>
    </message>
    <message>
        <source>告知监护人时间</source>
        <translation>Guardian told at</translation>
    </message>
    <message>
        <source>陪同人</source>
        <translation>Accompanied by</translation>
    </message>
    <message>
        <source>医院</source>
        <translation>Hospital</translation>
    </message>
    <message>
        <source>到院时间</source>
        <translation>Arrived at</translation>
    </message>
    <message>
        <source>交接给</source>
        <translation>Handed to</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>回执纸质已收</source>
        <translation>Paper receipt in hand</translation>
    </message>
    <message>
        <source>附回执扫描件</source>
        <translation>Attach a scan of the receipt</translation>
    </message>
    <message>
        <source>看回执</source>
        <translation>See the receipt</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>已选,保存后封存</source>
        <translation>Chosen, sealed on saving</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>遮挡</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>字号 {n}%</source>
        <translation>Text size {n}%</translation>
    </message>
    <message>
        <source>隐名(只显示姓)</source>
        <translation>Hide names (surname only)</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Shortcuts</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>没有找到。请换一个词,或少写几个字。</source>
        <translation>Not found. Try another word, or fewer letters.</translation>
    </message>
    <message>
        <source>使用手册</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>在本机,不联网</source>
        <translation>On this computer, offline</translation>
    </message>
    <message>
        <source>在手册里找 Ctrl+F</source>
        <translation>Search manual Ctrl+F</translation>
    </message>
    <message>
        <source>在手册里找</source>
        <translation>Search the manual</translation>
    </message>
    <message>
        <source>这份程序没有带使用手册。请在安装文件夹的 docs/manual 里查看。</source>
        <translation>This copy of the program comes without the manual. See docs/manual in the program folder.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>时间线</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>本学年+上学年</source>
        <translation>This and last school year</translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>全部年份</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>展开(会登记)</source>
        <translation>Unfold (is logged)</translation>
    </message>
    <message>
        <source>已折叠</source>
        <translation>Folded</translation>
    </message>
    <message>
        <source>%1年</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1年%2月</source>
        <translation>%1-%2</translation>
    </message>
    <message>
        <source>更早 %1 条</source>
        <translation>Earlier records: %1</translation>
    </message>
    <message>
        <source>档案已建,还没有记录。第一次谈心或测评后会出现在这里。</source>
        <translation>The file is ready but empty. The first talk or screening will appear here.</translation>
    </message>
    <message>
        <source>这里还没有记录。</source>
        <translation>Nothing here yet.</translation>
    </message>
    <message>
        <source>内容封存,只有作者能看。</source>
        <translation>Sealed; only the author can read it.</translation>
    </message>
    <message>
        <source>没有写文字记录。</source>
        <translation>Nothing was written down.</translation>
    </message>
    <message>
        <source>家校</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>辅导与谈心</source>
        <translation>Counselling and talks</translation>
    </message>
    <message>
        <source>测评与摸排</source>
        <translation>Screening and checks</translation>
    </message>
    <message>
        <source>档案与事件</source>
        <translation>File and events</translation>
    </message>
    <message>
        <source>附件与同意</source>
        <translation>Files and consents</translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>回到本班名单</source>
        <translation>Back to the class list</translation>
    </message>
    <message>
        <source>记一次谈心</source>
        <translation>Log a talk</translation>
    </message>
    <message>
        <source>学生档案</source>
        <translation>Student file</translation>
    </message>
    <message>
        <source>%1岁</source>
        <translation>Age %1</translation>
    </message>
    <message>
        <source>没有班级</source>
        <translation>No class</translation>
    </message>
    <message>
        <source>急用卡</source>
        <translation>Urgent card</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>一人一档(五要素)</source>
        <translation>Student dossier (5 parts)</translation>
    </message>
    <message>
        <source>班主任摘要</source>
        <translation>Summary for teacher</translation>
    </message>
    <message>
        <source>记其他</source>
        <translation>Record other</translation>
    </message>
    <message>
        <source>辅导</source>
        <translation>Counselling</translation>
    </message>
    <message>
        <source>家访</source>
        <translation>Home visit</translation>
    </message>
    <message>
        <source>家长沟通</source>
        <translation>Parent contact</translation>
    </message>
    <message>
        <source>快速预警</source>
        <translation>Quick warning</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>转学移交</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>知情同意书(测评)</source>
        <translation>Consent form (screening)</translation>
    </message>
    <message>
        <source>知情同意书(辅导)</source>
        <translation>Consent form (counselling)</translation>
    </message>
    <message>
        <source>毕业年级</source>
        <translation>Graduating year</translation>
    </message>
    <message>
        <source>知情同意</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>(有依据)</source>
        <translation>(ground)</translation>
    </message>
    <message>
        <source>×(撤回)</source>
        <translation>×(withdrawn)</translation>
    </message>
</context>
<context>
    <name>ImportPane</name>
    <message>
        <source>把测评结果的 xlsx 拖到这里:外部平台的成绩,或每题的答案。</source>
        <translation>Drop the xlsx of results here: scores of an outside platform, or answers item by item.</translation>
    </message>
    <message>
        <source>没有监护人同意的行会跳过、只计数,不保存。分数只是提示,不是结论;题目的文字一个都不收,也不保存。</source>
        <translation>Rows without a guardian&apos;s consent are skipped, counted and not kept. Scores are hints, not conclusions; no wording of items is read or kept.</translation>
    </message>
    <message>
        <source>撤销这次导入</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>印答题纸</source>
        <translation>Print answer sheets</translation>
    </message>
    <message>
        <source>逐份键入答案</source>
        <translation>Type answers in</translation>
    </message>
    <message>
        <source>%1 导入的成绩还可以整批撤销。</source>
        <translation>Results imported on %1 can still be taken back as a whole.</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>对应列</source>
        <translation>Match columns</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>写入</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>写入 %1 行</source>
        <translation>Write rows: %1</translation>
    </message>
    <message>
        <source>导入已撤销:%1</source>
        <translation>Import undone: %1</translation>
    </message>
    <message>
        <source>正在读取文件</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>正在写入,先做一次自动备份</source>
        <translation>Writing, after an automatic backup</translation>
    </message>
    <message>
        <source>正在撤销</source>
        <translation>Undoing</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>待认领</source>
        <translation>To be claimed</translation>
    </message>
    <message>
        <source>收下</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>收下,替换较早版本(保留历史)</source>
        <translation>Accepted, replaces an earlier one</translation>
    </message>
    <message>
        <source>收下(补到的较早的包)</source>
        <translation>Accepted (earlier, arrived late)</translation>
    </message>
    <message>
        <source>重复,没有变化</source>
        <translation>Duplicate, no change</translation>
    </message>
    <message>
        <source>收下(未签名)</source>
        <translation>Accepted (unsigned)</translation>
    </message>
    <message>
        <source>留待核对</source>
        <translation>Held for checking</translation>
    </message>
    <message>
        <source>没有收下</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>未签名</source>
        <translation>Unsigned</translation>
    </message>
    <message>
        <source>处理说明:</source>
        <translation>Handling note: </translation>
    </message>
    <message>
        <source>第 %1 号有两个内容不同的包。请电话核实该校是否有两台电脑在报送。</source>
        <translation>There are two different bundles numbered %1. Phone the school: are two computers reporting?</translation>
    </message>
    <message>
        <source>第 %1 号与上一个包接不上。请电话核实该校哪一份为准。</source>
        <translation>Bundle %1 does not follow the one before it. Phone the school to ask which one holds.</translation>
    </message>
    <message>
        <source>该校第 %1 次恢复有两条不同的记录。请电话核实该校哪一台电脑为准。</source>
        <translation>There are two different records of this school&apos;s restore %1. Phone the school to ask which computer holds.</translation>
    </message>
    <message>
        <source>第 %1 版有两份不同的内容。请电话核实该校哪一份为准。</source>
        <translation>Version %1 exists with two different contents. Phone the school to ask which one holds.</translation>
    </message>
    <message>
        <source>中间缺第 %1 号包。补到后会自动归位。</source>
        <translation>Bundle %1 is missing in between. It falls into place once it arrives.</translation>
    </message>
    <message>
        <source>该校恢复过备份,编号重新开始。</source>
        <translation>The school restored a backup; numbering starts again.</translation>
    </message>
    <message>
        <source>这个包生成于该校恢复备份之前。</source>
        <translation>This bundle was made before the school restored a backup.</translation>
    </message>
    <message>
        <source>该校恢复备份后不再保有第 %1 号包,本单位仍留存。</source>
        <translation>After restoring a backup the school no longer holds bundle %1; this office keeps it.</translation>
    </message>
    <message>
        <source>签批时间早于该校上一个包(%1)。请提醒该校校准电脑时间。</source>
        <translation>Approved earlier than the school&apos;s previous bundle (%1). Ask the school to set its computer clock.</translation>
    </message>
    <message>
        <source>同样的问题已有一个包在等待核对。</source>
        <translation>Another bundle with the same question is already held for checking.</translation>
    </message>
    <message>
        <source>已有更新的版本,汇总不用这一份。</source>
        <translation>A newer version exists; this one is not used in merged tables.</translation>
    </message>
    <message>
        <source>“%1”填的不是数字,按空格处理。请电话核实。</source>
        <translation>&quot;%1&quot; does not hold a number and counts as empty. Confirm by phone.</translation>
    </message>
    <message>
        <source>表里的校名“%1”在名册中找不到唯一的一所。请认领。</source>
        <translation>The school name &quot;%1&quot; in the file does not match exactly one school. Please claim it.</translation>
    </message>
    <message>
        <source> · 已签回执</source>
        <translation> · receipt signed</translation>
    </message>
    <message>
        <source> · 已退回</source>
        <translation> · returned</translation>
    </message>
    <message>
        <source> · 经%1</source>
        <translation> · via %1</translation>
    </message>
    <message>
        <source>该校用原标识码 %1 报来,签名与登记指纹一致,记在现在的标识码下。请提醒该校改标识码。</source>
        <translation>Sent under the old code %1; the signature matches the enrolled fingerprint, and it counts under the present code. Please remind the school to change its code.</translation>
    </message>
    <message>
        <source>该校已并入“%1”,这一期由“%1”一并报送。签名与登记指纹一致。请电话核实是否另列一行。</source>
        <translation>The school has become part of &quot;%1&quot;; &quot;%1&quot; reports for this period. The signature matches the enrolled fingerprint. Please ask by phone whether it needs a row of its own.</translation>
    </message>
</context>
<context>
    <name>InboxView</name>
    <message>
        <source>把U盘、邮件、微信收到的文件一起拖到这里(加密包 .age 或表格)</source>
        <translation>Drop the files here all at once, whether from USB sticks, mail or WeChat (encrypted .age bundles or spreadsheets)</translation>
    </message>
    <message>
        <source>还没有收到文件。</source>
        <translation>No file received yet.</translation>
    </message>
    <message>
        <source>收件箱</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>本批</source>
        <translation>This batch</translation>
    </message>
    <message>
        <source>需处理</source>
        <translation>To handle</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>没有需要处理的文件。</source>
        <translation>No file needs handling.</translation>
    </message>
    <message>
        <source>通过 %1 · 需处理 %2</source>
        <translation>Passed %1 · to handle %2</translation>
    </message>
    <message>
        <source>正在核对 %1 件</source>
        <translation>Checking files: %1</translation>
    </message>
    <message>
        <source>本批 %1 件:通过 %2,需处理 %3。</source>
        <translation>Files in this batch: %1. Passed %2, to handle %3.</translation>
    </message>
    <message>
        <source>已取消,其余 %1 件没有打开,可再拖一次。</source>
        <translation> Cancelled; files not opened: %1. Drop them again.</translation>
    </message>
    <message>
        <source>没有收下的文件留有副本,不影响其他学校。点一行看原因。</source>
        <translation> Files not accepted are kept as copies and do not affect other schools. Choose a row to see why.</translation>
    </message>
    <message>
        <source>已认领为“%1”的未签名表。</source>
        <translation>Claimed as an unsigned form of &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>已收下,与它矛盾的包改为留待核对。</source>
        <translation>Accepted; the bundle that contradicts it is now held for checking.</translation>
    </message>
    <message>
        <source>没有收下,说明已登记。</source>
        <translation>Not accepted; the note is recorded.</translation>
    </message>
    <message>
        <source>收件清单</source>
        <translation>List of files</translation>
    </message>
    <message>
        <source>回执和退回单存到</source>
        <translation>Save receipts to</translation>
    </message>
    <message>
        <source>收下通过的 %1 件,签回执</source>
        <translation>Accept passed (%1), sign receipts</translation>
    </message>
    <message>
        <source>导出回执 %1 份</source>
        <translation>Export receipts (%1)</translation>
    </message>
    <message>
        <source>已签回执 %1 份。请选好U盘或文件夹,再点“导出回执”,交还各校。</source>
        <translation>Receipts signed: %1. Choose a USB stick or folder, then &quot;Export receipts&quot;, and hand them back to the schools.</translation>
    </message>
    <message>
        <source>已导出回执和退回单 %1 份,已读回核对 √。每份只有收件学校能打开。</source>
        <translation>Receipts and return slips exported: %1, read back √. Only the school each is for can open it.</translation>
    </message>
    <message>
        <source>回执存到</source>
        <translation>Receipts to</translation>
    </message>
</context>
<context>
    <name>IncidentView</name>
    <message>
        <source>事件卷宗</source>
        <translation>Incident dossier</translation>
    </message>
    <message>
        <source>回到处置记录</source>
        <translation>Back to the record</translation>
    </message>
    <message>
        <source>事发 %1 · %2</source>
        <translation>Event on %1 · %2</translation>
    </message>
    <message>
        <source> · 材料 %1 份(封存)</source>
        <translation> · papers: %1 (sealed)</translation>
    </message>
    <message>
        <source>有一份%1没写完的报告。</source>
        <translation>A report begun on %1 is not finished.</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>报告已保存</source>
        <translation>Report saved</translation>
    </message>
    <message>
        <source>已定稿</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>已登记报送</source>
        <translation>Recorded as sent</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>材料已封存</source>
        <translation>Paper sealed</translation>
    </message>
    <message>
        <source>已取出</source>
        <translation>Taken out</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>这个文件要用其他程序打开,会在资料夹里放一份没有加密的副本。本程序退出或下次启动时自动清除。在其他程序里的改动不会存回来。</source>
        <translation>This file opens in another program, so an unencrypted copy is put in the data folder. It is cleared when this program closes or next starts. Changes made in the other program are not kept.</translation>
    </message>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>打开副本</source>
        <translation>Open copy</translation>
    </message>
    <message>
        <source>不打开</source>
        <translation>Do not open</translation>
    </message>
    <message>
        <source>没有找到能打开它的程序。文件没有变化。请先安装 WPS 或看图程序。</source>
        <translation>No program to open it was found. The file is unchanged. Please install WPS or an image viewer first.</translation>
    </message>
    <message>
        <source>登记报送</source>
        <translation>Record as sent</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>定稿</source>
        <translation>Make final</translation>
    </message>
    <message>
        <source>材料与分析会</source>
        <translation>Papers and review meeting</translation>
    </message>
</context>
<context>
    <name>InlineBar</name>
    <message>
        <source>关闭提示</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>留空打印</source>
        <translation>Print with blanks</translation>
    </message>
    <message>
        <source>看现在的</source>
        <translation>See current</translation>
    </message>
    <message>
        <source>这是别处保存的。您写的没有丢。</source>
        <translation>This was saved elsewhere. What you wrote is not lost.</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>KindChoice</name>
    <message>
        <source>这份表格是</source>
        <translation>This file holds</translation>
    </message>
    <message>
        <source>下载模板</source>
        <translation>Get template</translation>
    </message>
</context>
<context>
    <name>KindsMark</name>
    <message>
        <source>六类载体 %1/%2</source>
        <translation>Media %1/%2</translation>
    </message>
    <message>
        <source>缺 %1</source>
        <translation>Missing %1</translation>
    </message>
    <message>
        <source>未发布 %1</source>
        <translation>Not published %1</translation>
    </message>
</context>
<context>
    <name>LeavingPanel</name>
    <message>
        <source>保险柜里恢复单上的恢复码</source>
        <translation>Recovery code on the sheet in the safe</translation>
    </message>
    <message>
        <source>启封要登记,心理教师下次登录时会看到。换密钥后这张恢复单作废,会打印一张新的。</source>
        <translation>Note the unsealing; counsellors see it at their next sign-in. After the key change this sheet is void and a new one is printed.</translation>
    </message>
    <message>
        <source>新恢复单</source>
        <translation>New recovery sheet</translation>
    </message>
    <message>
        <source>请打印新恢复单两份,装入信封封存。再照打印件把下面几组抄一遍,确认看得清。</source>
        <translation>Print two copies of the new recovery sheet and seal them in envelopes. Then copy the groups below from the print to make sure it is legible.</translation>
    </message>
    <message>
        <source>打印新恢复单</source>
        <translation>Print new sheet</translation>
    </message>
    <message>
        <source>点“停用并换密钥”后账户立即停用。开始替换文件以后不能取消;中途断电,下次登录会接着做完。</source>
        <translation>&quot;Disable and change keys&quot; disables the account at once. Once files are being replaced it cannot be cancelled; after a power cut the next sign-in finishes it.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>“%1”离任</source>
        <translation>&quot;%1&quot; leaves</translation>
    </message>
    <message>
        <source>账户</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>停用,不能再登录</source>
        <translation>Disabled, cannot sign in</translation>
    </message>
    <message>
        <source>换密钥</source>
        <translation>Key change</translation>
    </message>
    <message>
        <source>转存</source>
        <translation>Re-encrypt</translation>
    </message>
    <message>
        <source>%1 条记录</source>
        <translation>Records: %1</translation>
    </message>
    <message>
        <source>最多约需</source>
        <translation>At most about</translation>
    </message>
    <message>
        <source>%1 秒</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>本机旧备份</source>
        <translation>Old backups here</translation>
    </message>
    <message>
        <source>%1 份</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>以前拷走的文件和以前的备份,离任的人用原来的口令仍能打开;换密钥只管今天以后。</source>
        <translation>The person leaving can still open files copied earlier and earlier backups with the former passphrase; the key change only covers what comes after today.</translation>
    </message>
    <message>
        <source>签名密钥也要换:换好后请导出登记申请,连同新的指纹登记单交上级。</source>
        <translation>The signing key changes too: afterwards export an enrolment request and hand it to the office above with the new fingerprint sheet.</translation>
    </message>
    <message>
        <source>停用并换密钥</source>
        <translation>Disable and change keys</translation>
    </message>
    <message>
        <source>第%1组</source>
        <translation>Group %1</translation>
    </message>
    <message>
        <source>“%1”已离任,密钥已经更换。</source>
        <translation>&quot;%1&quot; has left and the keys are changed.</translation>
    </message>
    <message>
        <source>请重新登录。口令没有变。</source>
        <translation>Please sign in again. Your passphrase is the same.</translation>
    </message>
    <message>
        <source>已用新密钥做了一份备份,请再备份到U盘一次。</source>
        <translation>A backup was made with the new keys; please back up to a USB stick once more.</translation>
    </message>
    <message>
        <source>换密钥后的备份没有做成,请登录后马上备份一次。</source>
        <translation>The backup after the key change was not made; please back up right after signing in.</translation>
    </message>
    <message>
        <source>旧恢复单只还能打开以前的备份;旧备份清掉以后请销毁它。</source>
        <translation>The old recovery sheet only opens earlier backups; destroy it once those are gone.</translation>
    </message>
    <message>
        <source>正在换密钥</source>
        <translation>Changing keys</translation>
    </message>
    <message>
        <source>公共</source>
        <translation>Shared</translation>
    </message>
    <message>
        <source>案卷</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>重新登录</source>
        <translation>Sign in again</translation>
    </message>
</context>
<context>
    <name>LedgerTab</name>
    <message>
        <source>全部形式</source>
        <translation>All forms</translation>
    </message>
    <message>
        <source>全部主题</source>
        <translation>All topics</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>名称、对象</source>
        <translation>Title, audience</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>活动台账</source>
        <translation>Activity ledger</translation>
    </message>
    <message>
        <source>年级×形式覆盖表</source>
        <translation>Coverage: year × form</translation>
    </message>
    <message>
        <source>课时核对</source>
        <translation>Lesson check</translation>
    </message>
    <message>
        <source>参加不足2次名单</source>
        <translation>Attended fewer than 2</translation>
    </message>
    <message>
        <source>家长会记录</source>
        <translation>Parents&apos; meetings</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export sheet</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>人次/册</source>
        <translation>People</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>%1 项 · 学生 %2 人次</source>
        <translation>%1 · people %2</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Ses.</translation>
    </message>
    <message>
        <source>入库%1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>没有符合条件的活动。请放宽上面的条件。</source>
        <translation>No activity matches. Please widen the filter above.</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>%1份</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>本学期还没有登记活动。在右栏填写后保存。</source>
        <translation>No activities recorded this term. Fill in the form on the right and save.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>已做</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Need</translation>
    </message>
</context>
<context>
    <name>LessonMenu</name>
    <message>
        <source>调课…</source>
        <translation>Move…</translation>
    </message>
    <message>
        <source>未上</source>
        <translation>Not taught</translation>
    </message>
    <message>
        <source>撤回登记</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>上了</source>
        <translation>Taught</translation>
    </message>
</context>
<context>
    <name>LessonsPanel</name>
    <message>
        <source>未填</source>
        <translation>Not given</translation>
    </message>
    <message>
        <source>补记一节课</source>
        <translation>Add a lesson</translation>
    </message>
    <message>
        <source>列入课表</source>
        <translation>Put in timetable</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>第几节</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>教师</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>第%1节</source>
        <translation>Period %1</translation>
    </message>
    <message>
        <source>已登记为上了。要改动先撤回登记。</source>
        <translation>Logged as taught. To change it, take it back first.</translation>
    </message>
    <message>
        <source>调到 / 补课日期</source>
        <translation>Moved to / made up on</translation>
    </message>
    <message>
        <source>调课</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>未上</source>
        <translation>Not taught</translation>
    </message>
    <message>
        <source>未上,补上日期</source>
        <translation>Not taught; make-up day</translation>
    </message>
    <message>
        <source>恢复原处</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>补记</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>LessonsView</name>
    <message>
        <source>活动课程</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>上课登记</source>
        <translation>Lesson log</translation>
    </message>
    <message>
        <source>还没有设置校历</source>
        <translation>School calendar not set yet</translation>
    </message>
    <message>
        <source>已登记上课</source>
        <translation>Lesson logged</translation>
    </message>
    <message>
        <source>活动已保存</source>
        <translation>Activity saved</translation>
    </message>
    <message>
        <source>已撤回这节课的登记</source>
        <translation>Lesson taken back</translation>
    </message>
    <message>
        <source>登记已恢复</source>
        <translation>Entry restored</translation>
    </message>
    <message>
        <source>新活动</source>
        <translation>New activity</translation>
    </message>
    <message>
        <source>还没有到期的双周</source>
        <translation>No fortnight has ended yet</translation>
    </message>
    <message>
        <source>活动台账</source>
        <translation>Activity ledger</translation>
    </message>
    <message>
        <source>课表</source>
        <translation>Timetable</translation>
    </message>
    <message>
        <source>心理委员</source>
        <translation>Peer reps</translation>
    </message>
    <message>
        <source>课时核对</source>
        <translation>Lesson check</translation>
    </message>
    <message>
        <source>两周核对: 不在学期内</source>
        <translation>Fortnight: outside term</translation>
    </message>
    <message>
        <source>两周核对: %1/%2 班达标</source>
        <translation>Fortnight: met %1/%2</translation>
    </message>
    <message>
        <source> 等%1个班</source>
        <translation> … %1</translation>
    </message>
    <message>
        <source>缺 %1</source>
        <translation>Missing %1</translation>
    </message>
    <message>
        <source>已到期双周 %1/%2 班达标</source>
        <translation>Ended fortnights: met %1/%2</translation>
    </message>
    <message>
        <source>本周的课已登记为上了</source>
        <translation>This week&apos;s lessons logged as taught</translation>
    </message>
    <message>
        <source>已撤回登记</source>
        <translation>Entry taken back</translation>
    </message>
    <message>
        <source>已调课</source>
        <translation>Lesson moved</translation>
    </message>
    <message>
        <source>已记为未上</source>
        <translation>Recorded as not taught</translation>
    </message>
    <message>
        <source>已恢复原处</source>
        <translation>Lesson put back</translation>
    </message>
    <message>
        <source>活动已保存,可以接着记</source>
        <translation>Activity saved; you can go on</translation>
    </message>
    <message>
        <source>活动已更正</source>
        <translation>Activity corrected</translation>
    </message>
    <message>
        <source>已撤回这项活动</source>
        <translation>Activity taken back</translation>
    </message>
    <message>
        <source>活动已恢复</source>
        <translation>Activity put back</translation>
    </message>
    <message>
        <source>课表已改</source>
        <translation>Timetable changed</translation>
    </message>
    <message>
        <source>课表已改回</source>
        <translation>Timetable changed back</translation>
    </message>
    <message>
        <source>课表已导入</source>
        <translation>Timetable imported</translation>
    </message>
    <message>
        <source>已撤销导入</source>
        <translation>Import undone</translation>
    </message>
    <message>
        <source>已任命心理委员</source>
        <translation>Peer rep appointed</translation>
    </message>
    <message>
        <source>已免去</source>
        <translation>Removed from post</translation>
    </message>
    <message>
        <source>已恢复名册</source>
        <translation>List put back</translation>
    </message>
    <message>
        <source>看现在的</source>
        <translation>See current</translation>
    </message>
    <message>
        <source>导入之后又改过的%1处保持不变:%2。其余已恢复到导入以前。</source>
        <translation>Kept because changed since the import (%1): %2. The rest is as before the import.</translation>
    </message>
    <message>
        <source>还没有班级</source>
        <translation>No class yet</translation>
    </message>
    <message>
        <source>没有要核对的班级</source>
        <translation>No class to check</translation>
    </message>
    <message>
        <source>这是别处保存的。您写的还在草稿里,没有丢。</source>
        <translation>This was saved elsewhere. What you wrote is still in the draft; nothing is lost.</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>已存好,台账的“材料”里能看到</source>
        <translation>Saved, to be seen in the ledger&apos;s Papers column</translation>
    </message>
    <message>
        <source>已拿掉</source>
        <translation>Taken away</translation>
    </message>
    <message>
        <source>文件已放回</source>
        <translation>The file is back</translation>
    </message>
</context>
<context>
    <name>LifecycleView</name>
    <message>
        <source>离校档案</source>
        <translation>Leavers&apos; files</translation>
    </message>
    <message>
        <source>设定保存期</source>
        <translation>Set the period</translation>
    </message>
    <message>
        <source>已延长%1份档案的保存期</source>
        <translation>Files kept longer: %1</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>离校时班级</source>
        <translation>Class on leaving</translation>
    </message>
    <message>
        <source>去向</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>离校日期</source>
        <translation>Left on</translation>
    </message>
    <message>
        <source>保存期满</source>
        <translation>Due on</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>延长理由</source>
        <translation>Reason for keeping longer</translation>
    </message>
    <message>
        <source>没有这样的档案。学生登记为毕业或转出以后,档案从离校那天起列在这里。</source>
        <translation>No such files. Once a student is recorded as graduated or transferred, the file is listed here from that day.</translation>
    </message>
    <message>
        <source>证明编号</source>
        <translation>Certificate no.</translation>
    </message>
    <message>
        <source>销毁时间</source>
        <translation>Destroyed at</translation>
    </message>
    <message>
        <source>第一人</source>
        <translation>First person</translation>
    </message>
    <message>
        <source>第二人</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>记录数</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>还没有销毁过档案。</source>
        <translation>No files destroyed yet.</translation>
    </message>
    <message>
        <source>已到期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>保存中</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>已销毁</source>
        <translation>Destroyed</translation>
    </message>
    <message>
        <source>延长…</source>
        <translation>Extend…</translation>
    </message>
    <message>
        <source>销毁…</source>
        <translation>Destroy…</translation>
    </message>
    <message>
        <source>学校还没有设定保存期,档案一直保留</source>
        <translation>The school has set no period; files are kept</translation>
    </message>
    <message>
        <source>离校后保存%1年,到期%2</source>
        <translation>Kept %1 years after leaving; then: %2</translation>
    </message>
    <message>
        <source>已选%1份</source>
        <translation>Chosen: %1</translation>
    </message>
</context>
<context>
    <name>ListPart</name>
    <message>
        <source>没有符合的学生。可以换一个班级,或清空筛选。</source>
        <translation>No student matches. Choose another class or clear the filter.</translation>
    </message>
    <message>
        <source>还没有学生名单。把学籍系统导出的表拖到这里,或点“导入”。</source>
        <translation>No roster yet. Drop the file exported from the student register here, or choose &quot;Import&quot;.</translation>
    </message>
    <message>
        <source>还没有学生名单。名单由心理教师或资料员导入。</source>
        <translation>No roster yet. A counsellor or registrar imports it.</translation>
    </message>
    <message>
        <source>姓名或学籍号 Ctrl+F</source>
        <translation>Name or number Ctrl+F</translation>
    </message>
    <message>
        <source>姓名或学籍号</source>
        <translation>Name or student no.</translation>
    </message>
    <message>
        <source>打印班级名单</source>
        <translation>Print class list</translation>
    </message>
    <message>
        <source>其他打印</source>
        <translation>Other prints</translation>
    </message>
    <message>
        <source>心理委员名册和缺额</source>
        <translation>Peer reps and gaps</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Add tag</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>打开档案</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>选中 %1</source>
        <translation>Selected: %1</translation>
    </message>
    <message>
        <source>打印选中</source>
        <translation>Print selected</translation>
    </message>
    <message>
        <source>三级/四级网络表</source>
        <translation>Table of the three- or four-level network</translation>
    </message>
    <message>
        <source>一人一档(选中的,或列出的)</source>
        <translation>Student files (those chosen, or all listed)</translation>
    </message>
    <message>
        <source>合并档案</source>
        <translation>Merge records</translation>
    </message>
    <message>
        <source>选中的两份是同一名学生</source>
        <translation>The two chosen are one student</translation>
    </message>
    <message>
        <source>离校档案</source>
        <translation>Leavers&apos; files</translation>
    </message>
    <message>
        <source>保存期、延长和销毁</source>
        <translation>Retention, extension and destruction</translation>
    </message>
</context>
<context>
    <name>ListView</name>
    <message>
        <source>辅导记录</source>
        <translation>Session notes</translation>
    </message>
    <message>
        <source>新建团辅</source>
        <translation>New group session</translation>
    </message>
    <message>
        <source>选学生新建:姓名首字母 / 学籍号后4位</source>
        <translation>New for student: name initials / last 4 of student no.</translation>
    </message>
    <message>
        <source>其他心理教师的记录只显示日期、类型和作者。</source>
        <translation>Of other counsellors&apos; notes only date, kind and author are shown.</translation>
    </message>
    <message>
        <source>从今天的预约点“写记录”,或选学生新建。</source>
        <translation>Choose &quot;Write notes&quot; on one of today&apos;s appointments, or pick a student.</translation>
    </message>
    <message>
        <source>%1份没有签名</source>
        <translation>Unsigned: %1</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>作者</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>没有签名</source>
        <translation>Unsigned</translation>
    </message>
    <message>
        <source>已签名</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>封存</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>找学生、班级、主题</source>
        <translation>Student, class, topic</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>全部月份</source>
        <translation>All months</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>%1年%2月</source>
        <translation>%1-%2</translation>
    </message>
    <message>
        <source>没有符合条件的记录。请放宽上面的条件。</source>
        <translation>No record matches. Please widen the filter above.</translation>
    </message>
    <message>
        <source>%1 次</source>
        <translation>Sessions: %1</translation>
    </message>
    <message>
        <source> · 只列最近 %1 次,更早的在学生页</source>
        <translation> · latest %1 only, earlier ones on the student page</translation>
    </message>
    <message>
        <source>%1 人</source>
        <translation>%1</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>导入这张表</source>
        <translation>Import this sheet</translation>
    </message>
    <message>
        <source>表头所在行</source>
        <translation>Header row</translation>
    </message>
    <message>
        <source>表头在第</source>
        <translation>Header is in row</translation>
    </message>
    <message>
        <source>行</source>
        <translation>of the sheet</translation>
    </message>
    <message>
        <source>这种表头以前导入过,已套用上次的对应列</source>
        <translation>This header was imported before; the last column matching is applied</translation>
    </message>
    <message>
        <source>%1 (%2行)</source>
        <translation>%1 (rows: %2)</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Do not import</translation>
    </message>
    <message>
        <source>(没有列名)</source>
        <translation>(no column name)</translation>
    </message>
    <message>
        <source>全部按“%1”</source>
        <translation>All as &quot;%1&quot;</translation>
    </message>
</context>
<context>
    <name>MeasureRows</name>
    <message>
        <source>+ 行</source>
        <translation>+ Row</translation>
    </message>
</context>
<context>
    <name>MeetingsSection</name>
    <message>
        <source>本学年还没有登记会议。</source>
        <translation>No meeting recorded this school year.</translation>
    </message>
    <message>
        <source>登记会议</source>
        <translation>Record meeting</translation>
    </message>
    <message>
        <source>打印纪要与签到</source>
        <translation>Print minutes and sign-in</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>主持</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>到会</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>纪要</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>有文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>已写</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>登记一次会议</source>
        <translation>Record a meeting</translation>
    </message>
    <message>
        <source>会议名称</source>
        <translation>Meeting title</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>到会人数</source>
        <translation>People present</translation>
    </message>
    <message>
        <source>用顿号或空格隔开;人数不填时按名字数。</source>
        <translation>Separate with 、 or spaces; without a number the names are counted.</translation>
    </message>
    <message>
        <source>到会人员</source>
        <translation>Names of those present</translation>
    </message>
    <message>
        <source>议题</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>不写学生姓名。</source>
        <translation>No student names.</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>纪要文件</source>
        <translation>Minutes file</translation>
    </message>
    <message>
        <source>%1 人</source>
        <translation>%1</translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>移出选中的人</source>
        <translation>Take out selected</translation>
    </message>
    <message>
        <source>缺席</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>%1 (缺席)</source>
        <translation>%1 (absent)</translation>
    </message>
</context>
<context>
    <name>MembersView</name>
    <message>
        <source>还没有学校。可导入名单 xlsx。</source>
        <translation>No school yet. You can import a list (xlsx).</translation>
    </message>
    <message>
        <source>标识码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>学段</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>在校生</source>
        <translation>Students</translation>
    </message>
    <message>
        <source>属性</source>
        <translation>Attributes</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>指纹登记</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>已停用 %1</source>
        <translation>Disabled %1</translation>
    </message>
    <message>
        <source>%1 经手 %2</source>
        <translation>%1, by %2</translation>
    </message>
    <message>
        <source>学校名册</source>
        <translation>Schools</translation>
    </message>
    <message>
        <source>导入名单</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>添加一所学校</source>
        <translation>Add a school</translation>
    </message>
    <message>
        <source>核对登记申请</source>
        <translation>Check enrolment request</translation>
    </message>
    <message>
        <source>校名或标识码 Ctrl+F</source>
        <translation>School name or code Ctrl+F</translation>
    </message>
    <message>
        <source>校名或标识码</source>
        <translation>School name or code</translation>
    </message>
    <message>
        <source>本单位收件名片</source>
        <translation>Our recipient card</translation>
    </message>
    <message>
        <source>给各校的文件,学校凭它加密报送</source>
        <translation>The file schools need to encrypt their reports to you</translation>
    </message>
    <message>
        <source>打印本单位登记单</source>
        <translation>Print our enrolment sheet</translation>
    </message>
    <message>
        <source>停用指纹</source>
        <translation>Disable fingerprint</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>%1 所 · 已登记 %2</source>
        <translation>Schools %1 · enrolled %2</translation>
    </message>
    <message>
        <source>请改这里</source>
        <translation>Please change this</translation>
    </message>
    <message>
        <source>停用后不再收“%1”用这把密钥签的包,已收的不受影响。要再收须重新核对登记单。</source>
        <translation>Once disabled, bundles from &quot;%1&quot; signed with this key are no longer accepted; those already accepted stay. To accept again, check a new enrolment sheet.</translation>
    </message>
    <message>
        <source>仍要停用</source>
        <translation>Disable anyway</translation>
    </message>
    <message>
        <source>已保存“%1”。</source>
        <translation>&quot;%1&quot; saved.</translation>
    </message>
    <message>
        <source>名单已导入:新增 %1 所,变更 %2 所。</source>
        <translation>List imported. Schools added: %1, changed: %2.</translation>
    </message>
    <message>
        <source>有 %1 行没有导入(第 %2 行):标识码不是10位数字,或没有校名。请在原表改正后再导入一次。</source>
        <translation>Rows not imported: %1 (row %2). The code is not 10 digits or the name is missing. Correct them in the file and import again.</translation>
    </message>
    <message>
        <source>已登记“%1”。从现在起可以收该校签名的包。</source>
        <translation>&quot;%1&quot; enrolled. Its signed bundles can be accepted from now on.</translation>
    </message>
    <message>
        <source>已停用“%1”的指纹。</source>
        <translation>The fingerprint of &quot;%1&quot; is disabled.</translation>
    </message>
    <message>
        <source>已存为“%1”。</source>
        <translation>Saved as &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>没有符合的学校。请清空筛选。</source>
        <translation>No school matches. Please clear the filter.</translation>
    </message>
    <message>
        <source>选择学校名单</source>
        <translation>Choose list of schools</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.csv)</source>
        <translation>Spreadsheets (*.xlsx *.xls *.csv)</translation>
    </message>
    <message>
        <source>选择学校的登记申请</source>
        <translation>Choose the school&apos;s enrolment request</translation>
    </message>
    <message>
        <source>登记申请 (*.json)</source>
        <translation>Enrolment request (*.json)</translation>
    </message>
    <message>
        <source>登记上级单位</source>
        <translation>Enrol office above</translation>
    </message>
    <message>
        <source>选择上级单位给的收件名片;登记后可以向它上报</source>
        <translation>Choose the recipient card of the office above; once enrolled you can report to it</translation>
    </message>
    <message>
        <source>向上级登记申请</source>
        <translation>Our enrolment request</translation>
    </message>
    <message>
        <source>交给上级单位的文件,连同盖章的登记单一起交</source>
        <translation>The file for the office above; hand it in with the stamped enrolment sheet</translation>
    </message>
    <message>
        <source>已登记上级单位“%1”。可在“上报”页向它转报。</source>
        <translation>Office &quot;%1&quot; enrolled. You can report to it on the page &quot;Reports&quot;.</translation>
    </message>
    <message>
        <source>选择上级单位的收件名片</source>
        <translation>Choose the recipient card of the office above</translation>
    </message>
    <message>
        <source>收件名片 (*.json)</source>
        <translation>Recipient card (*.json)</translation>
    </message>
    <message>
        <source>片区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>截至 %1</source>
        <translation>As of %1</translation>
    </message>
    <message>
        <source>没有注明截至哪一天</source>
        <translation>The day it holds for is not given</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>%1 并入%2</source>
        <translation>%1 became part of %2</translation>
    </message>
    <message>
        <source>合并/更名</source>
        <translation>Merge/rename</translation>
    </message>
    <message>
        <source>已并入</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>已登记“%1”的变动。原来的校名、标识码和指纹仍认得。</source>
        <translation>The change of &quot;%1&quot; is recorded. Its old name, code and fingerprint are still known.</translation>
    </message>
    <message>
        <source>选择“%1”的登记申请</source>
        <translation>Choose the enrolment request of &quot;%1&quot;</translation>
    </message>
    <message>
        <source>先在名册里选一所学校</source>
        <translation>Choose a school in the list first</translation>
    </message>
</context>
<context>
    <name>MergedGrid</name>
    <message>
        <source>合计 %1/%2</source>
        <translation>Total %1/%2</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>%1 处</source>
        <translation>Found: %1</translation>
    </message>
    <message>
        <source>与第%1次比</source>
        <translation>Against no. %1</translation>
    </message>
    <message>
        <source>%1 小计 %2 所</source>
        <translation>%1 subtotal, schools: %2</translation>
    </message>
    <message>
        <source>改 %1 栏</source>
        <translation>Columns changed: %1</translation>
    </message>
</context>
<context>
    <name>MergedView</name>
    <message>
        <source>还没有收下的数据。</source>
        <translation>No data accepted yet.</translation>
    </message>
    <message>
        <source>汇总表</source>
        <translation>Merged table</translation>
    </message>
    <message>
        <source>导出 xlsx</source>
        <translation>Export xlsx</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>含未签名</source>
        <translation>Include unsigned</translation>
    </message>
    <message>
        <source>小于这个数的人数不显示</source>
        <translation>Counts of people below this are not shown</translation>
    </message>
    <message>
        <source>人数小于</source>
        <translation>Counts below</translation>
    </message>
    <message>
        <source>汇总于 %1 · 打印和导出为正式报表,数字原样,不遮。</source>
        <translation>Merged %1 · Prints and exports are official tables: figures in full, nothing hidden.</translation>
    </message>
    <message>
        <source>应报学校均已报送。</source>
        <translation>All schools that had to report have reported.</translation>
    </message>
    <message>
        <source>未报 %1 所:%2</source>
        <translation>Missing: %1 (%2)</translation>
    </message>
    <message>
        <source>汇总表已存为“%1”。</source>
        <translation>Merged table saved as &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 收到</source>
        <translation>%1 · %2 · received %3</translation>
    </message>
    <message>
        <source>名册里没有该校的在校生数,与它相比的规则没有检查。请在学校名册补录。</source>
        <translation>The list has no student count for this school, so rules that compare with it were not checked. Add it under Schools.</translation>
    </message>
    <message>
        <source>核对没有发现问题。</source>
        <translation>The checks found nothing to ask about.</translation>
    </message>
    <message>
        <source>屏幕上遮了 %1 格,“*”是另遮的一格,使合计不能反推。</source>
        <translation> Hidden on screen: %1 (&quot;*&quot; keeps totals from telling).</translation>
    </message>
    <message>
        <source>时屏幕上显示“&lt;%1”</source>
        <translation>are shown as &quot;&lt;%1&quot; on screen</translation>
    </message>
    <message>
        <source>(0:都显示)</source>
        <translation>(0: all shown)</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>片区&gt;学校</source>
        <translation>Area &gt; school</translation>
    </message>
    <message>
        <source>与哪一次比较</source>
        <translation>Compare with</translation>
    </message>
    <message>
        <source>按</source>
        <translation>By</translation>
    </message>
    <message>
        <source>版本 %1 第%2次</source>
        <translation>Version %1, no. %2</translation>
    </message>
    <message>
        <source>版本 第%1次(还没有打印或导出)</source>
        <translation>Version no. %1 (not printed or exported yet)</translation>
    </message>
    <message>
        <source>不比较</source>
        <translation>No comparison</translation>
    </message>
    <message>
        <source>与第%1次比(%2)</source>
        <translation>Against no. %1 (%2)</translation>
    </message>
    <message>
        <source>新报 %1 所</source>
        <translation>New: %1</translation>
    </message>
    <message>
        <source>改数 %1 所</source>
        <translation>Changed: %1</translation>
    </message>
    <message>
        <source>重报 %1 所</source>
        <translation>Sent again: %1</translation>
    </message>
    <message>
        <source>不再在表内 %1 所:%2</source>
        <translation>No longer in the table: %1 (%2)</translation>
    </message>
    <message>
        <source>没有变化</source>
        <translation>No change</translation>
    </message>
    <message>
        <source>有变化:%1</source>
        <translation>Changes: %1</translation>
    </message>
</context>
<context>
    <name>MergingView</name>
    <message>
        <source>合并档案</source>
        <translation>Merge records</translation>
    </message>
    <message>
        <source>同一名学生有两份档案时用,30天内可以撤回</source>
        <translation>For one student with two records; can be taken back within 30 days</translation>
    </message>
    <message>
        <source>保留的一份</source>
        <translation>The one that stays</translation>
    </message>
    <message>
        <source>并进去的一份</source>
        <translation>The one merged in</translation>
    </message>
    <message>
        <source>互换</source>
        <translation>Swap</translation>
    </message>
    <message>
        <source>在上面选好两份档案后,这里并排列出。</source>
        <translation>Choose both above to see them side by side.</translation>
    </message>
    <message>
        <source>两份档案都还没有记录。</source>
        <translation>Neither has any records.</translation>
    </message>
    <message>
        <source>怎么知道是同一名学生,如 学籍号相同</source>
        <translation>How it is known, e.g. the same student number</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>两份档案都有在用的关爱小组。请先结束其中一个,再合并。</source>
        <translation>Both have a care group at work. End one of them first.</translation>
    </message>
    <message>
        <source>两份档案都有没结束的方案。请先结束其中一个,再合并。</source>
        <translation>Both have an open plan. End one of them first.</translation>
    </message>
    <message>
        <source>两份的%1不同,可能是两名学生。核对后再合并。</source>
        <translation>%1: not the same on both, they may be two students. Check before merging.</translation>
    </message>
    <message>
        <source>已合并。记录都在保留的那一份里,并进去的那一份不再列出。</source>
        <translation>Merged. All records are in the one that stays; the other is no longer listed.</translation>
    </message>
    <message>
        <source>有 %1 条两边都有,留在原处,撤回时一并恢复。</source>
        <translation>Both had the same record: %1. They stayed where they were and come back when undone.</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>以前的合并</source>
        <translation>Earlier mergers</translation>
    </message>
    <message>
        <source>%1 %2 %3 起在校,记录 %4 条</source>
        <translation>%1 %2 here since %3, records: %4</translation>
    </message>
    <message>
        <source>没有班级</source>
        <translation>No class</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>用并进去的</source>
        <translation>Use the merged one&apos;s</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>保留的</source>
        <translation>Stays</translation>
    </message>
    <message>
        <source>并进去的</source>
        <translation>Merged in</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>经手</source>
        <translation>By</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>%1条</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>补上</source>
        <translation>Filled in</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>已过30天</source>
        <translation>Over 30 days</translation>
    </message>
</context>
<context>
    <name>MessagesPart</name>
    <message>
        <source>本周没有来信来电。</source>
        <translation>No letters or calls this week.</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>先到 学校保障 登记求助渠道</source>
        <translation>First record a help channel under &quot;Safeguards&quot;</translation>
    </message>
    <message>
        <source>只记什么时候收到、什么时候答复。信里写了什么不在这里记;需要帮助的,登记预警或约一次。</source>
        <translation>Only when it came and when it was answered. What was written is not kept here; if help is needed, record a warning or book an appointment.</translation>
    </message>
</context>
<context>
    <name>MoneySection</name>
    <message>
        <source>登记一笔</source>
        <translation>Record item</translation>
    </message>
    <message>
        <source>打印经费明细</source>
        <translation>Print funding list</translation>
    </message>
    <message>
        <source>%1年 预算 %2 元 支出 %3 元</source>
        <translation>%1: budget %2 yuan, spent %3 yuan</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>预算或支出</source>
        <translation>Budget/spent</translation>
    </message>
    <message>
        <source>金额(元)</source>
        <translation>Amount (yuan)</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>凭证</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>有文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>登记一笔经费</source>
        <translation>Record funding</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>不写学生姓名。</source>
        <translation>No student names.</translation>
    </message>
    <message>
        <source>凭证或文件(20MB以内)</source>
        <translation>Voucher or file (up to 20 MB)</translation>
    </message>
    <message>
        <source>以元为单位,可带两位小数。</source>
        <translation>In yuan; two decimals allowed.</translation>
    </message>
    <message>
        <source>还没有登记经费。点“登记一笔”记预算或支出。</source>
        <translation>No money recorded yet. Press the button to record a budget or an expense.</translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message>
        <source>%1 确认</source>
        <translation>Confirmed: %1</translation>
    </message>
    <message>
        <source>%1(%2÷%3向上取整=%4)</source>
        <translation>%1 (%2÷%3 rounded up = %4)</translation>
    </message>
    <message>
        <source>(已确认)</source>
        <translation> (confirmed)</translation>
    </message>
    <message>
        <source>缺%1</source>
        <translation>short by %1</translation>
    </message>
</context>
<context>
    <name>NetworkSection</name>
    <message>
        <source>还没有机构。先登记防治工作专班和校级关爱工作小组。</source>
        <translation>No body yet. Start with the prevention task force and the school care group.</translation>
    </message>
    <message>
        <source>还没有成员。</source>
        <translation>No member yet.</translation>
    </message>
    <message>
        <source>+ 机构</source>
        <translation>+ Body</translation>
    </message>
    <message>
        <source>加成员</source>
        <translation>Add member</translation>
    </message>
    <message>
        <source>网络表</source>
        <translation>Network table</translation>
    </message>
    <message>
        <source>成立通知</source>
        <translation>Founding notice</translation>
    </message>
    <message>
        <source>调整通知</source>
        <translation>Change notice</translation>
    </message>
    <message>
        <source>不在教职工名册</source>
        <translation>Not on the staff list</translation>
    </message>
    <message>
        <source>机构</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>成立</source>
        <translation>Founded</translation>
    </message>
    <message>
        <source>牵头人职务</source>
        <translation>Led by</translation>
    </message>
    <message>
        <source>尚缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>部门或层级</source>
        <translation>Part or level</translation>
    </message>
    <message>
        <source>组内身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>离开</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>没有牵头人</source>
        <translation>No leader</translation>
    </message>
    <message>
        <source>%1 等%2项</source>
        <translation>%1 … (%2 in all)</translation>
    </message>
    <message>
        <source>登记机构</source>
        <translation>Record body</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>成立日期</source>
        <translation>Founded on</translation>
    </message>
    <message>
        <source>成立文件(文号)</source>
        <translation>Founding document (no.)</translation>
    </message>
    <message>
        <source>职责</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>加入机构</source>
        <translation>Add to body</translation>
    </message>
    <message>
        <source>教职工</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>选了教职工可以不填。</source>
        <translation>Not needed when a staff member is chosen.</translation>
    </message>
    <message>
        <source>职务说明</source>
        <translation>About the post</translation>
    </message>
    <message>
        <source>加入日期</source>
        <translation>Joined on</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>未选</source>
        <translation>None chosen</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>班级或年级</source>
        <translation>Class or year</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>在任</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>%1 人</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>按班级补齐班主任</source>
        <translation>Fill in homeroom teachers by class</translation>
    </message>
    <message>
        <source>今天起撤销这个机构</source>
        <translation>Dissolve this body as of today</translation>
    </message>
    <message>
        <source>今天起移出机构</source>
        <translation>Take out of the body as of today</translation>
    </message>
    <message>
        <source>网络表(A3,上墙)</source>
        <translation>Network table (A3, for the wall)</translation>
    </message>
</context>
<context>
    <name>NextBar</name>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>关闭下一步</source>
        <translation>Dismiss next step</translation>
    </message>
</context>
<context>
    <name>NoteView</name>
    <message>
        <source>补记(原文不变,补记写在下面)</source>
        <translation>Amendment (the original stays; this is added below)</translation>
    </message>
    <message>
        <source>%1分</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>封存</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>%1 签名</source>
        <translation>Signed %1</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>补记</source>
        <translation>Amend</translation>
    </message>
    <message>
        <source>谁查看过</source>
        <translation>Who has read it</translation>
    </message>
    <message>
        <source>这是另一位心理教师的记录,只显示日期、类型和作者。写明理由可以查看,作者会收到通知。</source>
        <translation>This note is another counsellor&apos;s: only date, kind and author are shown. Give a reason to read it; the author will be told.</translation>
    </message>
    <message>
        <source>这是另一位心理教师还没有签名的记录,签名以前不能查看。</source>
        <translation>This note of another counsellor is not signed yet and cannot be read before that.</translation>
    </message>
    <message>
        <source>全部记录</source>
        <translation>All records</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>申请查看</source>
        <translation>Ask to read</translation>
    </message>
    <message>
        <source>为什么要查看</source>
        <translation>Why read it</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>理由会连同您的姓名告诉作者。</source>
        <translation>The author is told the reason and your name.</translation>
    </message>
    <message>
        <source>过程笔记</source>
        <translation>Process notes</translation>
    </message>
</context>
<context>
    <name>NoticePane</name>
    <message>
        <source>本学年还没有家长通报。印家长告知书后,在右栏登记。</source>
        <translation>No home notices this school year. Print the notice, then record it on the right.</translation>
    </message>
    <message>
        <source>本学年通报 %1 次,回执收到 %2 份</source>
        <translation>Notices this school year: %1, receipts: %2</translation>
    </message>
    <message>
        <source>家长通报已登记</source>
        <translation>Notice recorded</translation>
    </message>
    <message>
        <source>回执已登记</source>
        <translation>Receipt recorded</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>告知人</source>
        <translation>Told by</translation>
    </message>
    <message>
        <source>家长</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>回执</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>未收到</source>
        <translation>Not received</translation>
    </message>
    <message>
        <source>登记回执</source>
        <translation>Record the receipt</translation>
    </message>
    <message>
        <source>登记通报</source>
        <translation>Record the notice</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>如 母亲,不写姓名</source>
        <translation>e.g. mother, no name</translation>
    </message>
    <message>
        <source>通报日期</source>
        <translation>Day of the notice</translation>
    </message>
    <message>
        <source>告知了谁</source>
        <translation>Who was told</translation>
    </message>
    <message>
        <source>请家长</source>
        <translation>Parents are asked to</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>回执日期</source>
        <translation>Day of the receipt</translation>
    </message>
    <message>
        <source>家长意见</source>
        <translation>Parents&apos; view</translation>
    </message>
</context>
<context>
    <name>OfficeView</name>
    <message>
        <source>工作台</source>
        <translation>Workbench</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>%1 项</source>
        <translation>Items: %1</translation>
    </message>
    <message>
        <source>要办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>打开学校名册</source>
        <translation>Open list of schools</translation>
    </message>
    <message>
        <source>还没有学校。可导入名单 xlsx。</source>
        <translation>No school yet. You can import a list (xlsx).</translation>
    </message>
    <message>
        <source>现在没有要办的事。收到文件后,要核对、催报和上报的会列在这里。</source>
        <translation>Nothing to do now. Once files come in, what to check, chase and report is listed here.</translation>
    </message>
    <message>
        <source>看各校</source>
        <translation>See schools</translation>
    </message>
    <message>
        <source>报送进度</source>
        <translation>Progress</translation>
    </message>
</context>
<context>
    <name>OutsideAsk</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>这个文件要用其他程序打开,会在资料夹里放一份没有加密的副本。本程序退出或下次启动时自动清除。在其他程序里的改动不会存回来。</source>
        <translation>This file opens in another program, so an unencrypted copy is put in the data folder. It is cleared when this program closes or next starts. Changes made in the other program are not kept.</translation>
    </message>
    <message>
        <source>打开副本</source>
        <translation>Open copy</translation>
    </message>
    <message>
        <source>不打开</source>
        <translation>Do not open</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>还没有定级</source>
        <translation>No grade yet</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>还没有成立</source>
        <translation>Not set up yet</translation>
    </message>
    <message>
        <source>%1/%2 缺 %3</source>
        <translation>%1/%2, missing %3</translation>
    </message>
    <message>
        <source>齐</source>
        <translation>complete</translation>
    </message>
    <message>
        <source>成立</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>调整</source>
        <translation>Adjust</translation>
    </message>
    <message>
        <source>关爱小组</source>
        <translation>Care group</translation>
    </message>
    <message>
        <source>还没有方案</source>
        <translation>No plan yet</translation>
    </message>
    <message>
        <source>已结束 %1 %2</source>
        <translation>Ended %1 %2</translation>
    </message>
    <message>
        <source>在执行</source>
        <translation>in force</translation>
    </message>
    <message>
        <source>制定</source>
        <translation>Draw up</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>复评 %1</source>
        <translation>Review %1</translation>
    </message>
    <message>
        <source>监护人</source>
        <translation>Guardians</translation>
    </message>
    <message>
        <source>按住 Alt 显示</source>
        <translation>Hold Alt to show</translation>
    </message>
    <message>
        <source>名单里没有监护人</source>
        <translation>No guardian in the roster</translation>
    </message>
    <message>
        <source>监护人1</source>
        <translation>Guardian 1</translation>
    </message>
    <message>
        <source>监护人2</source>
        <translation>Guardian 2</translation>
    </message>
    <message>
        <source>名单信息</source>
        <translation>From the roster</translation>
    </message>
    <message>
        <source>班主任</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>学籍号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>住校</source>
        <translation>Boarding</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>名单标签</source>
        <translation>Roster tags</translation>
    </message>
    <message>
        <source>自 %1</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>复评 逾%1天</source>
        <translation>Review %1 d late</translation>
    </message>
    <message>
        <source>改为%1 待审</source>
        <translation>To %1, in review</translation>
    </message>
    <message>
        <source>研判</source>
        <translation>Conference</translation>
    </message>
    <message>
        <source>%1 项</source>
        <translation>Items: %1</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>没有到期的事。</source>
        <translation>Nothing is due.</translation>
    </message>
    <message>
        <source>逾%1天</source>
        <translation>%1 d late</translation>
    </message>
    <message>
        <source>等级变化</source>
        <translation>Grade changes</translation>
    </message>
    <message>
        <source>完整率</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>缺 %1</source>
        <translation>Missing %1</translation>
    </message>
    <message>
        <source>五要素齐全</source>
        <translation>All five parts filled</translation>
    </message>
    <message>
        <source>补</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>, 待同意 %1</source>
        <translation>, consent awaited: %1</translation>
    </message>
    <message>
        <source> 至 %1</source>
        <translation> to %1</translation>
    </message>
    <message>
        <source>毕业年级</source>
        <translation>Graduating year</translation>
    </message>
    <message>
        <source>按年级 · 本学年</source>
        <translation>By grade · this school year</translation>
    </message>
</context>
<context>
    <name>PacketHomePage</name>
    <message>
        <source>把班主任交回的班级包、预警单拖到这里,可以一次拖几个。先看比对,再一次写入。</source>
        <translation>Drop the packets and slips homeroom teachers hand in here, several at once. You see the differences first; then all is written at once.</translation>
    </message>
    <message>
        <source>还没有班级。先导入名单。</source>
        <translation>No class yet. Import the roster first.</translation>
    </message>
    <message>
        <source>读回 %1/%2 班</source>
        <translation>Read back %1/%2 classes</translation>
    </message>
    <message>
        <source>退回 %1</source>
        <translation>Returned %1</translation>
    </message>
    <message>
        <source>本窗口还没有印发。可先印班级包发给班主任。</source>
        <translation>Nothing issued for this window yet. Print the class packets first.</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>表号</source>
        <translation>Sheet no.</translation>
    </message>
    <message>
        <source>印发</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>读回</source>
        <translation>Read back</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>纸</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>写入 %1</source>
        <translation>Written %1</translation>
    </message>
    <message>
        <source>已退回,等重填</source>
        <translation>Returned, to be filled in again</translation>
    </message>
    <message>
        <source>已读回</source>
        <translation>Read back</translation>
    </message>
    <message>
        <source>等交回</source>
        <translation>Awaited</translation>
    </message>
    <message>
        <source>未印发</source>
        <translation>Not issued</translation>
    </message>
    <message>
        <source>印发记录</source>
        <translation>What was issued</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>还没有印发过。</source>
        <translation>Nothing issued yet.</translation>
    </message>
    <message>
        <source>预警单</source>
        <translation>Warning slips</translation>
    </message>
    <message>
        <source>%1 %2 %3班 %4</source>
        <translation>%1 %2 classes: %3 %4</translation>
    </message>
</context>
<context>
    <name>PacketPane</name>
    <message>
        <source>表格存到哪个文件夹</source>
        <translation>Folder for the sheets</translation>
    </message>
    <message>
        <source>已存到“%1”,每班一个表格</source>
        <translation>Saved to &quot;%1&quot;, a sheet a class</translation>
    </message>
    <message>
        <source>已写入 %1 条(%2 个班)</source>
        <translation>Written: %1 (classes: %2)</translation>
    </message>
    <message>
        <source>%1 行没有写</source>
        <translation>Rows not written: %1</translation>
    </message>
    <message>
        <source>已收下 %1 条预警</source>
        <translation>Warnings taken in: %1</translation>
    </message>
    <message>
        <source>,</source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1的表已记为退回</source>
        <translation>The sheet of %1 is recorded as returned</translation>
    </message>
</context>
<context>
    <name>PacketPreviewPage</name>
    <message>
        <source>没有这样的行。</source>
        <translation>No such row.</translation>
    </message>
    <message>
        <source>写入 %1 条</source>
        <translation>Write: %1</translation>
    </message>
    <message>
        <source>收下 %1 条预警</source>
        <translation>Take in warnings: %1</translation>
    </message>
    <message>
        <source>,</source>
        <translation>, </translation>
    </message>
    <message>
        <source>没有勾选要写入的文件或预警。</source>
        <translation>No file or warning is ticked.</translation>
    </message>
    <message>
        <source>收</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>看不懂</source>
        <translation>Not readable</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>预警单,勾一行收一行</source>
        <translation>Warning slips: each ticked row is taken in</translation>
    </message>
    <message>
        <source>%1行,都对得上</source>
        <translation>Rows: %1, all matched</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>已有</source>
        <translation>There already</translation>
    </message>
    <message>
        <source>不写</source>
        <translation>Do not write</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>勾选全部看得清的预警</source>
        <translation>Tick every warning that can be read</translation>
    </message>
    <message>
        <source>没写日期的勾算哪一天</source>
        <translation>Which day a tick without a date counts for</translation>
    </message>
    <message>
        <source>没写日期的勾算</source>
        <translation>Ticks without a date count for</translation>
    </message>
    <message>
        <source>放弃这次读回</source>
        <translation>Give up this reading</translation>
    </message>
    <message>
        <source>写入</source>
        <translation>Write</translation>
    </message>
</context>
<context>
    <name>PacketSide</name>
    <message>
        <source>忽略这一行</source>
        <translation>Ignore this row</translation>
    </message>
    <message>
        <source>照打勾算</source>
        <translation>Count the tick</translation>
    </message>
    <message>
        <source>第%1行</source>
        <translation>Row %1</translation>
    </message>
    <message>
        <source>还是要这一行</source>
        <translation>Take this row after all</translation>
    </message>
</context>
<context>
    <name>PacksPage</name>
    <message>
        <source>上级规则包(可多选)</source>
        <translation>Rule packs from above (several allowed)</translation>
    </message>
    <message>
        <source>文件没有给数字的事项(本校自定)</source>
        <translation>Where the notice gives no number (set by the school)</translation>
    </message>
    <message>
        <source>不定</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>四年级起</source>
        <translation>From year 4</translation>
    </message>
    <message>
        <source>五年级起</source>
        <translation>From year 5</translation>
    </message>
    <message>
        <source>从第几级起算重点关爱(1—4)</source>
        <translation>Priority care starts at grade (1—4)</translation>
    </message>
    <message>
        <source>小学高年级</source>
        <translation>Upper primary</translation>
    </message>
    <message>
        <source>第{n}级的叫法</source>
        <translation>Name of grade {n}</translation>
    </message>
    <message>
        <source>关注等级的叫法(从轻到重)</source>
        <translation>Names of the concern grades (light to serious)</translation>
    </message>
    <message>
        <source>签名√</source>
        <translation>Signed √</translation>
    </message>
    <message>
        <source>未签名</source>
        <translation>Unsigned</translation>
    </message>
    <message>
        <source>“不定” = 只记录,不判定。以后可以再改。</source>
        <translation>Not set = record only, no verdict. Can be changed later.</translation>
    </message>
    <message>
        <source>教育局和教管中心不需要选规则包,请点“下一步”。</source>
        <translation>An education office or township centre needs no rule pack; choose &quot;Next&quot;.</translation>
    </message>
    <message>
        <source>还没有规则包。可以先只填下面本校自定的事项。</source>
        <translation>No rule pack yet. You can fill in just the school&apos;s own settings below.</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
</context>
<context>
    <name>PanelHead</name>
    <message>
        <source>收起 Esc</source>
        <translation>Fold away Esc</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold away</translation>
    </message>
</context>
<context>
    <name>PaperAsking</name>
    <message>
        <source>为什么要查看这份外来材料</source>
        <translation>Why this paper of others has to be seen</translation>
    </message>
    <message>
        <source>理由会记在查阅记录里,本次登录内有效。</source>
        <translation>The reason is kept with the access record and holds for this session.</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>作废后谁都不能再打开,经过留在审计里。</source>
        <translation>Once void nobody can open it again; the audit keeps what happened.</translation>
    </message>
    <message>
        <source>记错了才作废;家长改变主意请用“撤回”。</source>
        <translation>Void only what was recorded wrongly; if parents change their mind, use the withdrawal.</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>选扫描件</source>
        <translation>Choose the scan</translation>
    </message>
    <message>
        <source>作废理由</source>
        <translation>Why it is void</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>没有找到能打开它的程序。文件没有变化。请先安装 WPS 或看图程序。</source>
        <translation>No program to open it was found. The file is unchanged. Please install WPS or an image viewer first.</translation>
    </message>
    <message>
        <source>已记下</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>已登记撤回,下一步会停下</source>
        <translation>Withdrawal recorded; the next step will stop</translation>
    </message>
    <message>
        <source>已存入附件</source>
        <translation>Kept among the files</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>扫描件已存入</source>
        <translation>Scan kept</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>第 %1 页</source>
        <translation>Page %1</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source> 份</source>
        <translation> copies</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>没有找到打印机</source>
        <translation>No printer found</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>另存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>第 %1 页,共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>已送到打印机“%1”。</source>
        <translation>Sent to printer &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>已存为“%1”。</source>
        <translation>Saved as &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>里面有学生姓名,用完请收好或删除。</source>
        <translation> It holds student names: lock it away or delete it after use.</translation>
    </message>
    <message>
        <source>出具单位</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>存入</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>外来材料存入后只显示有这份材料,打开要写理由。</source>
        <translation>Papers of others show as present only; opening one asks for a reason.</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>还没有填</source>
        <translation>Not filled in yet</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>存到</source>
        <translation>Save to</translation>
    </message>
    <message>
        <source>已存为“%1”。</source>
        <translation>Saved as &quot;%1&quot;.</translation>
    </message>
</context>
<context>
    <name>PapersPanel</name>
    <message>
        <source>知情同意</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>看扫描件</source>
        <translation>See the scan</translation>
    </message>
    <message>
        <source>补扫描件</source>
        <translation>Add the scan</translation>
    </message>
    <message>
        <source>记错了</source>
        <translation>Wrong entry</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>记同意</source>
        <translation>Record consent</translation>
    </message>
    <message>
        <source>%1 已发出同意书,还没有交回</source>
        <translation>%1 consent form issued, not returned yet</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>%1份</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>还没有附件。外来材料放进来后要写明理由才能打开。</source>
        <translation>No files yet. Papers of others can only be opened with a reason.</translation>
    </message>
    <message>
        <source>把扫描件拖到这里,每份不超过20MB</source>
        <translation>Drop scans here, at most 20 MB each</translation>
    </message>
    <message>
        <source>申请查看</source>
        <translation>Ask to read</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
</context>
<context>
    <name>PartnersSection</name>
    <message>
        <source>还没有协作单位。先登记医院、社区和心理服务机构。</source>
        <translation>No partner yet. Start with the hospital, the community and counselling services.</translation>
    </message>
    <message>
        <source>还没有求助渠道。校内、校外各登记一条并公布。</source>
        <translation>No help channel yet. Record and publish one in school and one outside.</translation>
    </message>
    <message>
        <source>+ 协作单位</source>
        <translation>+ Partner</translation>
    </message>
    <message>
        <source>+ 求助渠道</source>
        <translation>+ Help channel</translation>
    </message>
    <message>
        <source>求助渠道公示单</source>
        <translation>Help channels poster</translation>
    </message>
    <message>
        <source>协作单位联络表</source>
        <translation>Partner contact list</translation>
    </message>
    <message>
        <source>协作单位</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>绿色通道</source>
        <translation>Fast track</translation>
    </message>
    <message>
        <source>协议到期</source>
        <translation>Agreement ends</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>求助渠道</source>
        <translation>Help channel</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>号码或地点</source>
        <translation>Number or place</translation>
    </message>
    <message>
        <source>开放时间</source>
        <translation>Open hours</translation>
    </message>
    <message>
        <source>公布</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>有</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>已终止</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>没有登记</source>
        <translation>None recorded</translation>
    </message>
    <message>
        <source>%1 到期</source>
        <translation>Ends %1</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>没有公布</source>
        <translation>Not published</translation>
    </message>
    <message>
        <source>保存单位</source>
        <translation>Save partner</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Name of unit</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>协议签订日</source>
        <translation>Agreement signed on</translation>
    </message>
    <message>
        <source>协议到期日</source>
        <translation>Agreement ends on</translation>
    </message>
    <message>
        <source>有绿色通道</source>
        <translation>Has a fast track</translation>
    </message>
    <message>
        <source>绿色通道说明</source>
        <translation>About the fast track</translation>
    </message>
    <message>
        <source>协议文件</source>
        <translation>Agreement file</translation>
    </message>
    <message>
        <source>保存渠道</source>
        <translation>Save channel</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>公布日期</source>
        <translation>Published on</translation>
    </message>
    <message>
        <source>还没有公布的留空。</source>
        <translation>Leave empty when not published yet.</translation>
    </message>
    <message>
        <source>公布地点</source>
        <translation>Published at</translation>
    </message>
    <message>
        <source>修改这一条</source>
        <translation>Edit this one</translation>
    </message>
    <message>
        <source>今天起终止协作</source>
        <translation>End partnership as of today</translation>
    </message>
    <message>
        <source>今天起停用</source>
        <translation>Disable as of today</translation>
    </message>
    <message>
        <source>转介资源表</source>
        <translation>Referral contacts</translation>
    </message>
    <message>
        <source>协议</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
</context>
<context>
    <name>PassphraseEdit</name>
    <message>
        <source>中</source>
        <translation>CH</translation>
    </message>
    <message>
        <source>英</source>
        <translation>EN</translation>
    </message>
    <message>
        <source>大写开</source>
        <translation>Caps on</translation>
    </message>
    <message>
        <source>大写关</source>
        <translation>Caps off</translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>还没有心理教师名册。</source>
        <translation>No counselling staff listed yet.</translation>
    </message>
    <message>
        <source>+ 人员</source>
        <translation>+ Person</translation>
    </message>
    <message>
        <source>加证书</source>
        <translation>Add certificate</translation>
    </message>
    <message>
        <source>记培训</source>
        <translation>Log training</translation>
    </message>
    <message>
        <source>名册与资质</source>
        <translation>Staff and qualifications</translation>
    </message>
    <message>
        <source>缺额计算</source>
        <translation>Shortfall</translation>
    </message>
    <message>
        <source>学时达标</source>
        <translation>Training hours met</translation>
    </message>
    <message>
        <source>本月工作量</source>
        <translation>This month&apos;s workload</translation>
    </message>
    <message>
        <source>上月工作量</source>
        <translation>Last month&apos;s workload</translation>
    </message>
    <message>
        <source>工作量 %1月:课 %2 辅导 %3 讲座 %4 活动 %5</source>
        <translation>Workload, month %1: lessons %2, counselling %3, lectures %4, activities %5</translation>
    </message>
    <message>
        <source>专职 %1 兼职 %2</source>
        <translation>Full-time %1, part-time %2</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>学历专业</source>
        <translation>Degree</translation>
    </message>
    <message>
        <source>值班资格</source>
        <translation>Qualified</translation>
    </message>
    <message>
        <source>本年学时</source>
        <translation>Hours/yr</translation>
    </message>
    <message>
        <source>3年内级别</source>
        <translation>Level 3y</translation>
    </message>
    <message>
        <source>%1 %2离任</source>
        <translation>%1, left %2</translation>
    </message>
    <message>
        <source>登记离任</source>
        <translation>Record leaving</translation>
    </message>
    <message>
        <source>从这天起不再计入</source>
        <translation>Not counted from</translation>
    </message>
    <message>
        <source>加一名人员</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>加入名册</source>
        <translation>Add to staff</translation>
    </message>
    <message>
        <source>到任日期</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>职责</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>学历</source>
        <translation>Degree</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Not given</translation>
    </message>
    <message>
        <source>专业</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>心理学或相关专业</source>
        <translation>Psychology or a related subject</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存证书</source>
        <translation>Save certificate</translation>
    </message>
    <message>
        <source>证书</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>证号</source>
        <translation>Certificate no.</translation>
    </message>
    <message>
        <source>发证单位</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>发证日</source>
        <translation>Issued on</translation>
    </message>
    <message>
        <source>到期日</source>
        <translation>Ends on</translation>
    </message>
    <message>
        <source>长期有效的留空。</source>
        <translation>Leave empty if it does not expire.</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>保存培训</source>
        <translation>Save training</translation>
    </message>
    <message>
        <source>培训名称</source>
        <translation>Training title</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>学时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>举办单位</source>
        <translation>Held by</translation>
    </message>
    <message>
        <source>证书编号</source>
        <translation>Certificate no.</translation>
    </message>
    <message>
        <source>培训对象</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>必修内容</source>
        <translation>Required content</translation>
    </message>
    <message>
        <source>在名单里选参加的人(可多选)。已选 %1 人。</source>
        <translation>Select those who took part in the list (several allowed). Selected: %1.</translation>
    </message>
    <message>
        <source> 等</source>
        <translation> …</translation>
    </message>
    <message>
        <source>到任</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>长期</source>
        <translation>No end</translation>
    </message>
    <message>
        <source>登录账户</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>这是我(对应登录账户)</source>
        <translation>This is me (match account)</translation>
    </message>
    <message>
        <source>改学历专业</source>
        <translation>Edit degree and subject</translation>
    </message>
    <message>
        <source>导入培训</source>
        <translation>Import training</translation>
    </message>
    <message>
        <source>资质 (到期 证号)</source>
        <translation>Certificates (expiry, no.)</translation>
    </message>
    <message>
        <source>所用规则包没有给学时数。</source>
        <translation>The rule packs in use give no number of hours.</translation>
    </message>
    <message>
        <source>存任职文件</source>
        <translation>Keep appointment paper</translation>
    </message>
    <message>
        <source>保存任职文件</source>
        <translation>Save appointment paper</translation>
    </message>
    <message>
        <source>文件名称或文号</source>
        <translation>Title or number of paper</translation>
    </message>
    <message>
        <source>文件日期</source>
        <translation>Date of paper</translation>
    </message>
    <message>
        <source>文件(20MB以内)</source>
        <translation>File (up to 20 MB)</translation>
    </message>
    <message>
        <source>(您)</source>
        <translation> (you)</translation>
    </message>
    <message>
        <source>任职文件</source>
        <translation>Appointment paper</translation>
    </message>
    <message>
        <source>培训</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>(共%1人)</source>
        <translation> (people: %1)</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>这张图在这里打不开。文件没有变化。请另存后用看图程序打开。</source>
        <translation>This picture cannot be shown here. The file is unchanged. Save a copy and open it in a picture viewer.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PlaceBox</name>
    <message>
        <source>存到</source>
        <translation>Save to</translation>
    </message>
    <message>
        <source>U盘 %1(剩 %2 GB)</source>
        <translation>USB stick %1 (%2 GB free)</translation>
    </message>
    <message>
        <source>其他文件夹…</source>
        <translation>Another folder…</translation>
    </message>
    <message>
        <source>文件存到哪个文件夹</source>
        <translation>Folder for the file</translation>
    </message>
</context>
<context>
    <name>PlanEdit</name>
    <message>
        <source>现状</source>
        <translation>Present situation</translation>
    </message>
    <message>
        <source>目标(一行一条,1到5条)</source>
        <translation>Goals (one per line, 1 to 5)</translation>
    </message>
    <message>
        <source>措施(批准后成为任务)</source>
        <translation>Measures (become tasks once approved)</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>Start date</translation>
    </message>
    <message>
        <source>套用模板</source>
        <translation>Use template</translation>
    </message>
    <message>
        <source>应急联系人</source>
        <translation>Emergency contact</translation>
    </message>
    <message>
        <source>应急电话</source>
        <translation>Emergency phone</translation>
    </message>
    <message>
        <source>不宜场合/诱因</source>
        <translation>Situations to avoid, triggers</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>家长签字日期</source>
        <translation>Parents signed on</translation>
    </message>
    <message>
        <source>家长参与</source>
        <translation>Parents take part</translation>
    </message>
    <message>
        <source>家长意见</source>
        <translation>Parents&apos; view</translation>
    </message>
    <message>
        <source>复评间隔(天)</source>
        <translation>Review every (days)</translation>
    </message>
    <message>
        <source>解除条件</source>
        <translation>Lifted when</translation>
    </message>
    <message>
        <source>常用间隔可在“规则与口径”设定。</source>
        <translation>The usual interval can be set under &quot;Rules and methods&quot;.</translation>
    </message>
    <message>
        <source>未签</source>
        <translation>Unsigned</translation>
    </message>
    <message>
        <source>新方案</source>
        <translation>New plan</translation>
    </message>
    <message>
        <source>修改后存为 v%1 草案</source>
        <translation>changes are saved as draft v%1</translation>
    </message>
</context>
<context>
    <name>PlanPane</name>
    <message>
        <source>其他量表(只导入外部成绩)</source>
        <translation>Another scale (outside scores only)</translation>
    </message>
    <message>
        <source>建立这一轮</source>
        <translation>Create the round</translation>
    </message>
    <message>
        <source>保存计划</source>
        <translation>Save the plan</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>方法</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>量表</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>量表名称</source>
        <translation>Name of the scale</translation>
    </message>
    <message>
        <source>提示线</source>
        <translation>Hint line</translation>
    </message>
    <message>
        <source>总分达到这个数算有提示,以量表说明为准;不填只看外部给的提示。</source>
        <translation>A total from this number on is a hint, as the scale&apos;s manual says; empty: only the hints given from outside.</translation>
    </message>
    <message>
        <source>组织者</source>
        <translation>Organised by</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>Start date</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>同意要求</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>范围(一个都不勾是全校)</source>
        <translation>Range (none ticked: the whole school)</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>在执行</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>没有执行中的方案</source>
        <translation>No plan in force</translation>
    </message>
    <message>
        <source>打开方案与小组</source>
        <translation>Open plan and group</translation>
    </message>
    <message>
        <source>现状</source>
        <translation>Present situation</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Goals</translation>
    </message>
    <message>
        <source>不宜场合/诱因</source>
        <translation>Situations to avoid, triggers</translation>
    </message>
    <message>
        <source>应急联系人</source>
        <translation>Emergency contact</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>%1 前</source>
        <translation>By %1</translation>
    </message>
    <message>
        <source>做了</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>打开档案</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>还没有选学生。请从 关爱小组与方案 或学生档案打开。</source>
        <translation>No student chosen. Open one from Care groups and plans or from the student file.</translation>
    </message>
    <message>
        <source>有一份%1没写完的方案。</source>
        <translation>There is an unfinished plan from %1.</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>关爱小组已保存</source>
        <translation>Care group saved</translation>
    </message>
    <message>
        <source>草稿已保存</source>
        <translation>Draft saved</translation>
    </message>
    <message>
        <source>已送审,等另一位批准</source>
        <translation>Sent for approval by a second counsellor</translation>
    </message>
    <message>
        <source>审核意见已记下</source>
        <translation>Review recorded</translation>
    </message>
    <message>
        <source>复评已保存</source>
        <translation>Review saved</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>内部版</source>
        <translation>Internal copy</translation>
    </message>
    <message>
        <source>无敏感版(不含等级和原因)</source>
        <translation>Plain copy (no grade or reason)</translation>
    </message>
    <message>
        <source>家长页</source>
        <translation>Page for parents</translation>
    </message>
    <message>
        <source>存为草案</source>
        <translation>Save as draft</translation>
    </message>
    <message>
        <source>送审</source>
        <translation>Send for approval</translation>
    </message>
    <message>
        <source>下次复评 %1</source>
        <translation>Next review %1</translation>
    </message>
    <message>
        <source>还没有方案,可从模板开始</source>
        <translation>No plan yet; you can start from a template</translation>
    </message>
    <message>
        <source>在那以后方案又保存过,就是下面这一份。请先看过再决定要不要接着写。</source>
        <translation> The plan was saved again since then; that version is shown below. Look at it before deciding whether to continue.</translation>
    </message>
    <message>
        <source>关爱小组名单(内部版)</source>
        <translation>Care group list (internal)</translation>
    </message>
    <message>
        <source>小组名单(同学和家长)</source>
        <translation>Group list (classmates, parents)</translation>
    </message>
    <message>
        <source>复评</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>还没有改动</source>
        <translation>No change yet</translation>
    </message>
    <message>
        <source>已替换</source>
        <translation>Replaced</translation>
    </message>
</context>
<context>
    <name>PoliciesSection</name>
    <message>
        <source>还没有制度文件。把 Word 或 PDF 拖进来即可。</source>
        <translation>No policy document yet. Drop a Word or PDF file here.</translation>
    </message>
    <message>
        <source>存一份制度文件</source>
        <translation>Add a policy document</translation>
    </message>
    <message>
        <source>保存文件</source>
        <translation>Save document</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>文件名称</source>
        <translation>Document title</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>生效日期</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>批准人</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>文件(20MB以内)</source>
        <translation>File (up to 20 MB)</translation>
    </message>
    <message>
        <source>修订说明</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>上传文件</source>
        <translation>Add document</translation>
    </message>
    <message>
        <source>核对附件</source>
        <translation>Check attachments</translation>
    </message>
    <message>
        <source>打印制度目录</source>
        <translation>Print list of policies</translation>
    </message>
    <message>
        <source>制度文件</source>
        <translation>Policies</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>生效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Asked by</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>只有纸质</source>
        <translation>Paper only</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>未生效</source>
        <translation>Not in force yet</translation>
    </message>
    <message>
        <source>起</source>
        <translation> on</translation>
    </message>
    <message>
        <source>上传新版</source>
        <translation>Add new version</translation>
    </message>
    <message>
        <source>上传</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>今天起废止</source>
        <translation>Withdraw as of today</translation>
    </message>
</context>
<context>
    <name>Preconditions</name>
    <message>
        <source>前提 (来自规则包)</source>
        <translation>Preconditions (from the rule pack)</translation>
    </message>
    <message>
        <source>看扫描件</source>
        <translation>See the scan</translation>
    </message>
    <message>
        <source>专业人员</source>
        <translation>Professional</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Not confirmed</translation>
    </message>
    <message>
        <source>签字人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>签字待补</source>
        <translation>Signature to come</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>确认日期</source>
        <translation>Confirmed on</translation>
    </message>
    <message>
        <source>签字日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>家长意见</source>
        <translation>Parents&apos; view</translation>
    </message>
    <message>
        <source>协助家长</source>
        <translation>Help to parents</translation>
    </message>
    <message>
        <source>免除…</source>
        <translation>Waive…</translation>
    </message>
    <message>
        <source>已具备</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>已免除</source>
        <translation>Waived</translation>
    </message>
    <message>
        <source>还缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>基本要求</source>
        <translation>Basic</translation>
    </message>
    <message>
        <source>未要求</source>
        <translation>Not required</translation>
    </message>
    <message>
        <source>已免除:%1(%2 %3)</source>
        <translation>Waived: %1 (%2 %3)</translation>
    </message>
    <message>
        <source>免除“%1”会记入审计,理由留在记录里。</source>
        <translation>Waiving &quot;%1&quot; goes into the audit; the reason stays in the record.</translation>
    </message>
    <message>
        <source>免除理由</source>
        <translation>Reason for waiving</translation>
    </message>
    <message>
        <source>免除</source>
        <translation>Waive</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>常规</source>
        <translation>General</translation>
    </message>
    <message>
        <source>隐私</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>界面文字一起放大,布局跟着变。</source>
        <translation>All text grows together and the layout follows.</translation>
    </message>
    <message>
        <source>隐名:列表里只显示姓,按住 Alt 临时看全名</source>
        <translation>Hide names: lists show surnames only; hold Alt for full names</translation>
    </message>
    <message>
        <source> 分钟</source>
        <translation> min</translation>
    </message>
    <message>
        <source> 秒</source>
        <translation> s</translation>
    </message>
    <message>
        <source>按钟表时间算,电脑睡眠也算在内。1到10分钟。</source>
        <translation>By the clock, sleep included. 1 to 10 minutes.</translation>
    </message>
    <message>
        <source>多久不用就锁定</source>
        <translation>Lock when idle for</translation>
    </message>
    <message>
        <source>遮挡宽限</source>
        <translation>Blank grace time</translation>
    </message>
    <message>
        <source>快速预警</source>
        <translation>Quick warning</translation>
    </message>
    <message>
        <source>新预约</source>
        <translation>New appointment</translation>
    </message>
    <message>
        <source>遮挡</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>快捷键: %1</source>
        <translation>Key: %1</translation>
    </message>
    <message>
        <source>按 %1 遮挡后,在这段时间内再按一次直接回来,过后要输口令。0 表示每次都要口令。</source>
        <translation>After blanking with %1, pressing it again within this time brings the page back; later the passphrase is asked. 0 asks every time.</translation>
    </message>
    <message>
        <source>输入法占用的键不能选。Ctrl+Shift+H 总能遮挡。</source>
        <translation>Keys that input methods use can&apos;t be chosen. Ctrl+Shift+H always blanks.</translation>
    </message>
    <message>
        <source>常规和隐私只对这台电脑上的您生效,改了就存</source>
        <translation>General and Privacy are for you on this computer only and are saved at once</translation>
    </message>
    <message>
        <source>文件没给的数字、短周怎么折算、一事是否多算,全校一份。期限都含当日。</source>
        <translation>Numbers the documents leave open, how short weeks count, whether one event may count twice: one set for the school. Every deadline includes its day.</translation>
    </message>
    <message>
        <source>谁能登录、能打开什么;停用、离任、改口令。</source>
        <translation>Who may sign in and open what; disabling, leaving, passphrases.</translation>
    </message>
    <message>
        <source>恢复单、换密钥、本校指纹和登记单,和账户在同一页。</source>
        <translation>Recovery sheet, new keys, the school&apos;s fingerprint and enrolment sheet: on the page of the accounts.</translation>
    </message>
    <message>
        <source>毕业和离校学生的档案保存多久,由两人确定。</source>
        <translation>How long the files of leavers are kept; two people decide.</translation>
    </message>
    <message>
        <source>单位、学期、节假日、班级与班主任。</source>
        <translation>School, terms, holidays, classes and their teachers.</translation>
    </message>
    <message>
        <source>规则与口径</source>
        <translation>Rules and methods</translation>
    </message>
    <message>
        <source>账户</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>密钥</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>打印与字体</source>
        <translation>Printing and fonts</translation>
    </message>
    <message>
        <source>保存期</source>
        <translation>Retention</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>没有这样的行。</source>
        <translation>No such row.</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>第%1行</source>
        <translation>Row %1</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
</context>
<context>
    <name>PrincipalHomeView</name>
    <message>
        <source>校长首页</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>等您办</source>
        <translation>Waiting for you</translation>
    </message>
    <message>
        <source>自查</source>
        <translation>Self-check</translation>
    </message>
    <message>
        <source>心理教师发布的数字</source>
        <translation>Figures published by the counsellor</translation>
    </message>
    <message>
        <source>心理教师还没有发布数字。可请其在 自查上报&gt;发布数字 中发布。</source>
        <translation>No figure published yet. Ask the counsellor to publish them under Reports &gt; Publish figures.</translation>
    </message>
    <message>
        <source>个人辅导内容不在本账户可见范围内。</source>
        <translation>Individual counselling records are not visible to this account.</translation>
    </message>
    <message>
        <source>只读 + 签名</source>
        <translation>Read and sign</translation>
    </message>
    <message>
        <source>没有等您签批的材料。</source>
        <translation>Nothing is waiting for your approval.</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>时点</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>有更新,待重新发布</source>
        <translation>Changed since, to be published again</translation>
    </message>
    <message>
        <source>学期自查报告</source>
        <translation>Term self-check report</translation>
    </message>
    <message>
        <source>统计表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>%1 提交</source>
        <translation>Submitted %1</translation>
    </message>
    <message>
        <source>看并签</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>现在不在学期内,没有自查。</source>
        <translation>Outside term time, so there is no self-check.</translation>
    </message>
    <message>
        <source>打开自查</source>
        <translation>Open self-check</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>打印本页</source>
        <translation>Print this page</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>收起上报用数字和以前时段</source>
        <translation>Fold figures for reports and earlier periods</translation>
    </message>
    <message>
        <source>上报用数字和以前时段 %1 项</source>
        <translation>Figures for reports and earlier periods: %1</translation>
    </message>
    <message>
        <source>统计表(签名密钥已换,请重新签批)</source>
        <translation>Form (signing key changed, please approve again)</translation>
    </message>
    <message>
        <source>还没有设置校历,没有自查。请心理教师在“学校与校历”里设置。</source>
        <translation>No school calendar, so no self-check. Ask a counsellor to set it under &quot;School and calendar&quot;.</translation>
    </message>
</context>
<context>
    <name>ProcessNoteDialog</name>
    <message>
        <source>过程笔记</source>
        <translation>Process notes</translation>
    </message>
    <message>
        <source>只有您本人看得见:别人申请查看也看不到,不打印、不导出、不随档案转走。清空后保存,就彻底没有了。</source>
        <translation>Only you see this: nobody else can ask for it; it is never printed, exported or handed on. Saved empty, it is gone for good.</translation>
    </message>
    <message>
        <source>以前写的一份打不开了:密码经恢复单重设过,原来的钥匙已不在。保存会换成新写的。</source>
        <translation>What was written before can no longer be opened: the passphrase was reset by the recovery sheet. Saving replaces it.</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Stop editing</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>ProfileSection</name>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>没有分校区就空着;几个校区用顿号分开</source>
        <translation>Leave empty for a single site; separate several with 、</translation>
    </message>
    <message>
        <source>没有分校区</source>
        <translation>Single site</translation>
    </message>
    <message>
        <source>已有上报包用它签名,不能再改。</source>
        <translation>Reports have been signed with it, so it cannot be changed.</translation>
    </message>
    <message>
        <source>学校名称</source>
        <translation>School name</translation>
    </message>
    <message>
        <source>机构标识码(10位数字)</source>
        <translation>Institution code (10 digits)</translation>
    </message>
    <message>
        <source>校区</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>城区</source>
        <translation>Urban</translation>
    </message>
    <message>
        <source>乡镇中心校</source>
        <translation>Township central school</translation>
    </message>
    <message>
        <source>集团化</source>
        <translation>School group</translation>
    </message>
    <message>
        <source>一校多址</source>
        <translation>Several sites</translation>
    </message>
    <message>
        <source>寄宿</source>
        <translation>Boarding</translation>
    </message>
    <message>
        <source>学段</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>学制</source>
        <translation>School system</translation>
    </message>
    <message>
        <source>属性</source>
        <translation>Attributes</translation>
    </message>
    <message>
        <source>不定(只记录,不判定)</source>
        <translation>Not set (record only, no verdict)</translation>
    </message>
    <message>
        <source>四年级起</source>
        <translation>From year 4</translation>
    </message>
    <message>
        <source>五年级起</source>
        <translation>From year 5</translation>
    </message>
    <message>
        <source>第%1级的叫法</source>
        <translation>Name of grade %1</translation>
    </message>
    <message>
        <source>关注等级的叫法(从轻到重)</source>
        <translation>Names of the concern grades (light to serious)</translation>
    </message>
    <message>
        <source>重点关爱从第几级起</source>
        <translation>Priority care starts at</translation>
    </message>
    <message>
        <source>小学高年级</source>
        <translation>Upper primary</translation>
    </message>
    <message>
        <source>第%1级“%2”起</source>
        <translation>Grade %1, &quot;%2&quot;</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>迟%1天</source>
        <translation>Days late: %1</translation>
    </message>
</context>
<context>
    <name>ProgressArea</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>标识码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>首次收到</source>
        <translation>First received</translation>
    </message>
    <message>
        <source>现用版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>已报</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>迟报</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>未签名</source>
        <translation>Unsigned</translation>
    </message>
    <message>
        <source>未报</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>报送进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>打印催报单</source>
        <translation>Print reminder list</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>收件箱</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>汇总表</source>
        <translation>Merged table</translation>
    </message>
    <message>
        <source>收件箱里有 %1 件需处理</source>
        <translation>Inbox files to handle: %1</translation>
    </message>
    <message>
        <source>已报率 %1 · 按时率 %2</source>
        <translation>Reported %1 · on time %2</translation>
    </message>
    <message>
        <source>%1 已截止</source>
        <translation>Closed %1</translation>
    </message>
    <message>
        <source>今天截止</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>截止 %1 剩 %2 天</source>
        <translation>Due %1, %2 d left</translation>
    </message>
    <message>
        <source>没有这样的学校。</source>
        <translation>No such school.</translation>
    </message>
    <message>
        <source>名册里还没有学校。请先到“学校名册”导入名单。</source>
        <translation>There is no school yet. Import the list under &quot;Schools&quot; first.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>催%1次</source>
        <translation>Chased %1×</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>全部退回单</source>
        <translation>All return slips</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>已记下一次催报。</source>
        <translation>Chase recorded.</translation>
    </message>
    <message>
        <source>这一期没有退回的报送</source>
        <translation>No report was returned in this period</translation>
    </message>
    <message>
        <source>片区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>按片区</source>
        <translation>By area</translation>
    </message>
    <message>
        <source>这一期还没有开始</source>
        <translation>This period has not begun</translation>
    </message>
    <message>
        <source>按片区:全部</source>
        <translation>By area: all</translation>
    </message>
    <message>
        <source>%3 已报 %1/%2</source>
        <translation>%3 reported %1/%2</translation>
    </message>
    <message>
        <source>未分片区</source>
        <translation>No area</translation>
    </message>
</context>
<context>
    <name>RailRow</name>
    <message>
        <source>缺开</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>开放</source>
        <translation>Open hours</translation>
    </message>
    <message>
        <source>第%1节</source>
        <translation>Period %1</translation>
    </message>
    <message>
        <source>值班 %1</source>
        <translation>On duty: %1</translation>
    </message>
    <message>
        <source>来访 %1</source>
        <translation>Visits: %1</translation>
    </message>
    <message>
        <source>上了</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>开门</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>关门</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>已上</source>
        <translation>Taught</translation>
    </message>
    <message>
        <source>已关门</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已开会</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Not arrived</translation>
    </message>
    <message>
        <source>约(已占)</source>
        <translation>Appt (taken)</translation>
    </message>
    <message>
        <source>写记录</source>
        <translation>Write notes</translation>
    </message>
</context>
<context>
    <name>RecordBody</name>
    <message>
        <source>经过</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>还没有记下步骤。</source>
        <translation>No steps recorded yet.</translation>
    </message>
    <message>
        <source>时距</source>
        <translation>Intervals</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>结束 %1</source>
        <translation>Ended %1</translation>
    </message>
    <message>
        <source>还算不出</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>至少要记下两步。</source>
        <translation>Needs at least two steps.</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>极端事件另建事件卷宗(封存):材料、情况分析报告 KZ-40、复盘材料 JS-15。</source>
        <translation>For an extreme event make a sealed dossier: papers, the analysis report KZ-40, material for the review JS-15.</translation>
    </message>
    <message>
        <source>建事件卷宗</source>
        <translation>Make a dossier</translation>
    </message>
    <message>
        <source>事件卷宗已建(封存),事发 %1,距期限 %2 天。</source>
        <translation>Dossier made (sealed), event on %1, days left: %2.</translation>
    </message>
    <message>
        <source>打开事件卷宗</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>经手人</source>
        <translation>By</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>记一次谈心</source>
        <translation>Log a talk</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>谈话人</source>
        <translation>Talked with</translation>
    </message>
    <message>
        <source>一对一</source>
        <translation>One to one</translation>
    </message>
    <message>
        <source>当面</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>只有心理教师看得到。写事实和约定,不下结论。</source>
        <translation>Only counsellors can see this. Write facts and agreements, no conclusions.</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>如 20261123</source>
        <translation>e.g. 20261123</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold away</translation>
    </message>
    <message>
        <source>补一条档案</source>
        <translation>Add to the file</translation>
    </message>
    <message>
        <source>哪一项</source>
        <translation>Which part</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>写事实,500字以内。医院出具的结论请写明提供人,不写名称。</source>
        <translation>Write facts, up to 500 characters. For a hospital&apos;s conclusion say who provided it, do not name it.</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>谁说的,或哪份材料</source>
        <translation>Who said it, or which paper</translation>
    </message>
    <message>
        <source>更正档案</source>
        <translation>Correct the file</translation>
    </message>
    <message>
        <source>记事件</source>
        <translation>Record an event</translation>
    </message>
    <message>
        <source>更正事件</source>
        <translation>Correct the event</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>写事实,500字以内。</source>
        <translation>Facts, at most 500 characters.</translation>
    </message>
    <message>
        <source>更正理由</source>
        <translation>Reason for correcting</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>处置记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>还没有危机处置记录。出现危机时按 F9。</source>
        <translation>No crises recorded. Press F9 in a crisis.</translation>
    </message>
    <message>
        <source>有一份%1没写完的送医交接。</source>
        <translation>A hand-over begun on %1 is not finished.</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>转介</source>
        <translation>Referral</translation>
    </message>
    <message>
        <source>关爱小组与方案</source>
        <translation>Care groups and plans</translation>
    </message>
    <message>
        <source>处置已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>已登记学生</source>
        <translation>Student recorded</translation>
    </message>
    <message>
        <source>已更正,原来的时间保留</source>
        <translation>Corrected; the first time stays</translation>
    </message>
    <message>
        <source>备注已记下</source>
        <translation>Note recorded</translation>
    </message>
    <message>
        <source>交接已保存</source>
        <translation>Handover note saved</translation>
    </message>
    <message>
        <source>善后已安排</source>
        <translation>Aftercare planned</translation>
    </message>
    <message>
        <source>已记为做完</source>
        <translation>Recorded as done</translation>
    </message>
    <message>
        <source>已去掉</source>
        <translation>Taken out</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>这个文件要用其他程序打开,会在资料夹里放一份没有加密的副本。本程序退出或下次启动时自动清除。在其他程序里的改动不会存回来。</source>
        <translation>This file opens in another program, so an unencrypted copy is put in the data folder. It is cleared when this program closes or next starts. Changes made in the other program are not kept.</translation>
    </message>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>打开副本</source>
        <translation>Open copy</translation>
    </message>
    <message>
        <source>不打开</source>
        <translation>Do not open</translation>
    </message>
    <message>
        <source>没有找到能打开它的程序。文件没有变化。请先安装 WPS 或看图程序。</source>
        <translation>No program to open it was found. The file is unchanged. Please install WPS or an image viewer first.</translation>
    </message>
    <message>
        <source>回到按钮</source>
        <translation>Back to the buttons</translation>
    </message>
    <message>
        <source>处置时间线</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>流程卡</source>
        <translation>Card of steps</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打开档案</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>继续处置</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>结束处置</source>
        <translation>End</translation>
    </message>
    <message>
        <source>保存交接</source>
        <translation>Save the hand-over</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Begins</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>待补</source>
        <translation>To be added</translation>
    </message>
    <message>
        <source>为什么建卷宗</source>
        <translation>Why a dossier is made</translation>
    </message>
    <message>
        <source>理由会留在卷宗里;以后每次打开也要写理由。</source>
        <translation>The reason stays in the dossier; each opening asks for one too.</translation>
    </message>
    <message>
        <source>建卷宗</source>
        <translation>Make it</translation>
    </message>
</context>
<context>
    <name>ReferralActions</name>
    <message>
        <source>打开档案</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>登记休学</source>
        <translation>Record a suspension</translation>
    </message>
    <message>
        <source>撤销转介</source>
        <translation>Withdraw the referral</translation>
    </message>
    <message>
        <source>打印跟踪表</source>
        <translation>Print follow-ups</translation>
    </message>
    <message>
        <source>打印审批表</source>
        <translation>Print the approval form</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>打印两联</source>
        <translation>Print both parts</translation>
    </message>
    <message>
        <source>暂缓复学</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>已到校</source>
        <translation>Is back</translation>
    </message>
    <message>
        <source>准予复学</source>
        <translation>Grant the return</translation>
    </message>
    <message>
        <source>不可用: 缺第三方评估文件 (%1 要求)</source>
        <translation>Not available: the third party&apos;s assessment is missing (%1 asks for it)</translation>
    </message>
    <message>
        <source>还没有交出的转介可以撤销;记录里留下理由。</source>
        <translation>A referral not handed over can be withdrawn; the reason stays on record.</translation>
    </message>
    <message>
        <source>撤销理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>ReferralPanel</name>
    <message>
        <source>转介复学</source>
        <translation>Referral and return</translation>
    </message>
    <message>
        <source>打开转介·复学</source>
        <translation>Open referral and return</translation>
    </message>
    <message>
        <source>没有转介,也没有休学。</source>
        <translation>No referral and no suspension.</translation>
    </message>
    <message>
        <source>跟踪逾期 %1</source>
        <translation>Follow-up overdue %1</translation>
    </message>
    <message>
        <source>下次跟踪 %1</source>
        <translation>Next follow-up %1</translation>
    </message>
    <message>
        <source>家长意见 %1</source>
        <translation>Parents&apos; opinion %1</translation>
    </message>
    <message>
        <source>签字待补</source>
        <translation>Signature to come</translation>
    </message>
    <message>
        <source>%1 起休学</source>
        <translation>Suspended from %1</translation>
    </message>
    <message>
        <source>复学待决定</source>
        <translation>Return to be decided</translation>
    </message>
    <message>
        <source>还没有申请复学</source>
        <translation>No application to return yet</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>支持计划</source>
        <translation>Support plan</translation>
    </message>
</context>
<context>
    <name>ReferralView</name>
    <message>
        <source>转介·复学</source>
        <translation>Referral and return</translation>
    </message>
    <message>
        <source>转介或休学:姓名首字母 / 学籍号后4位</source>
        <translation>Refer or suspend: initials / last 4 digits of the number</translation>
    </message>
    <message>
        <source>转介单</source>
        <translation>Referral</translation>
    </message>
    <message>
        <source>交接与进展</source>
        <translation>Hand-over and progress</translation>
    </message>
    <message>
        <source>跟踪</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>在办 %1 · 逾期 %2 · 休学 %3</source>
        <translation>Open %1 · overdue %2 · suspended %3</translation>
    </message>
    <message>
        <source>转介</source>
        <translation>Referral</translation>
    </message>
    <message>
        <source>复学</source>
        <translation>Return to school</translation>
    </message>
    <message>
        <source>有一份%1没写完的内容。</source>
        <translation>There is unfinished text from %1.</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>这个文件要用其他程序打开,会在资料夹里放一份没有加密的副本。本程序退出或下次启动时自动清除。在其他程序里的改动不会存回来。</source>
        <translation>This file opens in another program, so an unencrypted copy is put in the data folder. It is cleared when this program closes or next starts. Changes made in the other program are not kept.</translation>
    </message>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>打开副本</source>
        <translation>Open copy</translation>
    </message>
    <message>
        <source>不打开</source>
        <translation>Do not open</translation>
    </message>
    <message>
        <source>没有找到能打开它的程序。文件没有变化。请先安装 WPS 或看图程序。</source>
        <translation>No program to open it was found. The file is unchanged. Please install WPS or an image viewer first.</translation>
    </message>
    <message>
        <source>转介已保存</source>
        <translation>Referral saved</translation>
    </message>
    <message>
        <source>进展已登记</source>
        <translation>Progress recorded</translation>
    </message>
    <message>
        <source>已撤销这一条</source>
        <translation>Entry withdrawn</translation>
    </message>
    <message>
        <source>转介已撤销</source>
        <translation>Referral withdrawn</translation>
    </message>
    <message>
        <source>已免除,理由已记下</source>
        <translation>Waived, the reason is recorded</translation>
    </message>
    <message>
        <source>跟踪已记下</source>
        <translation>Follow-up recorded</translation>
    </message>
    <message>
        <source>休学已登记</source>
        <translation>Suspension recorded</translation>
    </message>
    <message>
        <source>复学材料已保存</source>
        <translation>Papers saved</translation>
    </message>
    <message>
        <source>评估材料已保存</source>
        <translation>Assessment saved</translation>
    </message>
    <message>
        <source>已撤销这份材料</source>
        <translation>Paper withdrawn</translation>
    </message>
    <message>
        <source>已准予复学</source>
        <translation>Return granted</translation>
    </message>
    <message>
        <source>已记为暂缓复学</source>
        <translation>Recorded as not yet</translation>
    </message>
    <message>
        <source>已改为在读</source>
        <translation>On the roll again</translation>
    </message>
    <message>
        <source>没有在办的转介。</source>
        <translation>No open referrals.</translation>
    </message>
    <message>
        <source>没有在办的转介。要转介或登记休学,在上方输入姓名首字母。</source>
        <translation>No open referrals. To refer or suspend, type initials above.</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>ReportEditor</name>
    <message>
        <source>还有%1处疑似姓名未处理,不能定稿。</source>
        <translation>Possible names still open: %1. It cannot be made final.</translation>
    </message>
    <message>
        <source>没有找到名单上的姓名。</source>
        <translation>No names of the roster found.</translation>
    </message>
    <message>
        <source>标题下还没有内容: %1</source>
        <translation>Nothing below the heading yet: %1</translation>
    </message>
    <message>
        <source>字数</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>不计标题和表格;一个数字或外文词算一个字。</source>
        <translation>Headings and tables do not count; a number or a foreign word counts as one.</translation>
    </message>
    <message>
        <source>脱敏检查</source>
        <translation>Names check</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>疑似姓名</source>
        <translation>Possible name</translation>
    </message>
    <message>
        <source>不是姓名</source>
        <translation>Not a name</translation>
    </message>
    <message>
        <source>再查一遍</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>情况分析报告由学校提交(KZ-40),主要负责人参加事故分析会(KZ-41)。以“一、”“（一）”起头的短行是标题。</source>
        <translation>The school hands in the analysis report (KZ-40); the head takes part in the review meeting (KZ-41). Short lines with a Chinese number in front are headings.</translation>
    </message>
    <message>
        <source>复盘报告由教育局报送(JS-15至JS-17:不少于3000字,事发两周内),学校备材料。这里写给教育局的材料,字数只供参照。</source>
        <translation>The education office owes the review report (JS-15 to JS-17: at least 3,000 characters, within two weeks); the school prepares material. What is written here is for the office; the count is only a guide.</translation>
    </message>
    <message>
        <source>复盘报告由本局撰写,不少于3000字,事发两周内报送(JS-16、JS-17)。</source>
        <translation>This office writes the review report: at least 3,000 characters, within two weeks (JS-16, JS-17).</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>撤销本次导入</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>每一行都处理好了。</source>
        <translation>Every row is settled.</translation>
    </message>
    <message>
        <source>本次导入已撤销</source>
        <translation>This import was undone</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>RepsPanel</name>
    <message>
        <source>心理委员</source>
        <translation>Peer reps</translation>
    </message>
    <message>
        <source>先在左边选一个班。</source>
        <translation>Choose a class on the left first.</translation>
    </message>
    <message>
        <source>还没有心理委员。</source>
        <translation>No peer rep yet.</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>任职日期</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>任命</source>
        <translation>Appoint</translation>
    </message>
    <message>
        <source>%1 心理委员</source>
        <translation>%1, peer reps</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>自</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>已不在本班</source>
        <translation>No longer in the class</translation>
    </message>
    <message>
        <source>免去</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>还没有选学生。内容没有丢。请输入首字母,按 Enter 选中。</source>
        <translation>No student chosen. Nothing is lost. Type the initials and press Enter.</translation>
    </message>
</context>
<context>
    <name>RepsTab</name>
    <message>
        <source>还没有班级。导入名单后,在这里登记心理委员。</source>
        <translation>No class yet. After a roster import, peer reps are recorded here.</translation>
    </message>
    <message>
        <source>%1 个班 · 心理委员 %2 人</source>
        <translation>Classes %1 · peer reps %2</translation>
    </message>
    <message>
        <source>只看缺额</source>
        <translation>Gaps only</translation>
    </message>
    <message>
        <source>打印名册</source>
        <translation>Print list</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>男委员</source>
        <translation>Boys</translation>
    </message>
    <message>
        <source>女委员</source>
        <translation>Girls</translation>
    </message>
    <message>
        <source>性别未录</source>
        <translation>Sex not given</translation>
    </message>
    <message>
        <source>缺额</source>
        <translation>Gap</translation>
    </message>
    <message>
        <source>不要求</source>
        <translation>Not required</translation>
    </message>
    <message>
        <source>齐</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>缺 %1 名</source>
        <translation>Missing %1</translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>看清单</source>
        <translation>See list</translation>
    </message>
    <message>
        <source>您的口令</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>第二人</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>第二人的口令</source>
        <translation>Second person&apos;s passphrase</translation>
    </message>
    <message>
        <source>审核人姓名</source>
        <translation>Reviewer&apos;s name</translation>
    </message>
    <message>
        <source>纸质签字的编号</source>
        <translation>Number of the signed paper</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>动作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>将回到 %1,之后的 %2 条操作会丢失。</source>
        <translation>Goes back to %1; actions lost since then: %2.</translation>
    </message>
    <message>
        <source>恢复前先做一份备份,现在的文件另存不删。账户和密钥保持现在的,不会退回。</source>
        <translation>A backup is made first and the present files are kept aside. Accounts and keys stay as they are now.</translation>
    </message>
    <message>
        <source>备份时案卷库没有逐项核对,案卷丢失的条数数不出来。</source>
        <translation>The case store was not checked row by row in this backup, so lost case entries cannot be counted.</translation>
    </message>
    <message>
        <source>这份备份里有现在的资料库没有的操作,可能来自上一次恢复以前。</source>
        <translation>This backup holds actions the present records do not have; they may predate the last restore.</translation>
    </message>
    <message>
        <source>最多约需 %1 秒,开始替换文件以后不能取消。</source>
        <translation>Takes at most about %1 s; once files are being replaced it cannot be cancelled.</translation>
    </message>
    <message>
        <source>已回到 %1。请重新登录,把丢失的操作补记一遍。</source>
        <translation>Back at %1. Please sign in again and enter the lost actions once more.</translation>
    </message>
    <message>
        <source>重新登录</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>这份备份是在换密钥以前做的,离任的人也打得开、做得出。请确认它一直由学校保管。</source>
        <translation>This backup predates the key change: a person who left could open or make one like it. Be sure the school has kept it all along.</translation>
    </message>
</context>
<context>
    <name>RetentionPanel</name>
    <message>
        <source>保存期</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>学生毕业或离校以后,档案保存多少年由学校设定;到期以后怎么办,须两人确认。</source>
        <translation>The school sets how many years files are kept after a student leaves; what happens then must be confirmed by two people.</translation>
    </message>
    <message>
        <source> 年</source>
        <translation> years</translation>
    </message>
    <message>
        <source>离校后保存</source>
        <translation>Keep after leaving</translation>
    </message>
    <message>
        <source>到期以后</source>
        <translation>After that</translation>
    </message>
    <message>
        <source>第一确认人</source>
        <translation>First confirmer</translation>
    </message>
    <message>
        <source>第二确认人</source>
        <translation>Second confirmer</translation>
    </message>
    <message>
        <source>依据(学校制度)</source>
        <translation>Basis (school policy)</translation>
    </message>
    <message>
        <source>还没有设定。设定以前,档案一直保留。</source>
        <translation>Not set. Until then, files are kept.</translation>
    </message>
    <message>
        <source>%1 由 %2 设定。</source>
        <translation>Set %1 by %2.</translation>
    </message>
    <message>
        <source>离校档案</source>
        <translation>Leavers&apos; files</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>退回理由</source>
        <translation>Reason for returning</translation>
    </message>
    <message>
        <source>不退回</source>
        <translation>Do not return</translation>
    </message>
    <message>
        <source>请写5到300个字。</source>
        <translation>Please write 5 to 300 characters.</translation>
    </message>
</context>
<context>
    <name>ReturnEdit</name>
    <message>
        <source>休学</source>
        <translation>Suspension</translation>
    </message>
    <message>
        <source>休学起</source>
        <translation>Suspended from</translation>
    </message>
    <message>
        <source>原因类别</source>
        <translation>Kind of reason</translation>
    </message>
    <message>
        <source>说明(家长提供)</source>
        <translation>Note (told by parents)</translation>
    </message>
    <message>
        <source>更正理由</source>
        <translation>Reason for correcting</translation>
    </message>
    <message>
        <source>改了已登记的内容时必填。</source>
        <translation>Needed when what was recorded is changed.</translation>
    </message>
    <message>
        <source>复学申请</source>
        <translation>Application to return</translation>
    </message>
    <message>
        <source>未申请</source>
        <translation>Not applied</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>申请人(与学生关系)</source>
        <translation>Applicant (relation)</translation>
    </message>
    <message>
        <source>提交的材料</source>
        <translation>Papers handed in</translation>
    </message>
    <message>
        <source>第三方评估(外来材料)</source>
        <translation>Third party&apos;s assessment (paper of others)</translation>
    </message>
    <message>
        <source>未评估</source>
        <translation>Not assessed</translation>
    </message>
    <message>
        <source>评估机构</source>
        <translation>Assessed by</translation>
    </message>
    <message>
        <source>评估日期</source>
        <translation>Assessed on</translation>
    </message>
    <message>
        <source>结论原文(照抄,不作判断)</source>
        <translation>Conclusion as written (copied, not judged)</translation>
    </message>
    <message>
        <source>评估文件</source>
        <translation>Assessment file</translation>
    </message>
    <message>
        <source>加文件</source>
        <translation>Add the file</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>决定人</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>决定日期</source>
        <translation>Decided on</translation>
    </message>
    <message>
        <source>复学日期</source>
        <translation>Back on</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>支持计划</source>
        <translation>Support plan</translation>
    </message>
    <message>
        <source>打开学生方案</source>
        <translation>Open the plan</translation>
    </message>
    <message>
        <source>%1 要求,还没有文件</source>
        <translation>%1 asks for it, no file yet</translation>
    </message>
    <message>
        <source>规则包未要求</source>
        <translation>Not asked for by the pack</translation>
    </message>
    <message>
        <source> · %1 起在读</source>
        <translation> · on the roll from %1</translation>
    </message>
    <message>
        <source>(待到校)</source>
        <translation>(not back yet)</translation>
    </message>
    <message>
        <source>看文件</source>
        <translation>See the file</translation>
    </message>
    <message>
        <source>记错了</source>
        <translation>Wrong entry</translation>
    </message>
    <message>
        <source>这份材料留在记录里并注明撤销。</source>
        <translation>The paper stays on record, marked as withdrawn.</translation>
    </message>
    <message>
        <source>撤销理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>撤销这份</source>
        <translation>Withdraw it</translation>
    </message>
</context>
<context>
    <name>ReviewBox</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>天。留空 = 每次都问。</source>
        <translation>days. Empty = ask each time.</translation>
    </message>
    <message>
        <source>%1 天</source>
        <translation>Days: %1</translation>
    </message>
    <message>
        <source>未设定,每次都问</source>
        <translation>Not set, asked each time</translation>
    </message>
</context>
<context>
    <name>RiskFields</name>
    <message>
        <source>风险</source>
        <translation>Risk</translation>
    </message>
    <message>
        <source>突破保密,在下面登记</source>
        <translation>Confidentiality was broken; record it below</translation>
    </message>
    <message>
        <source>突破保密的理由</source>
        <translation>Why it was broken</translation>
    </message>
    <message>
        <source>告知了谁</source>
        <translation>Who was told</translation>
    </message>
    <message>
        <source>告知时间</source>
        <translation>Told at</translation>
    </message>
    <message>
        <source>告知了什么</source>
        <translation>What was told</translation>
    </message>
</context>
<context>
    <name>RoomFoot</name>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>把这一周排成一行一行</source>
        <translation>Show the week as rows</translation>
    </message>
    <message>
        <source>作息时间:各节起止</source>
        <translation>Period times: start and end of each period</translation>
    </message>
    <message>
        <source>作息时间</source>
        <translation>Period times</translation>
    </message>
    <message>
        <source>信箱热线</source>
        <translation>Mailbox, hotline</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>生成值班表</source>
        <translation>Make duty rota</translation>
    </message>
    <message>
        <source>已够</source>
        <translation>Enough</translation>
    </message>
    <message>
        <source>按余下计划可到 %1 h</source>
        <translation>Plan brings it to %1 h</translation>
    </message>
    <message>
        <source>开放时间公示</source>
        <translation>Opening hours notice</translation>
    </message>
    <message>
        <source>值班表</source>
        <translation>Duty rota</translation>
    </message>
    <message>
        <source>值班记录</source>
        <translation>Duty log</translation>
    </message>
    <message>
        <source>预约登记表(代号)</source>
        <translation>Appointment list (codes)</translation>
    </message>
    <message>
        <source>求助渠道公示单</source>
        <translation>Help channels poster</translation>
    </message>
    <message>
        <source>我的预约存为.ics(代号)</source>
        <translation>My appointments as .ics (codes)</translation>
    </message>
    <message>
        <source>计划空心</source>
        <translation>Planned: hollow</translation>
    </message>
    <message>
        <source>实际实心</source>
        <translation>Actual: solid</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>课</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>拖动新建,双击编辑</source>
        <translation>Drag to add, double-click to edit</translation>
    </message>
</context>
<context>
    <name>RoomHeader</name>
    <message>
        <source>辅导室</source>
        <translation>Counselling room</translation>
    </message>
    <message>
        <source>上一周</source>
        <translation>Previous week</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>下一周</source>
        <translation>Next week</translation>
    </message>
    <message>
        <source>来访</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>来访人数</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>开门</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>还没有设置校历</source>
        <translation>School calendar not set yet</translation>
    </message>
    <message>
        <source>不在教学周内</source>
        <translation>Not a teaching week</translation>
    </message>
    <message>
        <source>关门(开自%1)</source>
        <translation>Close (open since %1)</translation>
    </message>
    <message>
        <source>开门 %1</source>
        <translation>Open %1</translation>
    </message>
    <message>
        <source>本周已开 %1</source>
        <translation>Opened this week %1</translation>
    </message>
    <message>
        <source>计划 %1</source>
        <translation>planned %1</translation>
    </message>
    <message>
        <source>应开 %1 h</source>
        <translation>required %1 h</translation>
    </message>
    <message>
        <source>(%1个教学日)</source>
        <translation> (teaching days: %1)</translation>
    </message>
    <message>
        <source>本周的计划合计 %1 h</source>
        <translation>All plans of the week: %1 h</translation>
    </message>
</context>
<context>
    <name>RoomNotice</name>
    <message>
        <source>还没有设置校历。</source>
        <translation>No school calendar yet.</translation>
    </message>
    <message>
        <source>到 学校与校历 设置</source>
        <translation>Set it under &quot;School and calendar&quot;</translation>
    </message>
    <message>
        <source>本周还没有开放安排。点“生成值班表”按上周复制。</source>
        <translation>No opening planned this week. Choose &quot;Make duty rota&quot; to copy last week&apos;s.</translation>
    </message>
    <message>
        <source>填作息时间</source>
        <translation>Enter period times</translation>
    </message>
    <message>
        <source>课表还没有上课时间。</source>
        <translation>Lessons have no times yet.</translation>
    </message>
</context>
<context>
    <name>RoomPanel</name>
    <message>
        <source>补登关门时间</source>
        <translation>Enter a missed closing time</translation>
    </message>
    <message>
        <source>当时关门</source>
        <translation>Closed at</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>登记关门</source>
        <translation>Save closing time</translation>
    </message>
    <message>
        <source>各节起止</source>
        <translation>Period times</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>交接</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>信箱热线</source>
        <translation>Mailbox, hotline</translation>
    </message>
    <message>
        <source>作息时间</source>
        <translation>Period times</translation>
    </message>
    <message>
        <source>一行一节,从早到晚。填了以后,预约和开放会和课表对时间。</source>
        <translation>One period per line, in order. Once filled in, appointments and open hours are checked against the timetable.</translation>
    </message>
    <message>
        <source>登记以后这次开放才计入。</source>
        <translation>This opening counts once its closing time is saved.</translation>
    </message>
</context>
<context>
    <name>RoomView</name>
    <message>
        <source>已开门</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>已关门</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已登记关门</source>
        <translation>Closing time saved</translation>
    </message>
    <message>
        <source>已加入计划</source>
        <translation>Added to plan</translation>
    </message>
    <message>
        <source>已补记</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>已取消这次计划</source>
        <translation>Planned opening cancelled</translation>
    </message>
    <message>
        <source>计划已恢复</source>
        <translation>Plan restored</translation>
    </message>
    <message>
        <source>%1 开门后没有登记关门,不计入开放时间。请在右边补登当时关门的时间。</source>
        <translation>Opened %1 but no closing was recorded, so it does not count. Enter the closing time on the right.</translation>
    </message>
    <message>
        <source>交接已保存</source>
        <translation>Handover note saved</translation>
    </message>
    <message>
        <source>上课时间已保存</source>
        <translation>Period times saved</translation>
    </message>
    <message>
        <source>已按上周生成值班表</source>
        <translation>Duty rota copied from last week</translation>
    </message>
    <message>
        <source>值班表已撤回</source>
        <translation>Duty rota taken back</translation>
    </message>
    <message>
        <source>计划已改</source>
        <translation>Plan changed</translation>
    </message>
    <message>
        <source>已改时间</source>
        <translation>Time changed</translation>
    </message>
    <message>
        <source>时间已恢复</source>
        <translation>Time put back</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Logged</translation>
    </message>
    <message>
        <source>已登记答复</source>
        <translation>Answer recorded</translation>
    </message>
    <message>
        <source>已改回未答复</source>
        <translation>Back to not answered</translation>
    </message>
    <message>
        <source>已去掉这一条</source>
        <translation>Entry removed</translation>
    </message>
    <message>
        <source>登记已恢复</source>
        <translation>Entry restored</translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>班序</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>学籍号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>住校</source>
        <translation>Boards</translation>
    </message>
    <message>
        <source>名单标签</source>
        <translation>Roster tags</translation>
    </message>
    <message>
        <source>监护人电话</source>
        <translation>Guardian phone</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>%1 待核</source>
        <translation>%1, to check</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
</context>
<context>
    <name>RosterView</name>
    <message>
        <source>学生名单</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>导入名单</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>添加学生</source>
        <translation>Add student</translation>
    </message>
    <message>
        <source>修改学生</source>
        <translation>Edit student</translation>
    </message>
    <message>
        <source>有一份%1没写完的内容。</source>
        <translation>There is unfinished text from %1.</translation>
    </message>
    <message>
        <source>接着填</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>已添加。</source>
        <translation>Added. </translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved. </translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>添加一名学生</source>
        <translation>Add a student</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>标签已密封,心理教师登录时并入案卷。</source>
        <translation>The tags are sealed and join the case records when a counsellor signs in. </translation>
    </message>
    <message>
        <source>已给 %1 人加标签。</source>
        <translation>Students given the tag: %1. </translation>
    </message>
    <message>
        <source>%1 人原来就有,没有再加。</source>
        <translation>Had it already, not added again: %1.</translation>
    </message>
    <message>
        <source>正在准备 %1 份档案</source>
        <translation>Preparing files: %1</translation>
    </message>
</context>
<context>
    <name>RoundPane</name>
    <message>
        <source>所有轮次</source>
        <translation>All rounds</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>告知同意</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>核对复测</source>
        <translation>Check and retest</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>新建一轮</source>
        <translation>New round</translation>
    </message>
    <message>
        <source>%1 方法 %2</source>
        <translation>%1 method %2</translation>
    </message>
    <message>
        <source> · %1 已关闭</source>
        <translation> · %1 closed</translation>
    </message>
    <message>
        <source>摸排</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>答题纸(逐班,只有题号)</source>
        <translation>Answer sheets (by class, item numbers only)</translation>
    </message>
    <message>
        <source>班级勾选表</source>
        <translation>Class tick list</translation>
    </message>
    <message>
        <source>覆盖率</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>未排查名单</source>
        <translation>List of those not checked</translation>
    </message>
    <message>
        <source>复测名单</source>
        <translation>Retest list</translation>
    </message>
    <message>
        <source>分布图(仅人数)</source>
        <translation>Distribution (counts only)</translation>
    </message>
    <message>
        <source>排查汇总</source>
        <translation>Summary of checks</translation>
    </message>
</context>
<context>
    <name>RoundsPane</name>
    <message>
        <source>筛查摸排</source>
        <translation>Screening</translation>
    </message>
    <message>
        <source>新建一轮</source>
        <translation>New round</translation>
    </message>
    <message>
        <source>还没有测评计划。先选范围和时间,再印告知书。</source>
        <translation>No rounds yet. Choose range and dates, then print the letters.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>%1 轮,在做 %2 轮</source>
        <translation>Rounds: %1, under way: %2</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>方法</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>起止</source>
        <translation>From – to</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>覆盖</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>还差</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>%1 已关闭</source>
        <translation>%1 closed</translation>
    </message>
    <message>
        <source>可以关闭</source>
        <translation>May be closed</translation>
    </message>
</context>
<context>
    <name>RowDetail</name>
    <message>
        <source>工作表 %1 第%2行</source>
        <translation>Sheet %1, row %2</translation>
    </message>
    <message>
        <source>“%1”是哪个班(同样写法的行一起改)</source>
        <translation>Which class is &quot;%1&quot; (changes all rows written this way)</translation>
    </message>
    <message>
        <source>这一行是谁</source>
        <translation>Who is this row</translation>
    </message>
    <message>
        <source>另一名学生,新增</source>
        <translation>Another student, add</translation>
    </message>
    <message>
        <source>先不导入这一行</source>
        <translation>Leave this row out for now</translation>
    </message>
    <message>
        <source>是 %1</source>
        <translation>It is %1</translation>
    </message>
    <message>
        <source>采用哪些变化</source>
        <translation>Which changes to use</translation>
    </message>
    <message>
        <source>(手工改过,默认保留手工值)</source>
        <translation> (edited by hand; the hand-made value is kept unless you choose)</translation>
    </message>
</context>
<context>
    <name>RowPanel</name>
    <message>
        <source>打开学生页</source>
        <translation>Open the student&apos;s page</translation>
    </message>
    <message>
        <source>移交给%1</source>
        <translation>To %1</translation>
    </message>
    <message>
        <source>再写出</source>
        <translation>Write out again</translation>
    </message>
    <message>
        <source>写出</source>
        <translation>Write out</translation>
    </message>
    <message>
        <source>来自%1</source>
        <translation>From %1</translation>
    </message>
    <message>
        <source>签名并写出回执</source>
        <translation>Sign and write the receipt</translation>
    </message>
    <message>
        <source>再写出回执</source>
        <translation>Write the receipt again</translation>
    </message>
    <message>
        <source>标识码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>指纹</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>第%1号</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>签发</source>
        <translation>Signed out</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>对方第%1号</source>
        <translation>Their no. %1</translation>
    </message>
    <message>
        <source>收下</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>回执</source>
        <translation>Receipts</translation>
    </message>
</context>
<context>
    <name>RulesView</name>
    <message>
        <source>规则与口径</source>
        <translation>Rules and methods</translation>
    </message>
    <message>
        <source>本校设定已保存,从今天起用</source>
        <translation>School setting saved, in use from today</translation>
    </message>
    <message>
        <source>留空 = 只记录,不判定。设定的数字写明“本校设定”,不算作文件的规定;已过去的时段仍用当时的数字。</source>
        <translation>Empty = record only, no verdict. Your numbers are marked &quot;Set by the school&quot; and are not the notice&apos;s; past periods keep the number of their time.</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>本校设定</source>
        <translation>Set by the school</translation>
    </message>
    <message>
        <source>已载入的规则包都给了数字。</source>
        <translation>The loaded rule packs give every number.</translation>
    </message>
    <message>
        <source>计算口径</source>
        <translation>Methods of counting</translation>
    </message>
    <message>
        <source>口径</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>不再设定</source>
        <translation>No longer set</translation>
    </message>
    <message>
        <source>留空 = 只记录</source>
        <translation>Empty = record only</translation>
    </message>
    <message>
        <source>文件没有给数字的事项 (%1) · 可以改的口径 (%2)</source>
        <translation>Where the notice gives no number (%1) · methods you can change (%2)</translation>
    </message>
    <message>
        <source>(在“学校与校历”里改)</source>
        <translation> (change under &quot;School and calendar&quot;)</translation>
    </message>
    <message>
        <source>上级规则包 (可多选)</source>
        <translation>Rule packs from above (several allowed)</translation>
    </message>
    <message>
        <source>其他本校设定</source>
        <translation>Other school settings</translation>
    </message>
    <message>
        <source>只读,由心理教师修改</source>
        <translation>Read only; counsellors edit this</translation>
    </message>
    <message>
        <source>起用</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>研判和方案的复评间隔</source>
        <translation>Conferences and plans are reviewed every</translation>
    </message>
    <message>
        <source>转介后跟踪间隔 ZZ-23</source>
        <translation>Interval after referral ZZ-23</translation>
    </message>
    <message>
        <source>文件: %1。本校可设: %2</source>
        <translation>Document: %1. The school may set: %2</translation>
    </message>
</context>
<context>
    <name>RunBox</name>
    <message>
        <source>统计表和期次</source>
        <translation>Form and period</translation>
    </message>
</context>
<context>
    <name>RunDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>活动名称</source>
        <translation>Campaign name</translation>
    </message>
    <message>
        <source>活动结束</source>
        <translation>Campaign ends</translation>
    </message>
    <message>
        <source>学校上报期限</source>
        <translation>Schools report by</translation>
    </message>
    <message>
        <source>活动开始</source>
        <translation>Campaign begins</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>按这次活动填表</source>
        <translation>Fill the form for it</translation>
    </message>
    <message>
        <source>请写活动名称。</source>
        <translation>Please give the campaign a name.</translation>
    </message>
    <message>
        <source>结束早于开始。</source>
        <translation>The end is before the beginning.</translation>
    </message>
    <message>
        <source>期限早于活动结束。</source>
        <translation>The due day is before the campaign ends.</translation>
    </message>
</context>
<context>
    <name>RunSummary</name>
    <message>
        <source>/ %1 所已报</source>
        <translation>/ %1 schools reported</translation>
    </message>
    <message>
        <source>还差 %1 所</source>
        <translation>Still missing: %1</translation>
    </message>
    <message>
        <source>已报率 %1 · 按时率 %2</source>
        <translation>Reported %1 · on time %2</translation>
    </message>
    <message>
        <source>已报</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>迟报</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>未签名</source>
        <translation>Unsigned</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>未报</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>已全部报送</source>
        <translation>All have reported</translation>
    </message>
</context>
<context>
    <name>SafeguardsView</name>
    <message>
        <source>学校保障</source>
        <translation>Safeguards</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>已加入名册</source>
        <translation>Added to staff</translation>
    </message>
    <message>
        <source>已登记离任</source>
        <translation>Leaving recorded</translation>
    </message>
    <message>
        <source>会议已登记</source>
        <translation>Meeting recorded</translation>
    </message>
    <message>
        <source>这个文件要用其他程序打开,会在资料夹里放一份没有加密的副本。本程序退出或下次启动时自动清除。在其他程序里的改动不会存回来。</source>
        <translation>This file opens in another program, so an unencrypted copy is put in the data folder. It is cleared when this program closes or next starts. Changes made in the other program are not kept.</translation>
    </message>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>打开副本</source>
        <translation>Open copy</translation>
    </message>
    <message>
        <source>不打开</source>
        <translation>Do not open</translation>
    </message>
    <message>
        <source>没有找到能打开它的程序。文件没有变化。请先安装 WPS 或看图程序。</source>
        <translation>No program to open it was found. The file is unchanged. Please install WPS or an image viewer first.</translation>
    </message>
    <message>
        <source>加证书</source>
        <translation>Add certificate</translation>
    </message>
    <message>
        <source>核对机构成员</source>
        <translation>Check members</translation>
    </message>
    <message>
        <source>加成员</source>
        <translation>Add member</translation>
    </message>
    <message>
        <source>学历专业已保存</source>
        <translation>Degree and subject saved</translation>
    </message>
    <message>
        <source>证书已保存</source>
        <translation>Certificate saved</translation>
    </message>
    <message>
        <source>已为 %1 人记培训</source>
        <translation>Training logged for people: %1</translation>
    </message>
    <message>
        <source>已对应到您的账户</source>
        <translation>Matched to your account</translation>
    </message>
    <message>
        <source>机构已登记</source>
        <translation>Body recorded</translation>
    </message>
    <message>
        <source>已加入机构</source>
        <translation>Added to the body</translation>
    </message>
    <message>
        <source>已移出机构</source>
        <translation>Taken out of the body</translation>
    </message>
    <message>
        <source>已补 %1 名班主任</source>
        <translation>Homeroom teachers added: %1</translation>
    </message>
    <message>
        <source>机构已撤销</source>
        <translation>Body dissolved</translation>
    </message>
    <message>
        <source>文件已保存</source>
        <translation>Document saved</translation>
    </message>
    <message>
        <source>文件已废止</source>
        <translation>Document withdrawn</translation>
    </message>
    <message>
        <source>协作单位已保存</source>
        <translation>Partner saved</translation>
    </message>
    <message>
        <source>已终止协作</source>
        <translation>Partnership ended</translation>
    </message>
    <message>
        <source>求助渠道已保存</source>
        <translation>Help channel saved</translation>
    </message>
    <message>
        <source>渠道已停用</source>
        <translation>Channel disabled</translation>
    </message>
    <message>
        <source>%1 份附件都完好</source>
        <translation>Attachments checked, all intact: %1</translation>
    </message>
    <message>
        <source>队伍与培训</source>
        <translation>Staff and training</translation>
    </message>
    <message>
        <source>机构网络</source>
        <translation>Bodies</translation>
    </message>
    <message>
        <source>制度文件</source>
        <translation>Policies</translation>
    </message>
    <message>
        <source>协作单位与求助渠道</source>
        <translation>Partners and help</translation>
    </message>
    <message>
        <source>任职文件已保存</source>
        <translation>Appointment paper saved</translation>
    </message>
    <message>
        <source>经费已登记</source>
        <translation>Funding recorded</translation>
    </message>
    <message>
        <source>已撤回,不再计入</source>
        <translation>Taken back, no longer counted</translation>
    </message>
    <message>
        <source>经费</source>
        <translation>Funding</translation>
    </message>
</context>
<context>
    <name>SchoolPanel</name>
    <message>
        <source>学校标识码(10位)</source>
        <translation>School code (10 digits)</translation>
    </message>
    <message>
        <source>学校名称</source>
        <translation>School name</translation>
    </message>
    <message>
        <source>学段</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>在校生</source>
        <translation>Students</translation>
    </message>
    <message>
        <source>属性</source>
        <translation>Attributes</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>添加学校</source>
        <translation>Add school</translation>
    </message>
    <message>
        <source>修改学校</source>
        <translation>Edit school</translation>
    </message>
    <message>
        <source>片区教管中心(转报各校,自己不报)</source>
        <translation>Township centre (passes on schools&apos; reports, has none of its own)</translation>
    </message>
    <message>
        <source>片区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>未注明</source>
        <translation>Not given</translation>
    </message>
    <message>
        <source>截至</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>核对对方学校的名片</source>
        <translation>Check the other school&apos;s card</translation>
    </message>
    <message>
        <source>请照对方学校盖章的纸质登记单输入这几组数字,不要照抄电子文件。</source>
        <translation>Type these groups from the other school&apos;s stamped paper, not from the file.</translation>
    </message>
    <message>
        <source>一致,登记</source>
        <translation>They match, enrol</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>标识码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>代替</source>
        <translation>Replaces</translation>
    </message>
    <message>
        <source> 登记的名片</source>
        <translation> card recorded</translation>
    </message>
</context>
<context>
    <name>SchoolSettings</name>
    <message>
        <source>没有填写</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source>应为10位数字</source>
        <translation>Should be 10 digits</translation>
    </message>
    <message>
        <source>已用它签过名,不能改</source>
        <translation>Signed with, cannot be changed</translation>
    </message>
    <message>
        <source>这个学段还有班级</source>
        <translation>This stage still has classes</translation>
    </message>
    <message>
        <source>要五个不同的词</source>
        <translation>Five different words are needed</translation>
    </message>
    <message>
        <source>第%1行看不懂</source>
        <translation>Line %1 cannot be read</translation>
    </message>
    <message>
        <source>第%1行不在学期之内</source>
        <translation>Line %1 is outside term time</translation>
    </message>
    <message>
        <source>要改正</source>
        <translation>Please correct</translation>
    </message>
</context>
<context>
    <name>ScoresPanel</name>
    <message>
        <source>还没有测评结果。参加一轮测评后会出现在这里。</source>
        <translation>No results yet. They appear after a round of screening.</translation>
    </message>
    <message>
        <source>%1次</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>提示线 %1,图里是虚线。分数只是提示。</source>
        <translation>Hint line %1, dashed in the chart. Scores are hints.</translation>
    </message>
    <message>
        <source>提示线 %1。分数只是提示。</source>
        <translation>Hint line %1. Scores are hints.</translation>
    </message>
    <message>
        <source>%1分</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>× 无效</source>
        <translation>× void</translation>
    </message>
    <message>
        <source>有提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>没有提示</source>
        <translation>No hint</translation>
    </message>
</context>
<context>
    <name>Screening</name>
    <message>
        <source>%1人无状态</source>
        <translation>Without a state: %1</translation>
    </message>
    <message>
        <source>%1人无处置</source>
        <translation>Without a disposition: %1</translation>
    </message>
    <message>
        <source>合计 %1 + 待定 %2</source>
        <translation>Total %1 + pending %2</translation>
    </message>
    <message>
        <source>见异常</source>
        <translation>Noticed</translation>
    </message>
    <message>
        <source>总分有提示</source>
        <translation>Total gives a hint</translation>
    </message>
    <message>
        <source>由人作废</source>
        <translation>Voided by a person</translation>
    </message>
</context>
<context>
    <name>ScreeningView</name>
    <message>
        <source>为什么作废这份答卷</source>
        <translation>Why this sheet is void</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>学生会进入复测名单。</source>
        <translation>The student goes on the retest list.</translation>
    </message>
    <message>
        <source>为什么重新打开</source>
        <translation>Why it is reopened</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>理由会留在这一轮的记录里。</source>
        <translation>The reason stays with the round.</translation>
    </message>
    <message>
        <source>这一轮已建立,下一步:告知同意</source>
        <translation>Round created; next: consent</translation>
    </message>
    <message>
        <source>计划已保存</source>
        <translation>Plan saved</translation>
    </message>
    <message>
        <source>已记 %1 份回执</source>
        <translation>Slips recorded: %1</translation>
    </message>
    <message>
        <source>已保存 %1 人的摸排</source>
        <translation>Checks saved: %1</translation>
    </message>
    <message>
        <source>其余 %1 人已记为未见异常</source>
        <translation>Others recorded, nothing noticed: %1</translation>
    </message>
    <message>
        <source>已记 %1 人的状态</source>
        <translation>States recorded: %1</translation>
    </message>
    <message>
        <source>答卷已作废,学生进入复测名单</source>
        <translation>Sheet void; the student is on the retest list</translation>
    </message>
    <message>
        <source>已记 %1 人的处置</source>
        <translation>Dispositions recorded: %1</translation>
    </message>
    <message>
        <source>告知已记下</source>
        <translation>Recorded who was told</translation>
    </message>
    <message>
        <source>本轮已关闭</source>
        <translation>Round closed</translation>
    </message>
    <message>
        <source>本轮已重新打开</source>
        <translation>Round reopened</translation>
    </message>
    <message>
        <source>导入已撤销,撤下 %1 人的结果</source>
        <translation>Import undone; results taken back: %1</translation>
    </message>
    <message>
        <source>答卷已保存:无效,进入复测名单</source>
        <translation>Sheet saved: void, on the retest list</translation>
    </message>
    <message>
        <source>答卷已保存</source>
        <translation>Sheet saved</translation>
    </message>
    <message>
        <source>,有提示,待处置</source>
        <translation>, a hint, to be decided</translation>
    </message>
    <message>
        <source>第%1题是关键条目,请当天当面了解,并告知班主任和监护人。名单在“处置”最上面。</source>
        <translation>Item %1 is critical: talk in person the same day, tell the homeroom teacher and the guardian. The list is on top of Disposition.</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>工作台</source>
        <translation>Workbench</translation>
    </message>
    <message>
        <source>工作</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>校长首页</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>学生档案</source>
        <translation>Students</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Students</translation>
    </message>
    <message>
        <source>名单导入</source>
        <translation>Roster import</translation>
    </message>
    <message>
        <source>学生页</source>
        <translation>Student page</translation>
    </message>
    <message>
        <source>辅导室</source>
        <translation>Counselling</translation>
    </message>
    <message>
        <source>辅导</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>活动课程</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>学校保障</source>
        <translation>Safeguards</translation>
    </message>
    <message>
        <source>保障</source>
        <translation>School</translation>
    </message>
    <message>
        <source>自查上报</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>学期自查</source>
        <translation>Term self-check</translation>
    </message>
    <message>
        <source>统计表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>外发</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>学校名册</source>
        <translation>Schools</translation>
    </message>
    <message>
        <source>名册</source>
        <translation>Schools</translation>
    </message>
    <message>
        <source>收件箱</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>报送进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>汇总表</source>
        <translation>Merged table</translation>
    </message>
    <message>
        <source>汇总</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>账户与密钥</source>
        <translation>Accounts and keys</translation>
    </message>
    <message>
        <source>备份与恢复</source>
        <translation>Backup and recovery</translation>
    </message>
    <message>
        <source>学校与校历</source>
        <translation>School and calendar</translation>
    </message>
    <message>
        <source>快速预警</source>
        <translation>Quick warning</translation>
    </message>
    <message>
        <source>关注帮扶</source>
        <translation>Care</translation>
    </message>
    <message>
        <source>帮扶</source>
        <translation>Care</translation>
    </message>
    <message>
        <source>预警</source>
        <translation>Warnings</translation>
    </message>
    <message>
        <source>研判会</source>
        <translation>Case conference</translation>
    </message>
    <message>
        <source>研判</source>
        <translation>Conference</translation>
    </message>
    <message>
        <source>关爱小组与方案</source>
        <translation>Care groups and plans</translation>
    </message>
    <message>
        <source>学生方案</source>
        <translation>Student plan</translation>
    </message>
    <message>
        <source>周历</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>辅导记录</source>
        <translation>Session notes</translation>
    </message>
    <message>
        <source>谈心家访</source>
        <translation>Talks and visits</translation>
    </message>
    <message>
        <source>谈访</source>
        <translation>Talks</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>审计</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>规则与口径</source>
        <translation>Rules and methods</translation>
    </message>
    <message>
        <source>使用手册</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>搬家</source>
        <translation>Moving in</translation>
    </message>
    <message>
        <source>找记录</source>
        <translation>Find records</translation>
    </message>
    <message>
        <source>离校档案</source>
        <translation>Leavers&apos; files</translation>
    </message>
    <message>
        <source>转学移交</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>合并档案</source>
        <translation>Merge records</translation>
    </message>
    <message>
        <source>转介·复学</source>
        <translation>Referral and return</translation>
    </message>
    <message>
        <source>危机处置</source>
        <translation>Crisis response</translation>
    </message>
    <message>
        <source>危机</source>
        <translation>Crisis</translation>
    </message>
    <message>
        <source>处置记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>事件卷宗</source>
        <translation>Incident dossier</translation>
    </message>
    <message>
        <source>筛查摸排</source>
        <translation>Screening</translation>
    </message>
    <message>
        <source>筛查</source>
        <translation>Screening</translation>
    </message>
    <message>
        <source>导入测评结果</source>
        <translation>Import results</translation>
    </message>
    <message>
        <source>知情同意</source>
        <translation>Consent</translation>
    </message>
</context>
<context>
    <name>SealedBox</name>
    <message>
        <source>卷宗是封存的。打开要写明理由,谁在什么时候为什么打开,都留在卷宗和审计里。</source>
        <translation>The dossier is sealed. Opening asks for a reason; who opened it, when and why stays in the dossier and the audit.</translation>
    </message>
    <message>
        <source>打开理由</source>
        <translation>Reason for opening</translation>
    </message>
    <message>
        <source>至少5个字</source>
        <translation>At least 5 characters</translation>
    </message>
    <message>
        <source>打开卷宗</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>事件卷宗  事发 %1 · %2</source>
        <translation>Incident dossier  event on %1 · %2</translation>
    </message>
    <message>
        <source>距期限 %1天(事发+14日 JS-17)</source>
        <translation>Days left: %1 (event + 14 days JS-17)</translation>
    </message>
    <message>
        <source>期限已过 %1天(事发+14日 JS-17)</source>
        <translation>Days over: %1 (event + 14 days JS-17)</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>姓名首字母 / 学籍号后4位 / 班级 / 页面</source>
        <translation>Name initials / last 4 of student no. / class / page</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>没有找到“{text}”。可能已转出或毕业:按 Ctrl+D 连同离校学生一起找。</source>
        <translation>&quot;{text}&quot; was not found. The student may have left: press Ctrl+D to search leavers too.</translation>
    </message>
    <message>
        <source>没有找到“{text}”,离校学生里也没有。请换个写法再找。</source>
        <translation>&quot;{text}&quot; was not found, nor among leavers. Try another spelling.</translation>
    </message>
    <message>
        <source>Enter 打开</source>
        <translation>Enter opens</translation>
    </message>
    <message>
        <source>Ctrl+Enter 快速预警</source>
        <translation>Ctrl+Enter quick warning</translation>
    </message>
    <message>
        <source>Alt+Enter 预约</source>
        <translation>Alt+Enter appointment</translation>
    </message>
    <message>
        <source>在记录里找“{text}”</source>
        <translation>Find &quot;{text}&quot; in records</translation>
    </message>
</context>
<context>
    <name>SecondBox</name>
    <message>
        <source>同意</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>退回理由</source>
        <translation>Reason for returning</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>没有第二位心理教师时:请审核人在纸质件上签字,再登记。会注明是纸质签字。</source>
        <translation>Without a second counsellor: have the reviewer sign on paper, then record it here. It is marked as signed on paper.</translation>
    </message>
    <message>
        <source>登记纸质审核</source>
        <translation>Record paper review</translation>
    </message>
    <message>
        <source>审核人</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>签字日期</source>
        <translation>Signed on</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>撤回登记</source>
        <translation>Take back an entry</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>撤回哪一条</source>
        <translation>Which entry</translation>
    </message>
    <message>
        <source>撤回理由</source>
        <translation>Reason for taking back</translation>
    </message>
    <message>
        <source>撤回登记…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>选中一行,这里显示它的内容。</source>
        <translation>Select a row to see it here.</translation>
    </message>
</context>
<context>
    <name>SelfCheckView</name>
    <message>
        <source>自查已算好</source>
        <translation>Self-check calculated</translation>
    </message>
    <message>
        <source>确认已保存</source>
        <translation>Confirmation saved</translation>
    </message>
    <message>
        <source>整改已保存</source>
        <translation>Rectification saved</translation>
    </message>
    <message>
        <source>已提交,等校长签批</source>
        <translation>Submitted, awaiting the principal</translation>
    </message>
    <message>
        <source>已签批</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>已发布 %1 个数字</source>
        <translation>Figures published: %1</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>本学期自查还没开始。点“新建”,A类条款会立刻算好。</source>
        <translation>This term&apos;s self-check has not begun. Choose &quot;New&quot;: type A clauses are worked out at once.</translation>
    </message>
    <message>
        <source>没有符合筛选的条款。</source>
        <translation>No clause matches the filter.</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>实际</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>判定</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>证据</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>退回给心理教师</source>
        <translation>Return to the counsellor</translation>
    </message>
    <message>
        <source>整改已登记完成</source>
        <translation>Rectification recorded as done</translation>
    </message>
    <message>
        <source>佐证已加入</source>
        <translation>Evidence added</translation>
    </message>
    <message>
        <source>佐证已撤回</source>
        <translation>Evidence taken back</translation>
    </message>
    <message>
        <source>上学期</source>
        <translation>Last term</translation>
    </message>
    <message>
        <source>上学期没有提交过自查,没有可比的。</source>
        <translation>No self-check was submitted last term, so there is nothing to compare.</translation>
    </message>
    <message>
        <source>上学期: %1</source>
        <translation>Last term: %1</translation>
    </message>
    <message>
        <source>还没有设置校历,不能自查。先在“学校与校历”里填写学年、学期和假日。</source>
        <translation>No school calendar yet, so no self-check. Enter the school year, terms and holidays under &quot;School and calendar&quot; first.</translation>
    </message>
    <message>
        <source>建议取最严</source>
        <translation>the strictest, suggested</translation>
    </message>
    <message>
        <source>与%1重叠</source>
        <translation>overlaps %1</translation>
    </message>
    <message>
        <source>设置校历</source>
        <translation>Set school calendar</translation>
    </message>
    <message>
        <source>还没有设置校历,不能自查。请心理教师在“学校与校历”里设置。</source>
        <translation>There is no school calendar, so nothing can be checked. Ask the counselling teacher to set it under School and calendar.</translation>
    </message>
</context>
<context>
    <name>SendPanel</name>
    <message>
        <source>移交一份档案</source>
        <translation>Hand over a file</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>移交给</source>
        <translation>To</translation>
    </message>
    <message>
        <source>移交的法律依据</source>
        <translation>Legal ground</translation>
    </message>
    <message>
        <source>签名人看到的只有移交给谁、第几号,看不到档案内容。</source>
        <translation>Whoever signs sees only to whom it goes and its number, never the file.</translation>
    </message>
    <message>
        <source>签发并写出</source>
        <translation>Sign and write out</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>辅导记录只写日期和编号。要连正文一起移交的,勾选您自己签名的记录:</source>
        <translation>Counselling notes go by day and number only. Tick notes of your own to hand over with their words:</translation>
    </message>
    <message>
        <source>他人封存的记录、过程笔记和外来材料不会移交。</source>
        <translation>What others sealed, process notes and papers of others are never handed over.</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>学校与校历</source>
        <translation>School and calendar</translation>
    </message>
    <message>
        <source>学校资料由心理教师修改</source>
        <translation>Counsellors edit the school&apos;s details</translation>
    </message>
    <message>
        <source>只读,由心理教师修改</source>
        <translation>Read only; counsellors edit this</translation>
    </message>
    <message>
        <source>新学年的日期照上一学年填好了,请核对后保存。</source>
        <translation>The dates are copied from last school year; check them, then save.</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>接着%1没有保存的修改。</source>
        <translation>Going on with unsaved changes from %1.</translation>
    </message>
    <message>
        <source>放弃修改</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>没有修改</source>
        <translation>No changes</translation>
    </message>
</context>
<context>
    <name>SheetEdit</name>
    <message>
        <source>携带 (家长同意后;现在:%1)</source>
        <translation>Carried along (once parents agree; now: %1)</translation>
    </message>
    <message>
        <source>本校设定</source>
        <translation>Set by the school</translation>
    </message>
    <message>
        <source>文件未给数字,请填</source>
        <translation>The document gives no number; fill it in</translation>
    </message>
    <message>
        <source>跟踪间隔(天)</source>
        <translation>Interval (days)</translation>
    </message>
    <message>
        <source>按间隔</source>
        <translation>By interval</translation>
    </message>
    <message>
        <source>首次跟踪</source>
        <translation>First follow-up</translation>
    </message>
    <message>
        <source>自动成任务</source>
        <translation>Becomes a task</translation>
    </message>
    <message>
        <source>改动原因</source>
        <translation>Why it was changed</translation>
    </message>
    <message>
        <source>改了已登记的内容时必填,补填不用写。</source>
        <translation>Needed when what was recorded is changed, not for additions.</translation>
    </message>
    <message>
        <source>转往</source>
        <translation>To</translation>
    </message>
    <message>
        <source>补充说明(选“其他”时必填)</source>
        <translation>More (needed for Other)</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>其他依据</source>
        <translation>Other grounds</translation>
    </message>
    <message>
        <source>依据(勾选采用)</source>
        <translation>Grounds (tick to use)</translation>
    </message>
    <message>
        <source>绿色通道</source>
        <translation>Fast track</translation>
    </message>
    <message>
        <source>还没有协作单位,请先在 学校保障 登记</source>
        <translation>No partners yet; record them under Safeguards first</translation>
    </message>
    <message>
        <source>选择机构</source>
        <translation>Choose one</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>恢复单是忘记口令或换了电脑后打开资料的唯一办法。请打印两份,一份装信封封好放学校保险柜,一份交校领导保管。</source>
        <translation>The recovery sheet is the only way into the records after a forgotten passphrase or on a new computer. Print two: seal one in an envelope in the school safe, give the other to the school leader.</translation>
    </message>
    <message>
        <source>打印两份</source>
        <translation>Print two copies</translation>
    </message>
    <message>
        <source>存成PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>已送出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>对照纸上的恢复单,抄回这几组</source>
        <translation>Copy these groups back from the paper recovery sheet</translation>
    </message>
    <message>
        <source>抄对以后,程序用恢复单还原一个测试文件;成功了才建立案卷库。</source>
        <translation>Once they are right, the program restores a test file with the recovery sheet; only then is the case store created.</translation>
    </message>
    <message>
        <source>第{n}组</source>
        <translation>Group {n}</translation>
    </message>
    <message>
        <source>恢复单.pdf</source>
        <translation>Recovery sheet.pdf</translation>
    </message>
</context>
<context>
    <name>SheetPane</name>
    <message>
        <source>%1 题,每题按 %2 中的一个数字键</source>
        <translation>Items: %1; press one of the digits %2 for each</translation>
    </message>
    <message>
        <source>这份答卷记为复测,原来那份留着。</source>
        <translation>This sheet counts as the retest; the first one stays.</translation>
    </message>
    <message>
        <source>这名学生已有答卷,保存后由这份代替,原来那份留作更正前的记录。</source>
        <translation>There is a sheet already; this one replaces it, the first stays as the record before the correction.</translation>
    </message>
    <message>
        <source>还有 %1 题没有答案</source>
        <translation>Items without an answer: %1</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>这个班没有学生。</source>
        <translation>Nobody is in this class.</translation>
    </message>
    <message>
        <source>施测日期</source>
        <translation>Day of screening</translation>
    </message>
    <message>
        <source>回到导入</source>
        <translation>Back to the import</translation>
    </message>
    <message>
        <source>保存,下一人</source>
        <translation>Save, next</translation>
    </message>
    <message>
        <source>%1 · 待定 %2</source>
        <translation>%1 · pending %2</translation>
    </message>
    <message>
        <source>没有 %1 这个选项,没有记下。这份量表只有 %2。</source>
        <translation>There is no answer %1; nothing was recorded. This scale has %2 only.</translation>
    </message>
    <message>
        <source>第 %1/%2 题</source>
        <translation>Item %1/%2</translation>
    </message>
</context>
<context>
    <name>ShellWindow</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>校历</source>
        <translation>School calendar</translation>
    </message>
    <message>
        <source>后退</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>前进</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>重新计算</source>
        <translation>Recalculate</translation>
    </message>
    <message>
        <source>存草稿</source>
        <translation>Save draft</translation>
    </message>
    <message>
        <source>撤销上一步</source>
        <translation>Undo last step</translation>
    </message>
</context>
<context>
    <name>ShortPanel</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>收起右栏</source>
        <translation>Fold side panel</translation>
    </message>
    <message>
        <source>展开右栏</source>
        <translation>Unfold side panel</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>签名后记录 %1 不能再改,只能在下面补记。其他心理教师须写明理由才能打开。</source>
        <translation>Once signed, note %1 cannot be changed, only amended below. Other counsellors must give a reason to open it.</translation>
    </message>
    <message>
        <source>再看看</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>签名并锁定</source>
        <translation>Sign and lock</translation>
    </message>
</context>
<context>
    <name>SignerFields</name>
    <message>
        <source>签名人的口令</source>
        <translation>Signer&apos;s passphrase</translation>
    </message>
    <message>
        <source>为学校签名的人</source>
        <translation>Who signs for the school</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Myself</translation>
    </message>
</context>
<context>
    <name>SigningBar</name>
    <message>
        <source>解除待审</source>
        <translation>Lifting, in review</translation>
    </message>
    <message>
        <source>v%1 待批准</source>
        <translation>v%1 to approve</translation>
    </message>
    <message>
        <source>请另一位心理教师登录后审核,或登记纸质签字</source>
        <translation>Ask another counsellor to sign in and review, or record a signature on paper</translation>
    </message>
    <message>
        <source>批准并生成任务</source>
        <translation>Approve and make tasks</translation>
    </message>
    <message>
        <source>退回理由</source>
        <translation>Reason for returning</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>审核人(纸质)</source>
        <translation>Reviewer (paper)</translation>
    </message>
    <message>
        <source>签字日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>登记纸质签字</source>
        <translation>Record paper signature</translation>
    </message>
    <message>
        <source>复评情况</source>
        <translation>Review findings</translation>
    </message>
    <message>
        <source>理由(解除必填)</source>
        <translation>Reason (needed to lift)</translation>
    </message>
    <message>
        <source>保存复评</source>
        <translation>Save review</translation>
    </message>
    <message>
        <source>复评 %1</source>
        <translation>Review %1</translation>
    </message>
    <message>
        <source>已到期,应在 %1</source>
        <translation>was due %1</translation>
    </message>
    <message>
        <source>应在 %1</source>
        <translation>due %1</translation>
    </message>
</context>
<context>
    <name>SignsBox</name>
    <message>
        <source>立即类(勾选后自动为“立即”,直报学校)</source>
        <translation>Immediate (ticking one sets &quot;Immediate&quot; and goes straight to the school)</translation>
    </message>
</context>
<context>
    <name>SittingHead</name>
    <message>
        <source>姓名(职务)、姓名</source>
        <translation>Name (post), name</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>主持</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>校内参加</source>
        <translation>From school</translation>
    </message>
    <message>
        <source>校外参加 BJ-44</source>
        <translation>From outside BJ-44</translation>
    </message>
    <message>
        <source>保存会议</source>
        <translation>Save meeting</translation>
    </message>
    <message>
        <source>校内%1 校外%2</source>
        <translation>in school %1, outside %2</translation>
    </message>
    <message>
        <source>主持 %1</source>
        <translation>Chair %1</translation>
    </message>
</context>
<context>
    <name>SlipDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>其他原因</source>
        <translation>Other reason</translation>
    </message>
    <message>
        <source>退回 %1</source>
        <translation>Return %1</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>每所学校的退回单写明它自己的“必须退回”原因。</source>
        <translation>Each school&apos;s slip states its own &quot;Must return&quot; reasons.</translation>
    </message>
    <message>
        <source>先不退回</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>生成退回单</source>
        <translation>Make return slip</translation>
    </message>
    <message>
        <source>没有选原因。单据未生成,报送数据不变。请至少选一项。</source>
        <translation>No reason chosen. No slip was made and reported data is unchanged. Please choose at least one.</translation>
    </message>
</context>
<context>
    <name>SlotForm</name>
    <message>
        <source>待定</source>
        <translation>To be set</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>值班人</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Begins</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>来访人数</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>急,仍改到这时的理由</source>
        <translation>Urgent: why move to this time</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>计划开放</source>
        <translation>Plan opening</translation>
    </message>
    <message>
        <source>补记开放</source>
        <translation>Log past opening</translation>
    </message>
    <message>
        <source>取消这次计划</source>
        <translation>Cancel this planned opening</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>急,改到这时</source>
        <translation>Urgent, move here</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>改预约</source>
        <translation>Move appointment</translation>
    </message>
</context>
<context>
    <name>SnoozeDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>推迟到</source>
        <translation>Put off to</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>下周一</source>
        <translation>Next Monday</translation>
    </message>
    <message>
        <source>一周后</source>
        <translation>In a week</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>这件事对应条款 %1,期限不因推迟而改变。</source>
        <translation>This belongs to clause %1; putting it off does not change the due day.</translation>
    </message>
    <message>
        <source>推迟</source>
        <translation>Put off</translation>
    </message>
    <message>
        <source>不推迟</source>
        <translation>Do not put off</translation>
    </message>
    <message>
        <source>请写明理由。</source>
        <translation>Please give a reason.</translation>
    </message>
</context>
<context>
    <name>SourceChip</name>
    <message>
        <source>来源 </source>
        <translation>Source </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>遮挡</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>{time}后锁定</source>
        <translation>Locks in {time}</translation>
    </message>
    <message>
        <source>,任意键继续</source>
        <translation>, any key continues</translation>
    </message>
    <message>
        <source>案卷已开</source>
        <translation>Case store open</translation>
    </message>
    <message>
        <source>仅公共资料</source>
        <translation>Shared records only</translation>
    </message>
    <message>
        <source>规则 </source>
        <translation>Rules </translation>
    </message>
    <message>
        <source>备份 还没有验证过</source>
        <translation>Backup not verified yet</translation>
    </message>
    <message>
        <source>备份 {day} 已验证({ago})</source>
        <translation>Backup {day} verified ({ago})</translation>
    </message>
    <message>
        <source>剩{n}天</source>
        <translation>{n} d left</translation>
    </message>
    <message>
        <source>逾{n}天</source>
        <translation>{n} d late</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>草稿已存</source>
        <translation>Draft saved </translation>
    </message>
    <message>
        <source>已签名</source>
        <translation>Signed</translation>
    </message>
</context>
<context>
    <name>StepBox</name>
    <message>
        <source>交接与进展</source>
        <translation>Hand-over and progress</translation>
    </message>
    <message>
        <source>还没有登记。接收机构答复后在这里记。</source>
        <translation>Nothing yet. Record the partner&apos;s answer here.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>交接时间</source>
        <translation>Handed over at</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>说明(未接收时写原因)</source>
        <translation>Note (the reason if not accepted)</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>回执扫描件</source>
        <translation>Scan of the receipt</translation>
    </message>
    <message>
        <source>看回执</source>
        <translation>See the receipt</translation>
    </message>
    <message>
        <source>记错了</source>
        <translation>Wrong entry</translation>
    </message>
    <message>
        <source>这一条留在记录里并注明撤销,状态回到上一步。</source>
        <translation>The entry stays on record, marked as withdrawn; the state goes one step back.</translation>
    </message>
    <message>
        <source>撤销理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>撤销这一条</source>
        <translation>Withdraw this entry</translation>
    </message>
    <message>
        <source>减一</source>
        <translation>One less</translation>
    </message>
    <message>
        <source>加一</source>
        <translation>One more</translation>
    </message>
</context>
<context>
    <name>StepButton</name>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
</context>
<context>
    <name>StepsDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>步骤设置</source>
        <translation>Set up steps</translation>
    </message>
    <message>
        <source>按本校一校一案改名称和顺序。已记下的步骤不变;锁屏上的按钮保持预置。</source>
        <translation>Names and order as in the school&apos;s own plan. Steps recorded stay; the buttons of the lock screen keep their preset.</translation>
    </message>
    <message>
        <source>加一步</source>
        <translation>Add a step</translation>
    </message>
    <message>
        <source>恢复预置</source>
        <translation>Back to the preset</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>第%1步</source>
        <translation>Step %1</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>StudentPanel</name>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>还没有填</source>
        <translation>Not filled in yet</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>如 20130515</source>
        <translation>e.g. 20130515</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>班内学号</source>
        <translation>No. in class</translation>
    </message>
    <message>
        <source>学籍号</source>
        <translation>Student no.</translation>
    </message>
    <message>
        <source>G 或 L 加18位</source>
        <translation>G or L and 18 digits</translation>
    </message>
    <message>
        <source>证件号</source>
        <translation>ID no.</translation>
    </message>
    <message>
        <source>住校</source>
        <translation>Boarding</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>号码照写,标为“待核”</source>
        <translation>Keep the number as written, mark &quot;to check&quot;</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold away</translation>
    </message>
    <message>
        <source>监护人1</source>
        <translation>Guardian 1</translation>
    </message>
    <message>
        <source>监护人2</source>
        <translation>Guardian 2</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>末位应为%1,现为%2</source>
        <translation>The last digit should be %1, it is %2</translation>
    </message>
    <message>
        <source>已经是另一名学生的号码</source>
        <translation>This number belongs to another student</translation>
    </message>
    <message>
        <source>这一行是哪名学生</source>
        <translation>Which student is this row</translation>
    </message>
    <message>
        <source>选错了,重选</source>
        <translation>Wrong, choose again</translation>
    </message>
    <message>
        <source>不选就不导入这一行。</source>
        <translation>Without a choice this row is not imported.</translation>
    </message>
    <message>
        <source>名单标签</source>
        <translation>Roster tags</translation>
    </message>
    <message>
        <source>%1还没有填</source>
        <translation>Not filled in: %1</translation>
    </message>
</context>
<context>
    <name>StudentPicker</name>
    <message>
        <source>姓名首字母 / 学籍号后4位</source>
        <translation>Name initials / last 4 of student no.</translation>
    </message>
    <message>
        <source>没有找到“{text}”。可能已转出或毕业。</source>
        <translation>&quot;{text}&quot; was not found. The student may have left.</translation>
    </message>
</context>
<context>
    <name>StudentView</name>
    <message>
        <source>还没有选学生。按 Ctrl+K 输入姓名首字母,或从学生名单里打开。</source>
        <translation>No student chosen. Press Ctrl+K and type name initials, or open one from the roster.</translation>
    </message>
    <message>
        <source>有一份%1没写完的内容。</source>
        <translation>There is unfinished text from %1.</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>还没有填</source>
        <translation>Not filled in yet</translation>
    </message>
    <message>
        <source>请写成 2026-11-23</source>
        <translation>Please write it as 2026-11-23</translation>
    </message>
    <message>
        <source>谈心已记下</source>
        <translation>Talk logged</translation>
    </message>
    <message>
        <source>学生名单</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>个人辅导内容不在本账户可见范围内。</source>
        <translation>Individual counselling records are not visible to this account.</translation>
    </message>
    <message>
        <source>时间线</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>已记入档案</source>
        <translation>Added to the file</translation>
    </message>
    <message>
        <source>已记一次</source>
        <translation>Logged</translation>
    </message>
    <message>
        <source>总览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>方案与小组</source>
        <translation>Plan and group</translation>
    </message>
    <message>
        <source>家校</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>查阅记录</source>
        <translation>Access log</translation>
    </message>
    <message>
        <source>打开档案</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>展开更早的记录</source>
        <translation>Unfold earlier records</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>还没有人打开过。</source>
        <translation>Nobody has opened it yet.</translation>
    </message>
    <message>
        <source>打开封存的辅导记录</source>
        <translation>Open sealed session notes</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>测评</source>
        <translation>Screening</translation>
    </message>
    <message>
        <source>辅导与谈心</source>
        <translation>Counselling and talks</translation>
    </message>
    <message>
        <source>转介复学</source>
        <translation>Referral and return</translation>
    </message>
    <message>
        <source>基本与家庭</source>
        <translation>Basics and family</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>打开外来材料</source>
        <translation>Open the paper</translation>
    </message>
</context>
<context>
    <name>SummaryColumn</name>
    <message>
        <source>现在没有正在报送的统计表。</source>
        <translation>No form is being reported now.</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>近期没有期限。</source>
        <translation>Nothing is due soon.</translation>
    </message>
    <message>
        <source>本级上报</source>
        <translation>Our report</translation>
    </message>
    <message>
        <source>学校报送</source>
        <translation>Schools&apos; reports</translation>
    </message>
</context>
<context>
    <name>TagPanel</name>
    <message>
        <source>已有这个标签的学生不会再加一次。</source>
        <translation>Students who have this tag already do not get it again.</translation>
    </message>
    <message>
        <source>标签只进案卷:保存后密封,心理教师登录时并入。</source>
        <translation>Tags go only into the case records: sealed once saved, added when a counsellor signs in.</translation>
    </message>
    <message>
        <source>给 %1 人加标签</source>
        <translation>Add a tag, students: %1</translation>
    </message>
    <message>
        <source>名单标签</source>
        <translation>Roster tags</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold away</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Add tag</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>类别,可不填</source>
        <translation>Kind, optional</translation>
    </message>
    <message>
        <source>标签说明</source>
        <translation>Note on tag</translation>
    </message>
    <message>
        <source>选标签</source>
        <translation>Choose tag</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>来源*</source>
        <translation>Source*</translation>
    </message>
    <message>
        <source>标签来源</source>
        <translation>Source of tag</translation>
    </message>
    <message>
        <source>止</source>
        <translation>To</translation>
    </message>
    <message>
        <source>止* 如 20270701</source>
        <translation>To* e.g. 20270701</translation>
    </message>
    <message>
        <source>标签止</source>
        <translation>Last day of tag</translation>
    </message>
</context>
<context>
    <name>TagRows</name>
    <message>
        <source>标签只进案卷。这个账户看不到已有的标签;这里加的会密封,心理教师登录时并入。</source>
        <translation>Tags go only into the case records. This account does not see existing tags; those added here are sealed and join the records when a counsellor signs in.</translation>
    </message>
    <message>
        <source>加一个标签</source>
        <translation>Add a tag</translation>
    </message>
</context>
<context>
    <name>TalksPane</name>
    <message>
        <source>%1 逐人</source>
        <translation>%1, one by one</translation>
    </message>
    <message>
        <source>保存 %1 人</source>
        <translation>Save %1</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>已谈</source>
        <translation>Talked</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>应</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>已</source>
        <translation>Had</translation>
    </message>
    <message>
        <source>还差</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>还没有班级。先导入名单。</source>
        <translation>No class yet. Import the roster first.</translation>
    </message>
    <message>
        <source>1当面 2电话 0未谈 9不适用</source>
        <translation>1 in person  2 phone  0 none  9 n/a</translation>
    </message>
    <message>
        <source>谈心日期</source>
        <translation>Date of talk</translation>
    </message>
    <message>
        <source>谈心人</source>
        <translation>Talked with</translation>
    </message>
    <message>
        <source>未谈名单</source>
        <translation>Not talked to yet</translation>
    </message>
    <message>
        <source>第 %1/%2 人</source>
        <translation>Student %1/%2</translation>
    </message>
    <message>
        <source>齐</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>谈心表 %1</source>
        <translation>Talk form %1</translation>
    </message>
    <message>
        <source>家访表 %1(已填姓名)</source>
        <translation>Visit form %1 (names filled in)</translation>
    </message>
    <message>
        <source>还没有改动。在名单里按数字键。</source>
        <translation>No change yet. Press the number keys in the list.</translation>
    </message>
    <message>
        <source>只算当面</source>
        <translation>In person only</translation>
    </message>
    <message>
        <source>当面和电话都算</source>
        <translation>In person and by phone</translation>
    </message>
    <message>
        <source>导入以前的记录</source>
        <translation>Import earlier records</translation>
    </message>
    <message>
        <source>覆盖</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>这里还没有学生。先导入名单。</source>
        <translation>No student here yet. Import the roster first.</translation>
    </message>
    <message>
        <source>班级用表</source>
        <translation>Class forms</translation>
    </message>
    <message>
        <source>谈心表</source>
        <translation>Talk form</translation>
    </message>
    <message>
        <source>家访表</source>
        <translation>Visit form</translation>
    </message>
    <message>
        <source>本窗口还没有记录。可先印班级包发给班主任。</source>
        <translation>Nothing recorded in this window. Print the class packets first.</translation>
    </message>
</context>
<context>
    <name>TaskList</name>
    <message>
        <source>最近一项 %1</source>
        <translation>Next on %1</translation>
    </message>
    <message>
        <source>另有 %1 项</source>
        <translation>More: %1</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>以后</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>已推迟</source>
        <translation>Put off</translation>
    </message>
    <message>
        <source>没写完</source>
        <translation>Unfinished</translation>
    </message>
</context>
<context>
    <name>TaskRow</name>
    <message>
        <source>即时</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>逾%1天</source>
        <translation>%1 d late</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>取回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>推迟</source>
        <translation>Put off</translation>
    </message>
    <message>
        <source>放回列表</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>推迟到另一天</source>
        <translation>Put off to another day</translation>
    </message>
    <message>
        <source>推迟到 %1</source>
        <translation>Put off to %1</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>TellDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>如:班主任、监护人</source>
        <translation>e.g. homeroom teacher, guardian</translation>
    </message>
    <message>
        <source>告知了谁</source>
        <translation>Who was told</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>记告知</source>
        <translation>Record who was told</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>先当面了解,再告知;情况紧急按 F9 危机处置。</source>
        <translation>Talk in person first, then tell; in an emergency press F9.</translation>
    </message>
    <message>
        <source>请写告知了谁。</source>
        <translation>Say who was told.</translation>
    </message>
</context>
<context>
    <name>TimetableGrid</name>
    <message>
        <source>还没有班级。导入名单后,在这里填课表,或导入课表。</source>
        <translation>No class yet. After a roster import, fill in or import the timetable here.</translation>
    </message>
    <message>
        <source>第%1节</source>
        <translation>Period %1</translation>
    </message>
</context>
<context>
    <name>TimetableImportPage</name>
    <message>
        <source>把课表拖到这里。一行一节课:班级、星期、节次、单双周、教师。</source>
        <translation>Drop the timetable here. One lesson per row: class, weekday, period, odd/even week, teacher.</translation>
    </message>
    <message>
        <source>还没有选文件。写入前,这里逐行列出会发生什么。</source>
        <translation>No file chosen. Before writing, every row and what will happen to it is listed here.</translation>
    </message>
    <message>
        <source>导入课表</source>
        <translation>Import timetable</translation>
    </message>
    <message>
        <source>自</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>生效日期</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>文件里的班,没有列出的课到前一天为止</source>
        <translation>For classes in the file, lessons not listed end the day before</translation>
    </message>
    <message>
        <source>返回课表</source>
        <translation>Back to timetable</translation>
    </message>
    <message>
        <source>写入</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>星期</source>
        <translation>Weekday</translation>
    </message>
    <message>
        <source>节次</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>单双周</source>
        <translation>Odd/even</translation>
    </message>
    <message>
        <source>教师</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>没有这一列</source>
        <translation>No such column</translation>
    </message>
    <message>
        <source>将停止 %1 节</source>
        <translation>Lessons to end: %1</translation>
    </message>
    <message>
        <source>写入 %1 节</source>
        <translation>Write lessons: %1</translation>
    </message>
</context>
<context>
    <name>TimetableTab</name>
    <message>
        <source>不写教师</source>
        <translation>No teacher</translation>
    </message>
    <message>
        <source>%1 个班 · %2 个班两周没有一节</source>
        <translation>Classes %1 · lacking %2</translation>
    </message>
    <message>
        <source>改动自</source>
        <translation>Change from</translation>
    </message>
    <message>
        <source>教师</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>导入课表</source>
        <translation>Import timetable</translation>
    </message>
    <message>
        <source>下载模板</source>
        <translation>Get template</translation>
    </message>
    <message>
        <source>撤销导入</source>
        <translation>Undo import</translation>
    </message>
    <message>
        <source>数字键填节次,Enter 或 F2 改格(3、3单、3 5双),Delete 清空</source>
        <translation>Number keys enter the period; Enter or F2 edits the cell (period, then odd or even week); Delete clears it</translation>
    </message>
    <message>
        <source>没有课</source>
        <translation>No lesson</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>TodayView</name>
    <message>
        <source>工作台</source>
        <translation>Workbench</translation>
    </message>
    <message>
        <source>%1 项</source>
        <translation>Items: %1</translation>
    </message>
    <message>
        <source>我 %1 · 等别人 %2</source>
        <translation>Mine %1 · others %2</translation>
    </message>
    <message>
        <source>已开门</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>已关门</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已登记上课</source>
        <translation>Lesson logged</translation>
    </message>
    <message>
        <source>预警</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>开门</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>今天没有安排。课和开放时间登记后会出现在这里。</source>
        <translation>Nothing planned today. Lessons and open hours appear here once entered.</translation>
    </message>
    <message>
        <source>今天的课全部上了</source>
        <translation>All of today&apos;s lessons taught</translation>
    </message>
    <message>
        <source>要办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>今天没有要办的事。可以打开辅导室,或看本周计数。</source>
        <translation>Nothing to do today. Open the counselling room, or look at this week&apos;s counts.</translation>
    </message>
    <message>
        <source>等别人</source>
        <translation>Waiting for others</translation>
    </message>
    <message>
        <source>本周计数</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>打开辅导室</source>
        <translation>Open counselling room</translation>
    </message>
    <message>
        <source>已办:%1</source>
        <translation>Done: %1</translation>
    </message>
    <message>
        <source>已推迟到 %1</source>
        <translation>Put off to %1</translation>
    </message>
    <message>
        <source>已放回列表</source>
        <translation>Back on the list</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>隐名</source>
        <translation>Hide names</translation>
    </message>
    <message>
        <source>只显示姓,按住 Alt 临时看全名</source>
        <translation>Surnames only; hold Alt for full names</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>今日安排</source>
        <translation>Today&apos;s plan</translation>
    </message>
    <message>
        <source>存为日历文件(.ics)</source>
        <translation>Save as calendar file (.ics)</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
</context>
<context>
    <name>TransferView</name>
    <message>
        <source>打开学生页</source>
        <translation>Open the student&apos;s page</translation>
    </message>
    <message>
        <source>“%1”已写出并读回核对,校验码%2。请电话告诉对方校验码。</source>
        <translation>&quot;%1&quot; is written and read back, check code %2. Tell the other school the code by phone.</translation>
    </message>
    <message>
        <source>第%1号移交包,%2已签收。</source>
        <translation>Packet no. %1 acknowledged on %2.</translation>
    </message>
    <message>
        <source>已收下,存为外来材料。请签名并写出回执,交还对方学校。</source>
        <translation>Taken in as a paper of others. Sign and write the receipt and give it back to the other school.</translation>
    </message>
    <message>
        <source>还没有核对过名片的学校。什么都没有移交。请先收下对方学校的名片文件,照纸核对指纹。</source>
        <translation>No school&apos;s card was checked yet. Nothing was handed over. Take in the other school&apos;s card and check its fingerprint against paper.</translation>
    </message>
    <message>
        <source>还没有选学生。什么都没有移交。请先选学生,看过将要移交的内容。</source>
        <translation>No student chosen. Nothing was handed over. Choose the student and look at what would go.</translation>
    </message>
    <message>
        <source>转学移交</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>本校名片…</source>
        <translation>Our card…</translation>
    </message>
    <message>
        <source>收文件…</source>
        <translation>Take in a file…</translation>
    </message>
    <message>
        <source>移交包、签收回执、对方名片都从这里收,也可以拖到页面上</source>
        <translation>Packets, receipts and cards are taken in here; or drop them on the page</translation>
    </message>
    <message>
        <source>移交一份</source>
        <translation>Hand one over</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>将要移交的内容</source>
        <translation>What would go</translation>
    </message>
    <message>
        <source>选好学生,将要移交的内容全在这里。</source>
        <translation>Choose the student; everything that would go is shown here.</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>转入</source>
        <translation>In</translation>
    </message>
    <message>
        <source>已核对的学校</source>
        <translation>Schools checked</translation>
    </message>
    <message>
        <source>文件写到</source>
        <translation>Write the file to</translation>
    </message>
    <message>
        <source>还没有移交过档案。学生转学时,点“移交一份”。</source>
        <translation>No files handed over yet. When a student changes school, press the button.</translation>
    </message>
    <message>
        <source>还没有收到过移交包。把文件拖到这里,或点“收文件”。</source>
        <translation>No packets received yet. Drop the file here or press the button.</translation>
    </message>
    <message>
        <source>还没有核对过名片的学校。把对方的名片文件拖到这里。</source>
        <translation>No school&apos;s card was checked yet. Drop the other school&apos;s card here.</translation>
    </message>
    <message>
        <source>指纹已核对</source>
        <translation>Fingerprint checked</translation>
    </message>
    <message>
        <source>回执已写出</source>
        <translation>Receipt written</translation>
    </message>
    <message>
        <source>回执待写出</source>
        <translation>Receipt to be written</translation>
    </message>
    <message>
        <source>移交包、回执、名片</source>
        <translation>Packets, receipts, cards</translation>
    </message>
    <message>
        <source>收文件</source>
        <translation>Take in a file</translation>
    </message>
    <message>
        <source>第%1号</source>
        <translation>No. %1</translation>
    </message>
</context>
<context>
    <name>UnitPage</name>
    <message>
        <source>先看演示学校</source>
        <translation>Look at the demo school first</translation>
    </message>
    <message>
        <source>想先看看?演示学校里都是虚构的名字,可以随便点,不影响以后的正式资料。</source>
        <translation>Want to look around first? The demo school holds only invented names. Click freely: it does not touch your real records.</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>片区教管中心 / 区县教育局</source>
        <translation>Township centre / county education office</translation>
    </message>
    <message>
        <source>首位不常见,请核对</source>
        <translation>Unusual first digit, please check</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Name of unit</translation>
    </message>
    <message>
        <source>机构标识码(10位数字)</source>
        <translation>Institution code (10 digits)</translation>
    </message>
    <message>
        <source>小学</source>
        <translation>Primary</translation>
    </message>
    <message>
        <source>初中</source>
        <translation>Junior secondary</translation>
    </message>
    <message>
        <source>高中</source>
        <translation>Senior secondary</translation>
    </message>
    <message>
        <source>六三学制</source>
        <translation>6+3 years</translation>
    </message>
    <message>
        <source>五四学制</source>
        <translation>5+4 years</translation>
    </message>
    <message>
        <source>学段</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>学制</source>
        <translation>School system</translation>
    </message>
    <message>
        <source>城区</source>
        <translation>Urban</translation>
    </message>
    <message>
        <source>乡镇中心校</source>
        <translation>Township central school</translation>
    </message>
    <message>
        <source>集团化</source>
        <translation>School group</translation>
    </message>
    <message>
        <source>一校多址</source>
        <translation>Several sites</translation>
    </message>
    <message>
        <source>寄宿</source>
        <translation>Boarding</translation>
    </message>
    <message>
        <source>属性</source>
        <translation>Attributes</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>放在本机硬盘上,不要放在网络盘或U盘。备份以后另外设置。</source>
        <translation>Keep it on this computer&apos;s disk, not on a network drive or USB stick. Backups are set up later.</translation>
    </message>
    <message>
        <source>资料夹</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>选择资料夹</source>
        <translation>Choose data folder</translation>
    </message>
    <message>
        <source>换了电脑,或者资料已经在这台电脑上?</source>
        <translation>New computer, or is the data on this one already?</translation>
    </message>
    <message>
        <source>从备份恢复</source>
        <translation>Restore from backup</translation>
    </message>
    <message>
        <source>打开已有资料夹</source>
        <translation>Open existing data folder</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>用恢复单进入</source>
        <translation>Use the recovery sheet</translation>
    </message>
    <message>
        <source>账户</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>用恢复单打开</source>
        <translation>Open with recovery sheet</translation>
    </message>
    <message>
        <source>返回口令解锁</source>
        <translation>Back to passphrase</translation>
    </message>
    <message>
        <source>从保险柜信封里的恢复单抄写,大小写和短横都可以。这次打开会记入日志,并告知其他心理教师。</source>
        <translation>Copy it from the recovery sheet in the safe; case and dashes do not matter. This is logged and the other counsellors are told.</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>为哪个账户换新口令</source>
        <translation>New passphrase for which account</translation>
    </message>
    <message>
        <source>新口令(至少12个字符)</source>
        <translation>New passphrase (at least 12 characters)</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Type it again</translation>
    </message>
    <message>
        <source>有 {n} 份草稿待续</source>
        <translation>Drafts to continue: {n}</translation>
    </message>
    <message>
        <source>上次退出 {time}</source>
        <translation>Last left {time}</translation>
    </message>
    <message>
        <source>{n}秒后可再试</source>
        <translation>Try again in {n} s</translation>
    </message>
    <message>
        <source>改在这台电脑使用</source>
        <translation>Use it on this computer</translation>
    </message>
    <message>
        <source>改用镜像</source>
        <translation>Use the mirror copy</translation>
    </message>
    <message>
        <source>请再输一次口令,然后点“解锁”。</source>
        <translation>Type the passphrase again, then choose &quot;Unlock&quot;.</translation>
    </message>
</context>
<context>
    <name>UnpublishedDialog</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>未发布的原因</source>
        <translation>Why it is not published</translation>
    </message>
    <message>
        <source>印在报告上,不写学生姓名。</source>
        <translation>Printed on the report; no student names.</translation>
    </message>
    <message>
        <source>先不提交</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>注明原因,提交</source>
        <translation>Give reason and submit</translation>
    </message>
    <message>
        <source>发布数字,再提交</source>
        <translation>Publish figures, then submit</translation>
    </message>
    <message>
        <source>请写5到300个字。</source>
        <translation>Please write 5 to 300 characters.</translation>
    </message>
</context>
<context>
    <name>WarningFormView</name>
    <message>
        <source>快速预警</source>
        <translation>Quick warning</translation>
    </message>
    <message>
        <source>%1 本人 已知</source>
        <translation>%1 (me) knows</translation>
    </message>
    <message>
        <source>有一份%1没写完的预警。</source>
        <translation>There is an unfinished warning from %1.</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>已记为“立即”。请不要让学生独处,马上联系家长和校长,按应急预案处置。</source>
        <translation>Recorded as &quot;Immediate&quot;. Do not leave the student alone; call the parents and the principal now and follow the emergency plan.</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>危机处置</source>
        <translation>Crisis response</translation>
    </message>
    <message>
        <source>预警已保存</source>
        <translation>Warning saved</translation>
    </message>
    <message>
        <source>已保存并封存,心理教师下次打开时看到。请同时当面或电话告知。</source>
        <translation>Saved and sealed; counsellors see it when they next open the program. Please also tell them in person or by phone.</translation>
    </message>
    <message>
        <source>已保存,待告知班主任</source>
        <translation>Saved; homeroom teacher still to be told</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>发现时间</source>
        <translation>Noticed at</translation>
    </message>
    <message>
        <source>看到的表现(按数字键勾选)</source>
        <translation>Signs seen (number keys tick them)</translation>
    </message>
    <message>
        <source>写看到的事实,不下结论。最多%1字。</source>
        <translation>Write facts seen, no conclusions. Up to %1 characters.</translation>
    </message>
    <message>
        <source>补充</source>
        <translation>More</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>告知 BJ-63</source>
        <translation>Told BJ-63</translation>
    </message>
    <message>
        <source>班主任 已当面/电话告知</source>
        <translation>Homeroom teacher told in person or by phone</translation>
    </message>
    <message>
        <source>越级直报学校</source>
        <translation>Report straight to the school</translation>
    </message>
    <message>
        <source>打印报告单</source>
        <translation>Print report</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存后封存,只有心理教师能看。本账户不留草稿。</source>
        <translation>Sealed once saved; only counsellors can read it. This account keeps no draft.</translation>
    </message>
    <message>
        <source>只有心理教师能看</source>
        <translation>Only counsellors can see this</translation>
    </message>
</context>
<context>
    <name>WarningsView</name>
    <message>
        <source>预警</source>
        <translation>Warnings</translation>
    </message>
    <message>
        <source>快速预警</source>
        <translation>Quick warning</translation>
    </message>
    <message>
        <source>没有等待处理的预警。有人按 F6 写下后会出现在这里。</source>
        <translation>No warning is waiting. They appear here once someone presses F6 and writes one.</translation>
    </message>
    <message>
        <source>待受理 %1</source>
        <translation>To accept %1</translation>
    </message>
    <message>
        <source>研判</source>
        <translation>Conference</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>已记下时间</source>
        <translation>Time recorded</translation>
    </message>
    <message>
        <source>已记为处置完成</source>
        <translation>Recorded as dealt with</translation>
    </message>
    <message>
        <source>发现</source>
        <translation>Noticed</translation>
    </message>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>表现</source>
        <translation>Signs</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>经过(班级 → 年级 → 学校)</source>
        <translation>Path (class → year → school)</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>处置完成</source>
        <translation>Dealt with</translation>
    </message>
    <message>
        <source>打开档案</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>打印报告单</source>
        <translation>Print report</translation>
    </message>
    <message>
        <source>选一条预警</source>
        <translation>Choose a warning</translation>
    </message>
    <message>
        <source>还没有告知任何人。</source>
        <translation>Nobody has been told yet.</translation>
    </message>
    <message>
        <source>上报给谁</source>
        <translation>Passed to</translation>
    </message>
    <message>
        <source>报到年级或学校时,写报给了谁</source>
        <translation>When told to grade or school, write whom</translation>
    </message>
    <message>
        <source>报告人: %1</source>
        <translation>Reported by: %1</translation>
    </message>
    <message>
        <source>时距统计</source>
        <translation>Intervals</translation>
    </message>
</context>
<context>
    <name>WayRow</name>
    <message>
        <source>方式</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>邮件草稿 .eml</source>
        <translation>E-mail draft .eml</translation>
    </message>
    <message>
        <source>其他文件夹</source>
        <translation>Another folder</translation>
    </message>
    <message>
        <source>U盘 %1(剩 %2 GB)</source>
        <translation>USB stick %1 (%2 GB free)</translation>
    </message>
    <message>
        <source>U盘(没有插)</source>
        <translation>USB stick (none)</translation>
    </message>
    <message>
        <source>邮件草稿存到哪个文件夹</source>
        <translation>Folder for the mail draft</translation>
    </message>
    <message>
        <source>文件存到哪个文件夹</source>
        <translation>Folder for the file</translation>
    </message>
</context>
<context>
    <name>WeekList</name>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>本周还没有开放安排。点“生成值班表”按上周复制。</source>
        <translation>No opening planned this week. Choose &quot;Make duty rota&quot; to copy last week&apos;s.</translation>
    </message>
</context>
<context>
    <name>WeekTab</name>
    <message>
        <source>本周课表上没有课。</source>
        <translation>No lesson in this week&apos;s timetable.</translation>
    </message>
    <message>
        <source>还没有课表。导入后每周只需点一次。</source>
        <translation>No timetable yet. Once imported, one click a week is enough.</translation>
    </message>
    <message>
        <source>去填课表</source>
        <translation>Go to timetable</translation>
    </message>
    <message>
        <source>第%1周</source>
        <translation>Week %1</translation>
    </message>
    <message>
        <source>不在学期内</source>
        <translation>Outside term time</translation>
    </message>
    <message>
        <source>本周登记</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>两周核对</source>
        <translation>Fortnights</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Logged</translation>
    </message>
    <message>
        <source>上一周</source>
        <translation>Previous week</translation>
    </message>
    <message>
        <source>下一周</source>
        <translation>Next week</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>主题(随登记写入)</source>
        <translation>Topic (saved with the log)</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>全部上了,除勾选的</source>
        <translation>All taught, except ticked</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>教师</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>节</source>
        <translation>Per.</translation>
    </message>
    <message>
        <source>%1周</source>
        <translation>Wk %1</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>还没有班级。导入名单后,这里列出每个班两周一节的情况。</source>
        <translation>No class yet. After a roster import, every class and its lesson a fortnight is listed here.</translation>
    </message>
    <message>
        <source>第%1节</source>
        <translation>Period %1</translation>
    </message>
    <message>
        <source>调课</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>补课</source>
        <translation>Make-up</translation>
    </message>
    <message>
        <source>上了</source>
        <translation>Taught</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>不含</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>本学期还没有登记上课。在右栏补记,或在课表登记里点“上了”。</source>
        <translation>No lessons recorded this term. Add one on the right, or tick them in the timetable.</translation>
    </message>
</context>
<context>
    <name>WizardFrame</name>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>存为稍后继续</source>
        <translation>Save for later</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>监护人</source>
        <translation>Guardians</translation>
    </message>
    <message>
        <source>名单标签(只有心理教师看得到)</source>
        <translation>Roster tags (only counsellors see them)</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>姓名拼音</source>
        <translation>Name in pinyin</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>证件类型</source>
        <translation>ID type</translation>
    </message>
    <message>
        <source>证件号</source>
        <translation>ID no.</translation>
    </message>
    <message>
        <source>学籍号</source>
        <translation>Student no.</translation>
    </message>
    <message>
        <source>年级</source>
        <translation>Year group</translation>
    </message>
    <message>
        <source>班内学号</source>
        <translation>No. in class</translation>
    </message>
    <message>
        <source>住校</source>
        <translation>Boarding</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Contact phone</translation>
    </message>
    <message>
        <source>监护人1姓名</source>
        <translation>Guardian 1 name</translation>
    </message>
    <message>
        <source>监护人1关系</source>
        <translation>Guardian 1 relation</translation>
    </message>
    <message>
        <source>监护人1电话</source>
        <translation>Guardian 1 phone</translation>
    </message>
    <message>
        <source>监护人2姓名</source>
        <translation>Guardian 2 name</translation>
    </message>
    <message>
        <source>监护人2关系</source>
        <translation>Guardian 2 relation</translation>
    </message>
    <message>
        <source>监护人2电话</source>
        <translation>Guardian 2 phone</translation>
    </message>
    <message>
        <source>留守儿童</source>
        <translation>Left-behind child</translation>
    </message>
    <message>
        <source>随迁子女</source>
        <translation>Migrant worker&apos;s child</translation>
    </message>
    <message>
        <source>孤儿</source>
        <translation>Orphan</translation>
    </message>
    <message>
        <source>烈士或优抚子女</source>
        <translation>Martyr&apos;s or veteran&apos;s child</translation>
    </message>
    <message>
        <source>随班就读</source>
        <translation>Inclusive education</translation>
    </message>
    <message>
        <source>残疾类型</source>
        <translation>Disability type</translation>
    </message>
    <message>
        <source>家庭困难</source>
        <translation>Family hardship</translation>
    </message>
    <message>
        <source>单亲家庭</source>
        <translation>Single-parent family</translation>
    </message>
    <message>
        <source>健康状况</source>
        <translation>Health</translation>
    </message>
    <message>
        <source> 手工改过</source>
        <translation> (edited by hand)</translation>
    </message>
    <message>
        <source>名单标签 结束%1项</source>
        <translation>Roster tags ended: %1</translation>
    </message>
    <message>
        <source>名单标签 %1</source>
        <translation>Roster tag: %1</translation>
    </message>
    <message>
        <source>按另一名学生新增</source>
        <translation>Added as another student</translation>
    </message>
    <message>
        <source>先不导入</source>
        <translation>Left out for now</translation>
    </message>
    <message>
        <source>并入已有的学生</source>
        <translation>Merged into the existing student</translation>
    </message>
    <message>
        <source>谈心记录</source>
        <translation>Talks</translation>
    </message>
    <message>
        <source>家访记录</source>
        <translation>Home visits</translation>
    </message>
    <message>
        <source>辅导的日期和分钟</source>
        <translation>Session dates and minutes</translation>
    </message>
    <message>
        <source>教职工培训</source>
        <translation>Staff training</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>重点关注名单</source>
        <translation>Priority care list</translation>
    </message>
    <message>
        <source>一行一次谈心。</source>
        <translation>One talk per row.</translation>
    </message>
    <message>
        <source>一行一次家访;接待人只收与学生的关系。</source>
        <translation>One home visit per row; of whoever received it only the relation is kept.</translation>
    </message>
    <message>
        <source>只收日期、时间和分钟,辅导内容一个字都不收。</source>
        <translation>Only date, time and minutes; not a word of the session itself.</translation>
    </message>
    <message>
        <source>一行一次培训,或一人一行。</source>
        <translation>One training per row, or one person per row.</translation>
    </message>
    <message>
        <source>每名学生的等级都要您逐个勾选后才写入;不会降级。</source>
        <translation>Each student&apos;s grade is written only once you tick it; grades are never lowered.</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>已有</source>
        <translation>There already</translation>
    </message>
    <message>
        <source>冲突</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>未匹配</source>
        <translation>Unmatched</translation>
    </message>
    <message>
        <source>不能导入</source>
        <translation>Cannot import</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>人次</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>学时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>搬家:导入以前的记录</source>
        <translation>Moving in: import earlier records</translation>
    </message>
    <message>
        <source>选内容和文件</source>
        <translation>Kind and file</translation>
    </message>
    <message>
        <source>xls 和 csv 也能读。文件留在原处,不会改动;已经登记过的不会再写一次。没写清的行不会替您猜。</source>
        <translation>xls and csv work too. The file stays where it is, unchanged; what is already recorded is not written again. Unclear rows are never guessed.</translation>
    </message>
    <message>
        <source>这张表没有找到表头,请指出表头在第几行</source>
        <translation>No header was found in this sheet; please say which row it is in</translation>
    </message>
    <message>
        <source>正在与名册和已有记录比对</source>
        <translation>Comparing with roster and records</translation>
    </message>
    <message>
        <source>再导一份</source>
        <translation>Import another</translation>
    </message>
    <message>
        <source>写入</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>学生或名称</source>
        <translation>Student or name</translation>
    </message>
    <message>
        <source>内容或原因</source>
        <translation>Content or reason</translation>
    </message>
    <message>
        <source>表头相同的 %1 张工作表一起导入</source>
        <translation>Sheets with the same header, imported together: %1</translation>
    </message>
    <message>
        <source>这份文件已经导入过,已有的行不会再写一次。</source>
        <translation>This file was imported before; rows already there are not written again.</translation>
    </message>
    <message>
        <source>%1 行还没有选,可以先写入其余行</source>
        <translation>Rows still to choose: %1. The others can be written now.</translation>
    </message>
    <message>
        <source>没有勾选</source>
        <translation>Not ticked</translation>
    </message>
    <message>
        <source>没有需要写入的内容,记录没有变化</source>
        <translation>Nothing to write; the records are unchanged</translation>
    </message>
    <message>
        <source>%1已写入 %2 条,可以撤销</source>
        <translation>%1: written %2; it can be undone</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>%1导入的%2还可以整批撤销。</source>
        <translation>Imported on %1, still undoable as a whole: %2.</translation>
    </message>
    <message>
        <source>%1撤下 %2 条。</source>
        <translation>%1, taken off: %2. </translation>
    </message>
    <message>
        <source>%1 条之后又有人改过或用到,保留。</source>
        <translation>Kept because changed or used since: %1.</translation>
    </message>
    <message>
        <source>名单导入</source>
        <translation>Roster import</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>xls 和 csv 也能读。文件留在原处,不会改动;空格子不会清掉已有内容,表中没有的学生不会删除。</source>
        <translation>xls and csv work too. The file stays where it is, unchanged. Empty cells clear nothing, and students missing from the file are not deleted.</translation>
    </message>
    <message>
        <source>这张表没有找到写有“姓名”的表头,请指出表头在第几行</source>
        <translation>No header with a “姓名” (name) column was found; please say which row the header is in</translation>
    </message>
    <message>
        <source>正在与名单比对</source>
        <translation>Comparing with the roster</translation>
    </message>
    <message>
        <source>到学生名单</source>
        <translation>Go to roster</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>表中没有</source>
        <translation>Not in file</translation>
    </message>
    <message>
        <source>导入 %1/%2 张工作表</source>
        <translation>Import sheets: %1/%2</translation>
    </message>
    <message>
        <source>名单里有,这张表里没有;保持不变</source>
        <translation>In the roster but not in this file; left as it is</translation>
    </message>
    <message>
        <source>这份文件已经导入过,重复写入不会改变任何内容。</source>
        <translation>This file was imported before; writing it again changes nothing.</translation>
    </message>
    <message>
        <source>有%1行写有名单标签,会密封保存,只有心理教师能看。</source>
        <translation>Rows with roster tags: %1. They are sealed; only counsellors can see them.</translation>
    </message>
    <message>
        <source>冲突 %1 行还没有选,可以先写入其余行</source>
        <translation>Conflicts still open: %1. The other rows can be written now.</translation>
    </message>
    <message>
        <source>没有需要写入的内容,名单没有变化</source>
        <translation>Nothing to write; the roster is unchanged</translation>
    </message>
    <message>
        <source>名单已写入,可以撤销</source>
        <translation>Roster written; it can be undone</translation>
    </message>
    <message>
        <source>表中没有 %1(保持不变)</source>
        <translation>Not in file %1 (left as is)</translation>
    </message>
    <message>
        <source>名单标签 %1 行已密封,等心理教师登录后并入</source>
        <translation>Rows of roster tags sealed until a counsellor signs in: %1</translation>
    </message>
    <message>
        <source>还要看的行 %1</source>
        <translation>Rows still to look at: %1</translation>
    </message>
    <message>
        <source>有说明的行 %1</source>
        <translation>Rows with notes: %1</translation>
    </message>
    <message>
        <source>打印差异单</source>
        <translation>Print difference list</translation>
    </message>
    <message>
        <source>上次导入还可以整批撤销。</source>
        <translation>The last import can still be undone as a whole.</translation>
    </message>
    <message>
        <source>撤销上次导入</source>
        <translation>Undo last import</translation>
    </message>
    <message>
        <source>撤下学生 %1 名,恢复原值 %2 处</source>
        <translation>Students taken off: %1, values put back: %2</translation>
    </message>
    <message>
        <source>;%1 名学生已有记录,保留</source>
        <translation>; students kept because they have records: %1</translation>
    </message>
    <message>
        <source>;%1 处之后又改过,保留</source>
        <translation>; values kept because they were changed since: %1</translation>
    </message>
    <message>
        <source>只收场次和人次,不分班级和个人。</source>
        <translation>By sessions and attendance, not by class or person.</translation>
    </message>
    <message>
        <source>导入测评结果</source>
        <translation>Import results</translation>
    </message>
    <message>
        <source>xls 和 csv 也能读。文件留在原处,不会改动。题目的文字不收也不保存;没有同意的行只计数,不保存。</source>
        <translation>xls and csv are read too. The file stays as it is. No wording of items is read or kept; rows without consent are counted only.</translation>
    </message>
    <message>
        <source>正在与名册、同意和已有结果比对</source>
        <translation>Comparing with the roster, consents and results</translation>
    </message>
    <message>
        <source>回到这一轮</source>
        <translation>Back to the round</translation>
    </message>
    <message>
        <source>提示或原因</source>
        <translation>Hint or reason</translation>
    </message>
    <message>
        <source>有提示,关键条目当天查看</source>
        <translation>A hint; critical answers the same day</translation>
    </message>
    <message>
        <source>有提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>连着 %1 题</source>
        <translation>Items in a row: %1</translation>
    </message>
    <message>
        <source>未同意跳过 %1 行:只计数,不保存。</source>
        <translation>Skipped without consent: %1; counted, not kept.</translation>
    </message>
    <message>
        <source>没有需要写入的内容,这一轮没有变化</source>
        <translation>Nothing to write; the round is unchanged</translation>
    </message>
    <message>
        <source>已写入 %1 人,可以撤销</source>
        <translation>Written: %1, can be undone</translation>
    </message>
    <message>
        <source>缺测</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>无效</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>待定</source>
        <translation>To be set</translation>
    </message>
    <message>
        <source>未同意跳过</source>
        <translation>Skipped, no consent</translation>
    </message>
    <message>
        <source>%1导入到“%2”的结果还可以整批撤销。</source>
        <translation>Results imported on %1 into &quot;%2&quot; can still be taken back as a whole.</translation>
    </message>
    <message>
        <source>撤下 %1 人的结果。</source>
        <translation>Results taken back: %1.</translation>
    </message>
    <message>
        <source>%1 人之后又有人改过或用到,保留。</source>
        <translation>Changed or used since and kept: %1.</translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>看</source>
        <translation>View</translation>
    </message>
</context>
<context>
    <name>_MeasureRow</name>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>止</source>
        <translation>To</translation>
    </message>
    <message>
        <source>删去这一行</source>
        <translation>Remove this row</translation>
    </message>
</context>
<context>
    <name>_RoleRow</name>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>本人和家长已同意</source>
        <translation>Student and parents consent</translation>
    </message>
    <message>
        <source>已同意</source>
        <translation>Consented</translation>
    </message>
    <message>
        <source>暂缺的原因(写明后不再提醒)</source>
        <translation>Why it is vacant (stops the reminder)</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>收到 %1</source>
        <translation>Received %1</translation>
    </message>
    <message>
        <source>答复 %1</source>
        <translation>Answered %1</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>未答复</source>
        <translation>Not answered</translation>
    </message>
    <message>
        <source>登记错了,去掉这一条</source>
        <translation>Entered by mistake: remove it</translation>
    </message>
    <message>
        <source>去掉 %1</source>
        <translation>Remove %1</translation>
    </message>
</context>
<context>
    <name>_Spine</name>
    <message>
        <source>课</source>
        <translation>L</translation>
    </message>
    <message>
        <source>开</source>
        <translation>O</translation>
    </message>
    <message>
        <source>约</source>
        <translation>A</translation>
    </message>
    <message>
        <source>会</source>
        <translation>M</translation>
    </message>
</context>
</TS>
