"""B01: the schools of the bureau and the keys a person checked for them."""
