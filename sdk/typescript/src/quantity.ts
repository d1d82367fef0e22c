import type { Quantity } from "./core/models/index.js";

/**
 * From where to where a number may lie that a source states as "nearly 100", by the registry's convention: `about` 10 % to both
 * sides, `nearly` down to 15 % below, `over` up to 25 % above, 1 at the least.
 */
export class QuantityRange {
  private constructor(
    /** Undefined where there is no lower bound. */
    readonly low: number | undefined,
    /** Whether the number may be `low` itself. */
    readonly lowIncluded: boolean,
    /** Undefined where there is no upper bound. */
    readonly high: number | undefined,
    readonly highIncluded: boolean,
  ) {}

  /** A qualifier that a newer registry has and this one does not know bounds nothing. */
  static of({ value, qualifier = "exact" }: Quantity): QuantityRange {
    // Thousandths are whole numbers: binary fractions would put 1.1 - 0.11 elsewhere than 0.99.
    const thousandths = Math.round(value * 1000);
    const share = (percent: number) => Math.max(thousandths * percent, 100_000) / 100;
    const at = (part: number) => part / 1000;
    switch (qualifier) {
      case "exact":
        return new QuantityRange(value, true, value, true);
      case "about":
        return new QuantityRange(at(thousandths - share(10)), true, at(thousandths + share(10)), true);
      case "nearly":
        return new QuantityRange(at(thousandths - share(15)), true, value, false);
      case "over":
        return new QuantityRange(value, false, at(thousandths + share(25)), true);
      case "at-least":
        return new QuantityRange(value, true, undefined, true);
      case "at-most":
        return new QuantityRange(undefined, true, value, true);
      default:
        return new QuantityRange(undefined, true, undefined, true);
    }
  }

  /** Whether the number may be this one. */
  includes(number: number): boolean {
    return (
      (this.low === undefined || number > this.low || (this.lowIncluded && number === this.low)) &&
      (this.high === undefined || number < this.high || (this.highIncluded && number === this.high))
    );
  }
}
