"""Checks a package: the schema's constraints, the keys, and the rules about meaning."""

from gongbao.check.descriptor import DescriptorError
from gongbao.check.problems import Problem, Verdict
from gongbao.check.rendering import render
from gongbao.check.validation import validate

__all__ = ["DescriptorError", "Problem", "Verdict", "render", "validate"]
