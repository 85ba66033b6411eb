"""Figures: each quantity that a report asserts of something, with what it measures."""

from gongbao.extract.figures.finder import find_figures

__all__ = ["find_figures"]
