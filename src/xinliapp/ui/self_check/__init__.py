"""S20, the self-check of a term: clause, verdict, evidence, confirmation, submission and approval."""
