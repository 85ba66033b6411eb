"""What was opened or unpacked and is likely to be asked for again, up to a number of bytes in each process."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

__all__ = ["Kept"]

_Value = TypeVar("_Value")


class Kept(Generic[_Value]):
    """Values by key, the latest used last. One is always kept, however large it is."""

    def __init__(self, most: int, weigh: Callable[[_Value], int]) -> None:
        self._most, self._weigh = most, weigh
        self._values: OrderedDict[Hashable, _Value] = OrderedDict()
        self._total = 0
        self._lock = threading.RLock()

    def get(self, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """Return the value of ``key``, made where it is not there; what ``make`` raises is not kept."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
            value = make()
            self._values[key] = value
            self._total += self._weigh(value)
            while self._total > self._most and len(self._values) > 1:
                _, oldest = self._values.popitem(last=False)
                self._total -= self._weigh(oldest)
            return value
