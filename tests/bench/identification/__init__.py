"""The bench of identification: ``make bench-identification``, and the weights that are shipped."""
