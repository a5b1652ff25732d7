"""Typed preferences of this PC, load and save; never holds data about a student."""
