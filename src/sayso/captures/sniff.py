"""What bytes are, by how they begin, where no suffix says it."""

import re

HEAD_BYTES = 4096
_HTML = re.compile(  # the tags of the WHATWG MIME Sniffing Standard, and those that news pages begin with
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|script|iframe|h1|div|font|table|a|style"
    rb"|title|b|br|p|meta|article|section|main|header|span|link|ul|ol|figure|img)\b",
    re.IGNORECASE | re.DOTALL,
)
_VTT = re.compile(rb"^(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|$)")
_SRT = re.compile(rb"^(?:\xef\xbb\xbf)?\s*\d+[ \t]*\r?\n\s*\d+:\d\d:\d\d[,.]\d{1,3}\s*-->")
_TRANSCRIPT = re.compile(rb'"(?:segments|transcription)"\s*:\s*\[')
_RECORD = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\{\s*"(?:[^"\\]|\\.)*"\s*:')


def looks_like_html(head: bytes) -> bool:
    """Whether a page begins with these bytes."""
    return _HTML.match(head[:HEAD_BYTES]) is not None


def sniff(head: bytes) -> str:
    """The suffix that bytes beginning so should have; `.txt` where nothing speaks for another.

    A JSON object is `.json` where segments of a transcript show in its beginning, else a line of `.jsonl`.
    """
    if head.startswith(b"WARC/"):
        return ".warc"
    if head.startswith(b"PAR1"):
        return ".parquet"
    if _VTT.match(head):
        return ".vtt"
    if _SRT.match(head):
        return ".srt"
    if _RECORD.match(head):
        return ".json" if _TRANSCRIPT.search(head) else ".jsonl"
    return ".html" if looks_like_html(head) else ".txt"
