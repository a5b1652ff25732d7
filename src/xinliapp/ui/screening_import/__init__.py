"""A vendor's results taken into a round by the import wizard (screens.md S09, J3)."""
