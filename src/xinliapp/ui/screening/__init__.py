"""Screening and checking (screens.md S09): from plan to close with nobody missed."""
