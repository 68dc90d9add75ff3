"""How a record of an earlier version becomes one of this: one module of `versions` a version, each as Alembic has it.

A change of a table is three edits: the table (in `sayso.model` or `sayso.record.schema`), the operations in the newest
module of `versions`, and FORMAT, if that module has been released. A test compares what the modules come to with the
tables of the schema and prints the operations that are missing.
"""
