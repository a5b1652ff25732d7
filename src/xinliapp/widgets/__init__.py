"""Dumb reusable widgets, delegates, style and charts: they know tokens and words, never services or files.

Nothing is imported here, so that Qt-free helpers of this room stay importable without Qt.
"""
