"""Key slots, sealing, recovery code, signing, age; the only place that touches cryptographic libraries."""
