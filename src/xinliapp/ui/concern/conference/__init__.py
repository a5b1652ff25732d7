"""研判 (S10): one student after the other, by keyboard."""
