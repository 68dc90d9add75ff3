"""Evaluation: benchmarks through `sayso code`, figures beside floors; and speed."""
