"""S05, importing a roster: choose, map, preview, write, take back; what is written is what was previewed."""
