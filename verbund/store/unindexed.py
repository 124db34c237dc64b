"""A column as SQLite's planner must not look it up by an index of its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class unindexed(FunctionElement[Any]):
    """The column, for conditions of lists.

    SQLite takes an index for a condition even if it holds half of the table, and then reads those rows whole and sorts
    them: 60 ms instead of none for the newest needs. A plus before the column says that it shall not (sqlite.org,
    "The SQLite Query Optimizer Overview", 3). PostgreSQL knows how often a value stands in a table and needs no hint.
    """

    inherit_cache = True
    name = "unindexed"

    def __init__(self, column: ColumnElement[Any]) -> None:
        super().__init__(column)
        self.type = column.type


@compiles(unindexed)
def _plain(element: unindexed, compiler: Any, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


@compiles(unindexed, "sqlite")
def _with_plus(element: unindexed, compiler: Any, **options: Any) -> str:
    return "+" + compiler.process(element.clauses, **options)
