"""Goldenhour: from the ring of the phone to the closed recommendation, one stage after another."""
