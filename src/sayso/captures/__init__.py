"""Captures: readers of text, HTML, WARC, JSONL and transcripts."""

from sayso.captures.files import find_files
from sayso.captures.page import Page
from sayso.captures.read import find_pages, read_captures, read_page, unread_page

__all__ = ["Page", "find_files", "find_pages", "read_captures", "read_page", "unread_page"]
