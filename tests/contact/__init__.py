"""Tests of the stage at the front door."""
