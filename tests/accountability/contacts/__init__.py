"""Contacts judged by the audit: the rules, the contact file, and the database."""
