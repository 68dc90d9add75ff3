"""Articles: one capture → its articles, with what is not reading text told apart."""

from sayso.coding.articles.split import find_articles

__all__ = ["find_articles"]
