"""What every test may use: the people, the moments, the real database, a browser."""

pytest_plugins = [
    "tests.people",
    "tests.conftest_database",
    "tests.conftest_played",
    "tests.conftest_serving",
    "tests.conftest_browser",
]
