"""危机处置: one press a step, clock running; words come later."""
