"""Records to PDF and print layouts; draws what it is given and computes no figures."""
