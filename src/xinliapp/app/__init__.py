"""Composition root: start-up, wiring, supervisor, command line; holds no rules and no widgets of its own."""
