"""Numbers as sources state them: "nearly 100"."""
from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from sister_city_registry.core.models import Quantity


class QuantityRange(NamedTuple):
    """From where to where a number may lie that a source states as "nearly 100".

    By the registry's convention: `about` 10 % to both sides, `nearly` down to 15 % below, `over` up to 25 % above, 1 at the least.

    Attributes:
        low, high: None where there is no bound
        low_included, high_included: whether the number may be the bound itself
    """

    low: Decimal | None
    low_included: bool
    high: Decimal | None
    high_included: bool

    @classmethod
    def of(cls, quantity: Quantity) -> QuantityRange:
        """A qualifier that a newer registry has and this one does not know bounds nothing."""
        value = Decimal(str(quantity.value))

        def share(percent: int) -> Decimal:
            return max(value * percent / 100, Decimal(1))

        match quantity.qualifier.value if quantity.qualifier else "exact":
            case "exact":
                return cls(value, True, value, True)
            case "about":
                return cls(value - share(10), True, value + share(10), True)
            case "nearly":
                return cls(value - share(15), True, value, False)
            case "over":
                return cls(value, False, value + share(25), True)
            case "at-least":
                return cls(value, True, None, True)
            case "at-most":
                return cls(None, True, value, True)
        return cls(None, True, None, True)

    def includes(self, number: Decimal | int | float) -> bool:
        """Whether the number may be this one."""
        at = Decimal(str(number))
        return (self.low is None or at > self.low or self.low_included and at == self.low) and (
            self.high is None or at < self.high or self.high_included and at == self.high)
