"""Drawings made here, as numbers that a template turns into SVG: no script is needed to see or to print them."""
