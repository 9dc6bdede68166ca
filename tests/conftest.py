"""What every test may use: the people, the moments, the real database."""

pytest_plugins = ["tests.people", "tests.conftest_database", "tests.conftest_browser"]
