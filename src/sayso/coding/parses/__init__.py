"""Parses: tokens, sentences, syntax and names of an article. The only package that imports the NLP library."""

from sayso.coding.parses.parse import Name, Parse, Region, Sentence, Token
from sayso.coding.parses.parser import Parser

__all__ = ["Name", "Parse", "Parser", "Region", "Sentence", "Token"]
