"""The composition root: which parts are used, put together from settings."""
