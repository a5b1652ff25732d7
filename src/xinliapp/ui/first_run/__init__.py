"""The first-run wizard (S01): six steps to a correct installation whose recovery sheet is proven."""
