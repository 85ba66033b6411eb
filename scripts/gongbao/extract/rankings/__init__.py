"""Rankings: a place in an order (居全国第3位, 全市第一) or in its front (全国前列, 全国百强)."""

from gongbao.extract.rankings.finder import find_rankings

__all__ = ["find_rankings"]
