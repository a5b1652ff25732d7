"""Reads scale definitions and scores answers; pure, ships numbers only and no item wording."""
