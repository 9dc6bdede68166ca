"""Jobs on whole files: train the weights, link a population, gather its households.

By Splink, on DuckDB within this process or on a Spark cluster (extra ``batch``). Nothing of the
database is read or changed: pairs and households are files, for people to look at.

Read in this order: ``records``, ``model``, ``splink_engine``, then ``training``, ``linking``,
``households``.
"""
