"""HTML: one page → its text view, blocks, main text and metadata."""

from sayso.captures.html.read import read_html

__all__ = ["read_html"]
