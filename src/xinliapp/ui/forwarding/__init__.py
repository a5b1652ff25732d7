"""B07: passing the schools' signed rows on, with the reasons of those missing."""
