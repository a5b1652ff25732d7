"""S18 and S19, who works here and which meetings were held."""
