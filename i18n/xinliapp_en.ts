<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
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
        <source>添加者只能交出自己也持有的密钥。案卷库的内容,只有“案卷”一栏打勾的人能打开。</source>
        <translation>You can only pass on keys you hold yourself. Only people ticked under &quot;Case&quot; can open the case store.</translation>
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
        <source>核心</source>
        <translation>Core</translation>
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
        <source>备份与演练</source>
        <translation>Backups and drills</translation>
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
        <translation>This computer keeps 7 daily, 4 weekly and 12 monthly backups. Only a backup that passed a drill counts.</translation>
    </message>
    <message>
        <source>重新找U盘</source>
        <translation>Look for USB sticks again</translation>
    </message>
    <message>
        <source>核对审计链</source>
        <translation>Check audit chain</translation>
    </message>
    <message>
        <source>演练这份备份</source>
        <translation>Drill this backup</translation>
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
    <name>BlockView</name>
    <message>
        <source>取消这次计划</source>
        <translation>Cancel this planned opening</translation>
    </message>
    <message>
        <source>取消这次计划 </source>
        <translation>Cancel this planned opening </translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>缺开</source>
        <translation>Missed</translation>
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
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>%1分</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>来访 %1</source>
        <translation>Visits: %1</translation>
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
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>把 xlsx 拖到这里。支持 WPS 另存的 xlsx;.et 请先另存。</source>
        <translation>Drop an xlsx here. An xlsx saved by WPS works; save .et files as xlsx first.</translation>
    </message>
    <message>
        <source>xls 和 csv 也能读。文件留在原处,不会改动;空格子不会清掉已有内容,表中没有的学生不会删除。</source>
        <translation>xls and csv work too. The file stays where it is, unchanged. Empty cells clear nothing, and students missing from the file are not deleted.</translation>
    </message>
    <message>
        <source>上次导入还可以整批撤销。</source>
        <translation>The last import can still be undone as a whole.</translation>
    </message>
    <message>
        <source>撤销上次导入</source>
        <translation>Undo last import</translation>
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
        <source>案卷现在 %1</source>
        <translation>Case records now: %1</translation>
    </message>
    <message>
        <source>%1 已确认</source>
        <translation>Confirmed by %1</translation>
    </message>
    <message>
        <source>提交后记录有变化,这里是提交时的数字。</source>
        <translation>Records have changed since submission; these are the figures as submitted.</translation>
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
        <source>还差 %1</source>
        <translation>Still lacking %1</translation>
    </message>
    <message>
        <source>开放</source>
        <translation>Open hours</translation>
    </message>
    <message>
        <source>心理课 · 本双周</source>
        <translation>Lessons · fortnight</translation>
    </message>
    <message>
        <source>班子会 · 本学期</source>
        <translation>Meetings · term</translation>
    </message>
    <message>
        <source>只有%1个教学日,按 %2 %3 计</source>
        <translation>Teaching days: %1 only, so counted against %2 %3</translation>
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
</context>
<context>
    <name>DeadlineRow</name>
    <message>
        <source>统计表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>学期自查</source>
        <translation>Term self-check</translation>
    </message>
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
        <source>%1  %2 KB  校验码 %3  已读回核对 √</source>
        <translation>%1  %2 KB  check code %3  read back √</translation>
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
        <source>已导出 %1 次,最近 %2</source>
        <translation>Exports: %1, last on %2</translation>
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
        <source>已签名,还没有导出</source>
        <translation>Signed, not exported yet</translation>
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
        <source>存到</source>
        <translation>Save to</translation>
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
        <source>U盘 %1(剩 %2 GB)</source>
        <translation>USB stick %1 (%2 GB free)</translation>
    </message>
    <message>
        <source>其他文件夹…</source>
        <translation>Another folder…</translation>
    </message>
    <message>
        <source>加密包存到哪个文件夹</source>
        <translation>Folder for the encrypted bundle</translation>
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
        <source>%1前上报 剩%2天</source>
        <translation>Due by %1, %2 d left</translation>
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
</context>
<context>
    <name>Gate</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>这是演示学校,学生都是虚构的。各账户的口令都是: %1</source>
        <translation>This is a demo school with invented students. Every account has the passphrase: %1</translation>
    </message>
    <message>
        <source>生成演示学校</source>
        <translation>Build demo school</translation>
    </message>
    <message>
        <source>心理教师甲</source>
        <translation>Counsellor A</translation>
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
</context>
<context>
    <name>InlineBar</name>
    <message>
        <source>关闭提示</source>
        <translation>Dismiss</translation>
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
        <source>上了</source>
        <translation>Log lesson</translation>
    </message>
    <message>
        <source>新活动</source>
        <translation>New activity</translation>
    </message>
    <message>
        <source>专题是心理健康或生命教育</source>
        <translation>On mental health or life education</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>人次</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>载体</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>发放手册填册数</source>
        <translation>For handbooks, give the number of copies</translation>
    </message>
