"""S04, the list of students: filters, counts, opening a file; it writes nothing itself."""
