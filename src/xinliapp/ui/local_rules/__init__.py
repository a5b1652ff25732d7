"""规则与口径: what the notices leave open and this school has set."""