</context>
<context>
    <name>LessonsView</name>
    <message>
        <source>活动课程</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>两周核对</source>
        <translation>Fortnights</translation>
    </message>
    <message>
        <source>上课登记</source>
        <translation>Lesson log</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>本学期还没有登记上课。在右边补记,或在工作台上一键登记。</source>
        <translation>No lesson logged this term. Add one on the right, or log it with one click on the workbench.</translation>
    </message>
    <message>
        <source>本学期还没有登记活动。在右边填写后保存。</source>
        <translation>No activity logged this term. Fill in the form on the right and save.</translation>
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
        <source>班级</source>
        <translation>Class</translation>
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
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>节</source>
        <translation>Per.</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
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
        <source>场次</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>人次/册</source>
        <translation>People</translation>
    </message>
    <message>
        <source>专题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>补记一节课</source>
        <translation>Add a lesson</translation>
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
        <source>%1/%2 班达标</source>
        <translation>Classes met: %1/%2</translation>
    </message>
    <message>
        <source>上课 %1 节 · 活动 %2 项 %3 人次</source>
        <translation>Lessons %1 · activities %2 · attendance %3</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>导入 %1/%2 张工作表</source>
        <translation>Import sheets: %1/%2</translation>
    </message>
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
        <source>这张表没有找到写有“姓名”的表头,请指出表头在第几行</source>
        <translation>No header with a “姓名” (name) column was found; please say which row the header is in</translation>
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
        <source>统计表和期次</source>
        <translation>Form and period</translation>
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
        <source>时屏幕上不显示</source>
        <translation>are not shown on screen</translation>
    </message>
    <message>
        <source>汇总于 %1 · 打印和导出为正式报表,数字原样,不遮。</source>
        <translation>Merged %1 · Prints and exports are official tables: figures in full, nothing hidden.</translation>
    </message>
    <message>
        <source>屏幕上遮了 %1 格(“*”防止从合计反推)。</source>
        <translation> Cells hidden on screen: %1 (* keeps them from being worked out from the total).</translation>
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
        <source>定级</source>
        <translation>Set grade</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
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
        <source>草案 v%1</source>
        <translation>Draft v%1</translation>
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
        <source>另有草案</source>
        <translation>A draft exists</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Continue</translation>
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
        <source>来自名单</source>
        <translation>from the roster</translation>
    </message>
    <message>
        <source>自 %1</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>复评 逾%1天</source>
        <translation>Review %1 d late</translation>
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
    <name>PreviewPage</name>
    <message>
        <source>没有这样的行。</source>
        <translation>No such row.</translation>
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
        <source>采用</source>
        <translation>Use</translation>
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
        <source>姓名</source>
        <translation>Name</translation>
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
        <source>表中没有</source>
        <translation>Not in file</translation>
    </message>
    <message>
        <source>第%1行</source>
        <translation>Row %1</translation>
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
        <source>计数</source>
        <translation>Counts</translation>
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
        <source>现在不在学期内,没有计数。</source>
        <translation>Outside term time, so there are no counts.</translation>
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
        <source>统计表和期次</source>
        <translation>Form and period</translation>
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
        <source>没有开门登记</source>
        <translation>No opening recorded</translation>
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
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>存为草案</source>
        <translation>Save as draft</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>记一次谈心</source>
        <translation>Log a talk</translation>
    </message>
    <message>
        <source>定级</source>
        <translation>Set grade</translation>
    </message>
    <message>
        <source>关爱小组</source>
        <translation>Care group</translation>
    </message>
    <message>
        <source>一生一策</source>
        <translation>Support plan</translation>
    </message>
    <message>
        <source>结束方案</source>
        <translation>End plan</translation>
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
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>定级日期</source>
        <translation>Grade date</translation>
    </message>
    <message>
        <source>复评日期</source>
        <translation>Review date</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>写看到的表现和依据。原来的等级和理由都会保留。</source>
        <translation>Write the signs seen and the grounds. Earlier grades and reasons are kept.</translation>
    </message>
    <message>
        <source>五种角色各写一人。留空的角色按“缺”列出;换人时写新名字,原来的人到今天为止。</source>
        <translation>One person for each of the five roles. Empty roles are listed as missing. To replace someone, write the new name; the former member ends today.</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>End date</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>Start date</translation>
    </message>
    <message>
        <source>现在的情况</source>
        <translation>Present situation</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Goals</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Measures</translation>
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
        <source>启用</source>
        <translation>Put in force</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>打印差异单</source>
        <translation>Print difference list</translation>
    </message>
    <message>
        <source>撤销本次导入</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>还要看的行</source>
        <translation>Rows still to look at</translation>
    </message>
    <message>
        <source>每一行都处理好了。</source>
        <translation>Every row is settled.</translation>
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
        <source>本次导入已撤销</source>
        <translation>This import was undone</translation>
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
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
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
    <name>RoomPanel</name>
    <message>
        <source>加一次计划</source>
        <translation>Plan an opening</translation>
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
        <source>加入计划</source>
        <translation>Add to plan</translation>
    </message>
    <message>
        <source>补记一次开放</source>
        <translation>Add a past opening</translation>
    </message>
    <message>
        <source>开门</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>关门</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>来访人数</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>补记</source>
        <translation>Add</translation>
    </message>
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
</context>
<context>
    <name>RoomView</name>
    <message>
        <source>本周还没有开放安排。可在右边加计划,或直接开门。</source>
        <translation>No opening planned this week. Plan one on the right, or simply open.</translation>
    </message>
    <message>
        <source>不在教学周内</source>
        <translation>Not a teaching week</translation>
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
        <source>已开 %1 h</source>
        <translation>Open %1 h</translation>
    </message>
    <message>
        <source>不上课</source>
        <translation>No school</translation>
    </message>
    <message>
        <source>关门(开自%1)</source>
        <translation>Close (open since %1)</translation>
    </message>
    <message>
        <source>%1 开门后没有登记关门,不计入开放时间。请在右边补登当时关门的时间。</source>
        <translation>Opened %1 but no closing was recorded, so it does not count. Enter the closing time on the right.</translation>
    </message>
    <message>
        <source>本周已开 %1 h</source>
        <translation>Open this week %1 h</translation>
    </message>
    <message>
        <source>计划 %1 h</source>
        <translation>Planned %1 h</translation>
    </message>
    <message>
        <source>应开 %1 h</source>
        <translation>Required %1 h</translation>
    </message>
    <message>
        <source>(%1个教学日)</source>
        <translation> (teaching days: %1)</translation>
    </message>
    <message>
        <source>应开 %1</source>
        <translation>Required %1</translation>
    </message>
    <message>
        <source>已够</source>
        <translation>Enough</translation>
    </message>
    <message>
        <source>按余下计划可到 %1 h</source>
        <translation>The rest of the plan brings it to %1 h</translation>
    </message>
