"""Dates and quantities, by the tables that the registry's own tests read too. SDK is the directory that they are in."""
import os
import unittest
from decimal import Decimal
from pathlib import Path

from sister_city_registry import EdtfDate, QuantityRange
from sister_city_registry.core.models import Quantity


def rows(name):
    lines = Path(os.environ["SDK"], name).read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


class Values(unittest.TestCase):
    def test_dates(self):
        for text, precision, first, last, marks in rows("edtf.tsv"):
            with self.subTest(text):
                if precision == "none":
                    self.assertRaises(ValueError, EdtfDate.parse, text)
                    continue
                date = EdtfDate.parse(text)
                self.assertEqual((text, precision, first, last), (date, date.precision, date.earliest or "", date.latest or ""))
                self.assertEqual(("~" in marks, "?" in marks), (date.is_approximate, date.is_uncertain))

    def test_quantities(self):
        for value, qualifier, low, low_included, high, high_included in rows("quantities.tsv"):
            with self.subTest(f"{qualifier} {value}"):
                found = QuantityRange.of(Quantity.from_dict({"value": float(value), "qualifier": qualifier}))
                self.assertEqual((Decimal(low) if low else None, Decimal(high) if high else None), (found.low, found.high))
                self.assertEqual((low_included, high_included), tuple("yes" if one else "no" for one in found[1::2]))
                if low:
                    self.assertEqual(low_included == "yes", found.includes(Decimal(low)))


if __name__ == "__main__":
    unittest.main()
