"""Splink on its two engines: DuckDB within this process, Spark where there is Java.

What differs between the two is here and nowhere else.
"""

import logging
import shutil
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
from splink import DuckDBAPI

from goldenhour.linkage.conditions import Dialect

QUIET = ("splink", "py4j", "pyspark")


class Engine(StrEnum):
    """Where the work is done."""

    duckdb = "duckdb"
    spark = "spark"

    @property
    def dialect(self) -> Dialect:
        return "duckdb" if self is Engine.duckdb else "spark"


class NoJava(RuntimeError):
    """Spark needs Java; the text says what to install."""


class Backend:
    """One engine with its tables; close it when the work is done."""

    def __init__(self, engine: Engine, scratch: Path) -> None:
        for name in QUIET:
            logging.getLogger(name).setLevel(logging.ERROR)
        self.engine = engine
        self._spark: Any = None
        if engine is Engine.spark:
            self._spark = _spark(scratch)
            self.api: Any = _spark_api(self._spark)
        else:
            connection = duckdb.connect()
            connection.execute("SET preserve_insertion_order = false")
            connection.execute("SET enable_progress_bar = false")
            connection.execute(f"SET temp_directory = '{_quoted(scratch)}'")
            self._duckdb = connection
            self.api = DuckDBAPI(connection=connection)

    def table(self, path: Path, name: str, where: str = "") -> Any:
        """A Parquet file as a registered table of Splink, all of it or where something holds."""
        if self._spark is not None:
            frame = self._spark.read.parquet(str(path))
            return self.api.register(frame.where(where) if where else frame, table_name=name)
        condition = f"WHERE {where}" if where else ""
        self._duckdb.execute(
            f"CREATE TABLE {name} AS FROM read_parquet('{_quoted(path)}') {condition}"
        )
        return self.api.register(name, table_name=name)

    def close(self) -> None:
        if self._spark is not None:
            self._spark.stop()
        else:
            self._duckdb.close()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _spark(scratch: Path) -> Any:
    """A session of Spark: of the cluster that the environment names, else on this machine."""
    if shutil.which("java") is None:
        raise NoJava("Spark needs Java, which is not installed. Install Java 17, or use duckdb.")
    sql = _imported("pyspark.sql")
    jar = _imported("splink.backends.spark").similarity_jar_location()
    session = (
        sql.SparkSession.builder.appName("goldenhour identify")
        .config("spark.jars", jar)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "ERROR")
        .config("spark.local.dir", str(scratch))
        .config("spark.sql.shuffle.partitions", "8")
        .getOrCreate()
    )
    session.sparkContext.setCheckpointDir(str(scratch / "checkpoints"))
    return session


def _spark_api(session: Any) -> Any:
    api = _imported("splink.backends.spark").SparkAPI
    return api(spark_session=session, break_lineage_method="parquet")


def _imported(module: str) -> Any:
    """A module that only Spark needs, which most installations do without."""
    return import_module(module)
