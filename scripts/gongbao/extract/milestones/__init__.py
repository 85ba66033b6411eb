"""Milestones: a named project reached, or is to reach, a stage."""

from gongbao.extract.milestones.finder import find_milestones

__all__ = ["find_milestones"]
