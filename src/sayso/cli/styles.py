"""The terminal's colours."""

STYLES = {
    "asserted": "green",
    "alleged": "bold yellow",
    "denied": "bold red",
    "negated": "bold red",
    "planned": "bold cyan",
    "hypothetical": "bold magenta",
}
"""By status, for rich."""