</context>
<context>
    <name>RosterImportView</name>
    <message>
        <source>选文件</source>
        <translation>Choose file</translation>
    </message>
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
        <source>名单导入</source>
        <translation>Roster import</translation>
    </message>
    <message>
        <source>写入</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>到学生名单</source>
        <translation>Go to roster</translation>
    </message>
    <message>
        <source>写入 %1 行</source>
        <translation>Write rows: %1</translation>
    </message>
    <message>
        <source>冲突 %1 行还没有选,可以先写入其余行</source>
        <translation>Conflicts still open: %1. The other rows can be written now.</translation>
    </message>
    <message>
        <source>上次导入已撤销:撤下学生 %1 名,恢复原值 %2 处。</source>
        <translation>Last import undone. Students taken off: %1, values put back: %2.</translation>
    </message>
    <message>
        <source>正在读取文件</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>正在与名单比对</source>
        <translation>Comparing with the roster</translation>
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
    <name>RosterView</name>
    <message>
        <source>学生名单</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>全部班级</source>
        <translation>All classes</translation>
    </message>
    <message>
        <source>姓名或学籍号</source>
        <translation>Name or student no.</translation>
    </message>
    <message>
        <source>导入名单</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>还没有学生名单。把学籍系统导出的表拖到这里,或点“导入名单”。</source>
        <translation>No roster yet. Drop the file exported from the student register here, or choose &quot;Import list&quot;.</translation>
    </message>
    <message>
        <source>%1/%2 人</source>
        <translation>Students: %1/%2</translation>
    </message>
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
        <translation>Student no.</translation>
    </message>
    <message>
        <source>住校</source>
        <translation>Boards</translation>
    </message>
    <message>
        <source>监护人电话</source>
        <translation>Guardian phone</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
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
        <source>缺监护人电话</source>
        <translation>No guardian phone</translation>
    </message>
    <message>
        <source>学籍号待核</source>
        <translation>Student no. to check</translation>
    </message>
    <message>
        <source>连同离校学生</source>
        <translation>Include leavers</translation>
    </message>
    <message>
        <source>打开档案</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>没有符合的学生。可以换一个班级,或清空筛选。</source>
        <translation>No student matches. Choose another class or clear the filter.</translation>
    </message>
    <message>
        <source>留空打印</source>
        <translation>Print with blanks</translation>
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
        <translation>Added.</translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>%1 待核</source>
        <translation>%1, to check</translation>
    </message>
    <message>
        <source>姓名或学籍号 Ctrl+F</source>
        <translation>Name or number Ctrl+F</translation>
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
        <source>打印班级名单</source>
        <translation>Print class list</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
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
    <name>SafeguardsPanel</name>
    <message>
        <source>离任</source>
        <translation>Leaving</translation>
    </message>
    <message>
        <source>从这天起不再计入</source>
        <translation>Not counted from</translation>
    </message>
    <message>
        <source>登记离任</source>
        <translation>Record leaving</translation>
    </message>
    <message>
        <source>加一名人员</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>职责</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>资质(证书和编号)</source>
        <translation>Qualification (certificate and number)</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>到任日期</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>加入名册</source>
        <translation>Add to staff</translation>
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
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>到会人数</source>
        <translation>People present</translation>
    </message>
    <message>
        <source>纪要</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>不写学生姓名。</source>
        <translation>No student names.</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>登记会议</source>
        <translation>Record meeting</translation>
    </message>
