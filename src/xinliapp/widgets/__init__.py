"""Dumb reusable widgets, delegates, style and charts; knows no service and no record."""
