"""The style sheet template: ``@token`` is a colour of the theme, ``@px(32)`` a length at the text scale.

Variants go by dynamic property: ``role`` and ``tone`` on labels, ``area`` on frames, ``kind`` on buttons.
"""

from __future__ import annotations

BASE_QSS = """
QWidget { color: @text; }
QMainWindow, QDialog, QStackedWidget { background: @surface; }

QFrame[area="surface"] { background: @surface; border: none; }
QFrame[area="bg"] { background: @bg; border: none; }
QFrame[area="alt"] { background: @alt; border: none; }
QFrame[area="selected"] { background: @selected; border: none; }
QFrame[area="pageHeader"] { background: @surface; border: none; border-bottom: 1px solid @rule; }
QFrame[area="actionBar"] { background: @bg; border: none; border-top: 1px solid @rule; }
QFrame[area="shellHeader"] { background: @surface; border: none; border-bottom: 1px solid @rule; }
QFrame[area="tabs"] { background: @surface; border: none; border-bottom: 1px solid @rule; }
QFrame[area="nav"] { background: @bg; border: none; border-right: 1px solid @rule; }
QFrame[area="navFoot"] { background: @bg; border: none; border-top: 1px solid @rule; }
QFrame[area="statusBar"] { background: @alt; border: none; border-top: 1px solid @rule; }
QFrame[area="sidePanel"] { background: @surface; border: none; border-left: 1px solid @rule; }
QFrame[area="steps"] { background: @bg; border: none; border-right: 1px solid @rule; }
QFrame[area="popup"] { background: @surface; border: 1px solid @control; border-radius: 4px; }
QFrame[area="toast"] { background: @surface; border: 1px solid @control; border-radius: 4px; }
QFrame[area="drop"] { background: @bg; border: 1px dashed @control; border-radius: 4px; }
QFrame[area="dropOver"] { background: @selected; border: 1px dashed @accent; border-radius: 4px; }
QFrame[area="inlineError"] { background: @surface; border: 1px solid @bad; border-left: 4px solid @bad; }
QFrame[area="inlineWarn"] { background: @surface; border: 1px solid @warn; border-left: 4px solid @warn; }
QFrame[area="inlineInfo"] { background: @surface; border: 1px solid @info; border-left: 4px solid @info; }
QFrame[area="inlineOk"] { background: @surface; border: 1px solid @ok; border-left: 4px solid @ok; }
QFrame[rule="h"] { background: @rule; border: none; max-height: 1px; min-height: 1px; }
QFrame[rule="v"] { background: @rule; border: none; max-width: 1px; min-width: 1px; }

QLabel { background: transparent; }
QLabel[role="caption"] { font-size: @px(12); }
QLabel[role="captionStrong"] { font-size: @px(12); font-weight: 600; }
QLabel[role="strong"] { font-size: @px(14); font-weight: 600; }
QLabel[role="large"] { font-size: @px(16); }
QLabel[role="section"] { font-size: @px(16); font-weight: 600; }
QLabel[role="title"] { font-size: @px(20); font-weight: 600; }
QLabel[role="counter"] { font-size: @px(28); font-weight: 600; }
QLabel[role="clock"] { font-size: @px(40); font-weight: 600; }
QLabel[tone="text"] { color: @text; }
QLabel[tone="text2"] { color: @text2; }
QLabel[tone="muted"] { color: @muted; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="bad"] { color: @bad; }
QLabel[tone="info"] { color: @info; }
QLabel[tone="accent"] { color: @accent; }

QLineEdit, QPlainTextEdit, QTextEdit {
    background: @surface; color: @text; border: 1px solid @control; border-radius: 4px;
    selection-background-color: @accent; selection-color: @on_accent;
}
QLineEdit { min-height: @px(30); max-height: @px(30); padding: 0 8px; }
QComboBox { min-height: @px(30); max-height: @px(30); }
QAbstractSpinBox { min-height: @px(26); max-height: @px(26); }
QAbstractSpinBox[plain="true"] {
    background: @surface; color: @text; border: 1px solid @control; border-radius: 4px; }
QAbstractSpinBox[plain="true"]::up-button, QAbstractSpinBox[plain="true"]::down-button { width: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; background: transparent; padding: 0; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QTextBrowser { border: none; padding: 0; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: @bg; color: @muted; border-color: @rule; }
QAbstractSpinBox QLineEdit:disabled, QComboBox QLineEdit:disabled { background: transparent; border: none; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: transparent; border-color: transparent; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: @text2; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2px solid @bad; }
QComboBox QAbstractItemView {
    background: @surface; border: 1px solid @control; outline: none; padding: 4px 0;
    selection-background-color: @selected; selection-color: @text;
}
QComboBox QAbstractItemView::item { min-height: @px(32); padding: 0 8px; }

QCheckBox, QRadioButton { background: transparent; spacing: 8px; min-height: @px(32); }
QCheckBox:disabled, QRadioButton:disabled { color: @muted; }
QCheckBox::indicator, QRadioButton::indicator { width: @px(16); height: @px(16); }
QGroupBox { border: none; margin: 0; padding: 0; }

QAbstractItemView { background: @surface; border: none; outline: none;
    selection-background-color: @selected; selection-color: @text; }
QListView[list="popup"]::item { min-height: @px(32); padding: 0 8px; }
QListView[list="popup"]::item:selected { background: @selected; }
QListView[list="popup"]::item:hover:!selected { background: @alt; }
QTableWidget { gridline-color: @rule; }
QHeaderView { background: @bg; border: none; }
QHeaderView::section { background: @bg; color: @text2; border: none; border-bottom: 1px solid @rule;
    padding: 0 16px 0 8px; min-height: @px(31); font-size: @px(12); font-weight: 400; }
QHeaderView::section:first { padding-left: 16px; }
QTableCornerButton::section { background: @bg; border: none; }

QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; border: none; border-bottom: 3px solid transparent;
    min-height: @px(33); padding: 0; margin: 0 24px 0 0; color: @text2; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom-color: @accent; }
QTabBar::tab:hover:!selected { color: @text; }
QTabWidget::pane { border: none; border-top: 1px solid @rule; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @control; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: @surface; border: 1px solid @control; padding: 4px 0; }
QMenu::item { min-height: @px(32); padding: 0 24px 0 16px; background: transparent; color: @text; }
QMenu::item:selected { background: @selected; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @rule; margin: 4px 0; }
QToolTip { background: @text; color: @surface; border: none; padding: 4px 8px; font-size: @px(12); }

QProgressBar { background: @alt; border: none; border-radius: 2px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }

QCalendarWidget QWidget { background: @surface; }
QCalendarWidget QToolButton { color: @text; border: none; padding: 4px 8px; }
QCalendarWidget QAbstractItemView { selection-background-color: @accent; selection-color: @on_accent; }
QSplitter::handle { background: @rule; }
"""