</context>
<context>
    <name>SafeguardsView</name>
    <message>
        <source>学校保障</source>
        <translation>Safeguards</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>还没有心理教师名册。</source>
        <translation>No counselling staff listed yet.</translation>
    </message>
    <message>
        <source>本学年还没有登记会议。</source>
        <translation>No meeting recorded this school year.</translation>
    </message>
    <message>
        <source>专职 %1 兼职 %2</source>
        <translation>Full-time %1, part-time %2</translation>
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
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>职责</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>资质</source>
        <translation>Qualification</translation>
    </message>
    <message>
        <source>到任</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>离任</source>
        <translation>Until</translation>
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
        <source>到会</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>登记会议</source>
        <translation>Record meeting</translation>
    </message>
    <message>
        <source>加人员</source>
        <translation>Add person</translation>
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
</context>
<context>
    <name>SelfCheckView</name>
    <message>
        <source>学期自查</source>
        <translation>Term self-check</translation>
    </message>
    <message>
        <source>只看未了</source>
        <translation>Open items only</translation>
    </message>
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
        <source>看第一条</source>
        <translation>Go to first</translation>
    </message>
    <message>
        <source>打印报告</source>
        <translation>Print report</translation>
    </message>
    <message>
        <source>新建一版</source>
        <translation>New version</translation>
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
    <message>
        <source>退回给心理教师</source>
        <translation>Return to the counsellor</translation>
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
    <name>ShellWindow</name>
    <message>
        <source>校园工作台</source>
        <translation>Campus Workbench</translation>
    </message>
    <message>
        <source>校历</source>
        <translation>School calendar</translation>
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
    <name>SourceChip</name>
    <message>
        <source>来源 </source>
        <translation>Source </translation>
    </message>
