"""Identification's pages: the panel of the call, a person's page, merges."""
