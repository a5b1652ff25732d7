"""Frozen dataclasses, enums, pure rules and errors; standard library only."""
