"""What `make bench-planning` measures, part by part."""
