"""S21, the statistical form: nine columns from the records, each number traceable, blanks meant."""