</context>
<context>
    <name>SpanForm</name>
    <message>
        <source>未定</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>值班人</source>
        <translation>On duty</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>遮挡  F12</source>
        <translation>Blank  F12</translation>
    </message>
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
        <source>等级已记下</source>
        <translation>Grade recorded</translation>
    </message>
    <message>
        <source>关爱小组已保存</source>
        <translation>Care group saved</translation>
    </message>
    <message>
        <source>方案已保存</source>
        <translation>Plan saved</translation>
    </message>
    <message>
        <source>方案已结束</source>
        <translation>Plan ended</translation>
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
        <source>本学年+上学年</source>
        <translation>This and last school year</translation>
    </message>
    <message>
        <source>档案已建,还没有记录。第一次谈心或测评后会出现在这里。</source>
        <translation>The file is ready but empty. The first talk or screening will appear here.</translation>
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
        <source>%1年%2月</source>
        <translation>%1-%2</translation>
    </message>
    <message>
        <source>更早 %1 条</source>
        <translation>Earlier records: %1</translation>
    </message>
    <message>
        <source>没有写文字记录。</source>
        <translation>Nothing was written down.</translation>
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
</context>
<context>
    <name>TaskRow</name>
    <message>
        <source>统计表上报</source>
        <translation>Report a form</translation>
    </message>
    <message>
        <source>学期自查</source>
        <translation>Term self-check</translation>
    </message>
    <message>
        <source>学期自查待签批</source>
        <translation>Self-check to approve</translation>
    </message>
    <message>
        <source>统计表待签批</source>
        <translation>Form to approve</translation>
    </message>
    <message>
        <source>校长退回待改</source>
        <translation>Returned by the principal</translation>
    </message>
    <message>
        <source>%1个班两周内缺心理课</source>
        <translation>Classes lacking a lesson this fortnight: %1</translation>
    </message>
    <message>
        <source>方案复评</source>
        <translation>Plan review</translation>
    </message>
    <message>
        <source>看并签</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>去改</source>
        <translation>Revise</translation>
    </message>
    <message>
        <source>补记</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>复评</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
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
        <source>自查有%1个数字待发布</source>
        <translation>Self-check figures to publish: %1</translation>
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
        <source>不在教学周内</source>
        <translation>Not a teaching week</translation>
    </message>
    <message>
        <source>还没有设置校历</source>
        <translation>School calendar not set yet</translation>
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
        <source>校长签批 %1</source>
        <translation>Principal to approve: %1</translation>
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
        <source>已发布 %1 个数字</source>
        <translation>Figures published: %1</translation>
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
    <name>Wording</name>
    <message>
        <source>谈心</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>定级</source>
        <translation>Set grade</translation>
    </message>
    <message>
        <source>复评 不变</source>
        <translation>Review, unchanged</translation>
    </message>
    <message>
        <source>摸排</source>
        <translation>Check round</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>小组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>成立关爱小组</source>
        <translation>Care group set up</translation>
    </message>
    <message>
        <source>一对一</source>
        <translation>One to one</translation>
    </message>
    <message>
        <source>多人</source>
        <translation>Several people</translation>
    </message>
    <message>
        <source>当面</source>
        <translation>, in person</translation>
    </message>
    <message>
        <source>非当面</source>
        <translation>, not in person</translation>
    </message>
    <message>
        <source>有提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>无提示</source>
        <translation>No hint</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>复评 %1</source>
        <translation>Review %1</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Goals</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Measures</translation>
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
