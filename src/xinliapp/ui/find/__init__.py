"""找记录: words looked up in notes, for who holds the case key."""
