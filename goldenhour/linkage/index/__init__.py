"""Index: everybody on record, laid out so that one question is answered in less than a blink.

``columns`` holds the rows, ``postings`` the keys, ``tail`` the rows that came since; ``building``
makes them of records, ``disk`` is the one room that touches files, ``searching`` asks. All is a
cache of a truth kept elsewhere.
"""
