"""Reads rule packs and form definitions and turns measures into verdicts; pure, knows no database."""
