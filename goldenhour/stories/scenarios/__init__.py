"""Scenarios: what people ring about and what is done, as data that knows no database.

`acts` and `case_acts` are the words, `told` the eight stories, `ordinary` the everyday ones.
"""
