"""The wizard every import goes through: choose, map, preview, write, report, undo.

An import costs a :class:`~xinliapp.ui.import_wizard.plug.Import` (what it reads, plans, writes, takes back),
a :class:`~xinliapp.ui.import_wizard.looks.Looks` (its words) and a panel for what one row asks.
"""
