"""What stands before the vault is open: the first run, the making of the demo school, the lock screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QVBoxLayout, QWidget

from xinliapp.app.demo.school import make_demo_vault
from xinliapp.app.place import DEMO_PASSPHRASE, labelled_demo, pc_clock, refused_vault
from xinliapp.app.setup_service import Setup
from xinliapp.app.unlock_service import Unlocking
from xinliapp.domain.clock import Clock
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import CancelToken, Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services.attachments import clear_opened
from xinliapp.settings.preferences import keep_setup, kept_setup
from xinliapp.ui.first_run.presenter import FirstRunPresenter
from xinliapp.ui.first_run.restore_page import FirstRestorePage
from xinliapp.ui.first_run.restore_presenter import FirstRestorePresenter
from xinliapp.ui.first_run.view import FirstRunPage
from xinliapp.ui.unlock.presenter import UnlockPresenter
from xinliapp.ui.unlock.view import UnlockPage
from xinliapp.widgets.busy import ProgressArea
from xinliapp.widgets.page import InlineBar, Tone, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import MIN_WINDOW, Role


class DemoPage(QWidget):
    """Says that the demo school is being made, how far it is, and lets the person stop it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("demo")
        layout = QVBoxLayout(self)
        set_margins(layout, 32, 32, 32, 32, 12)
        self.bar = InlineBar("demo.bar")
        self.words: QLabel = label(
            self.tr("正在生成示例初级中学:1800名虚构学生和一个学期的记录。大约需要半分钟。"), wrap=True
        )
        self.progress = ProgressArea()
        layout.addStretch(2)
        layout.addWidget(label(self.tr("演示学校"), Role.TITLE))
        layout.addWidget(self.bar)
        layout.addWidget(self.words)
        layout.addWidget(self.progress)
        layout.addStretch(3)


class Gate(QObject):
    """Shows the right page in a plain window; ``opened`` is called once a vault is unlocked."""

    def __init__(
        self,
        jobs: Jobs,
        clock: Clock,
        documents: Path,
        demo_folder: Path,
        opened: Callable[[object, Path, str], None],
        config: Path,
    ) -> None:
        super().__init__()
        self._jobs = jobs
        self._clock = clock
        self._documents = documents
        self._demo_folder = demo_folder
        self._opened = opened
        self._config = config
        self._vault: Path | None = None
        self._setup: Setup | None = None
        self._presenter: object = None
        self._token: CancelToken | None = None
        self.window = QMainWindow()
        self.window.setObjectName("gate")
        self.window.setWindowTitle(self.tr("校园工作台"))
        self.window.setMinimumSize(*MIN_WINDOW)
        self.window.resize(1366, 688)

    @Slot()
    def first_run(self) -> None:
        """The wizard, with the offer to look at the demo school first."""
        self._setup = Setup(self._documents, self._clock)
        page = FirstRunPage(self._clock.now().date(), self.make_demo)
        presenter = FirstRunPresenter(
            page, self._setup, self._jobs,
            keep=partial(keep_setup, self._config), kept=kept_setup(self._config),
        )  # fmt: skip
        page.done.connect(self._set_up)
        page.unit.restore_wanted.connect(self.restore)
        page.unit.open_wanted.connect(self.open_existing)
        self._show(page, presenter)
        page.attach(presenter)

    @Slot()
    def restore(self) -> None:
        """从备份恢复: a backup becomes this PC's vault."""
        page = FirstRestorePage()
        default = Setup(self._documents, self._clock).default_folder()
        presenter = FirstRestorePresenter(page, self._jobs, self._clock, default)
        page.done.connect(self._restored)
        page.back.connect(self.first_run)
        self._show(page, presenter)
        page.attach(presenter)

    @Slot()
    def open_existing(self) -> None:
        """打开已有资料夹: the lock screen of a vault that lies on this PC already."""
        chosen = QFileDialog.getExistingDirectory(self.window, self.tr("资料所在的文件夹"))
        if not chosen:
            return
        folder = Path(chosen)
        error = refused_vault(folder)
        if error is None:
            self.unlock(folder)
        else:
            self.show_error(sentence(error))

    def unlock(self, vault: Path, last_account: str = "") -> None:
        """The lock screen of ``vault``; plain copies a killed process left behind go first."""
        clear_opened(vault)
        self._vault = vault
        page = UnlockPage()
        clock = pc_clock()
        presenter = UnlockPresenter(page, Unlocking(vault, clock), self._jobs, clock, last_account)
        page.unlocked.connect(self._unlocked)
        self._show(page, presenter)
        page.attach(presenter)
        if labelled_demo(vault):
            text = self.tr("这是演示学校,学生都是虚构的。各账户的口令都是:\n%1")  # never broken in two
            page.bar.tell(text.replace("%1", DEMO_PASSPHRASE), Tone.INFO)

    def show_error(self, text: str) -> None:
        """An error above the page that stands in front."""
        page = self.window.centralWidget()
        if isinstance(page, UnlockPage | FirstRunPage):
            page.show_error(text)

    @Slot()
    def make_demo(self) -> None:
        """Make the demo school in its own folder, then show its lock screen."""
        page = DemoPage()
        self._show(page, None)
        page.progress.start(self.tr("生成演示学校"))
        self._token = self._jobs.run(
            make_demo_vault,
            self._demo_folder,
            done=self._demo_made,
            failed=self._demo_failed,
            progress=page.progress.report,
            owner=self,
        )
        page.progress.cancelled.connect(self._cancel_demo)

    def _show(self, page: QWidget, presenter: object) -> None:
        self._presenter = presenter
        self.window.setCentralWidget(page)

    @Slot()
    def _set_up(self) -> None:
        if self._setup is not None:
            self.unlock(self._setup.folder)

    @Slot(object)
    def _restored(self, vault: Path) -> None:
        self.unlock(vault)

    @Slot(object, str)
    def _unlocked(self, session: object, account: str) -> None:
        if self._vault is not None:
            self._opened(session, self._vault, account)

    @Slot()
    def _cancel_demo(self) -> None:
        if self._token is not None:
            self._token.cancel()

    def _demo_made(self, vault: Path) -> None:
        self.unlock(vault, self.tr("心理教师甲"))

    def _demo_failed(self, error: XinliError) -> None:
        self.first_run()
        if error.code != "cancelled":
            self.show_error(sentence(error))
