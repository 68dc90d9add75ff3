"""Captures: readers of text, HTML, WARC, JSONL and transcripts."""

from sayso.captures.read import read_captures

__all__ = ["read_captures"]
