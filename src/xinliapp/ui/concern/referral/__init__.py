"""转介 · 复学 (S14): who was sent elsewhere, who is asked after, who comes back."""
