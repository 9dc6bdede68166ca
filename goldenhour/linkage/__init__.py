"""Linkage: what makes two statements of an identity meet, whoever wrote them down and how.

Pure. Text goes in as it was said; keys and plain values come out. Nothing here is an
error: what cannot be read gives no key, because a call is never stopped by a date of birth.
"""
