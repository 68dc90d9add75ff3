"""Column types of the versions, as they were when these were written."""

from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Text that is ordered by its code points on every database."""
