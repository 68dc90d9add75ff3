"""Versions of the record, the first one first. A module that has been released is never changed."""
