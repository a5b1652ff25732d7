"""S08, the quick warning: a worry written down in a minute, by anybody at the school."""
