"""What the operating system gives: paths, fonts, drives, single instance, printing; no business rules."""
