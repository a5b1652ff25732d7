"""知情同意 of a class: where each family stands, piles of receipts, forms to hand out."""
