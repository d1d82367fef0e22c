// Dates and quantities, by the tables that the registry's own tests read too. SDK is the directory that they are in.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { EdtfDate, QuantityRange, type Qualifier } from "@sister-city/registry";

const rows = (name: string) =>
  readFileSync(`${process.env.SDK}/${name}`, "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));

test("reads dates as the registry does", () => {
  for (const [text = "", precision, first, last, marks = ""] of rows("edtf.tsv")) {
    if (precision === "none") {
      assert.throws(() => EdtfDate.parse(text), RangeError, text);
      continue;
    }
    const date = EdtfDate.parse(text);
    assert.deepEqual([`${date}`, date.precision, date.earliest ?? "", date.latest ?? ""], [text, precision, first, last]);
    assert.deepEqual([date.isApproximate, date.isUncertain], [marks.includes("~"), marks.includes("?")], text);
  }
});

test("bounds quantities as the registry does", () => {
  const bound = (text: string | undefined) => (text ? Number(text) : undefined);
  for (const [value, qualifier, low, lowIncluded, high, highIncluded] of rows("quantities.tsv")) {
    const range = QuantityRange.of({ value: Number(value), qualifier: qualifier as Qualifier });
    assert.deepEqual([range.low, range.high], [bound(low), bound(high)], `${qualifier} ${value}`);
    assert.deepEqual([range.lowIncluded, range.highIncluded], [lowIncluded === "yes", highIncluded === "yes"]);
    assert.equal(low === "" || range.includes(Number(low)), lowIncluded === "yes");
  }
});
