"""Rules of planning: what may be asked of a scenario, and the ready ones by name."""
