/** How much of a date is known. */
export type Precision = "day" | "month" | "season" | "year" | "decade" | "century" | "interval";

/** Year, month, day. */
type Day = readonly [number, number, number];

const POINT =
  /^(?:(Y-?[1-9][0-9]{4,8})|([0-9]{2})([0-9])?(X{1,2})|(-?[0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?)[~?%]?$/;
const LONGEST = 64;

/**
 * A date, or an interval of dates, as EDTF level 1 writes it, and as the registry reads it: `1994`, `1994-10`, `199X`, `1986?`,
 * `2021-12-07/2021-12-08`, `2009/..`.
 */
export class EdtfDate {
  private constructor(
    private readonly text: string,
    readonly precision: Precision,
    private readonly first: Day | undefined,
    private readonly last: Day | undefined,
    /** Of an interval: its ends, undefined where open or unknown. Of anything else: itself. */
    readonly start: EdtfDate | undefined,
    readonly end: EdtfDate | undefined,
  ) {}

  /** @throws RangeError where the text is no date of EDTF level 1 without a time */
  static parse(text: string): EdtfDate {
    const slash = text.length <= LONGEST ? text.indexOf("/") : -1;
    if (slash < 0) {
      return EdtfDate.point(text, text);
    }
    const start = EdtfDate.endOf(text, text.slice(0, slash));
    const end = EdtfDate.endOf(text, text.slice(slash + 1));
    if ((!start && !end) || (start?.first && end?.last && isAfter(start.first, end.last))) {
      throw refusal(text);
    }
    return new EdtfDate(text, "interval", start?.first, end?.last, start, end);
  }

  /** The first day that this can mean, such as `1994-10-01`; undefined where an interval begins openly. */
  get earliest(): string | undefined {
    return this.first && written(this.first);
  }

  /** The last day that this can mean, such as `1994-10-31`; undefined where an interval ends openly. */
  get latest(): string | undefined {
    return this.last && written(this.last);
  }

  /** Whether it, or an end of it, is marked `~` or `%`. */
  get isApproximate(): boolean {
    return /[~%]/.test(this.text);
  }

  /** Whether it, or an end of it, is marked `?` or `%`. */
  get isUncertain(): boolean {
    return /[?%]/.test(this.text);
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }

  private static endOf(whole: string, part: string): EdtfDate | undefined {
    if (part === "" || part === "..") {
      return undefined;
    }
    if (part.includes("X")) {
      throw refusal(whole);
    }
    return EdtfDate.point(whole, part);
  }

  private static point(whole: string, text: string): EdtfDate {
    const match = text.length <= LONGEST ? POINT.exec(text) : null;
    if (!match) {
      throw refusal(whole);
    }
    const [, long, century, decade, unknown, year, month, day] = match;
    if (long) {
      return years(text, Number(long.slice(1)), Number(long.slice(1)), "year");
    }
    if (century !== undefined) {
      const width = decade === undefined ? 100 : 10;
      if (unknown!.length !== (width === 100 ? 2 : 1)) {
        throw refusal(whole);
      }
      const from = Number(century + (decade ?? "")) * width;
      return years(text, from, from + width - 1, width === 100 ? "century" : "decade");
    }
    if (year === "-0000" || (month === "XX" && day !== undefined && day !== "XX")) {
      throw refusal(whole);
    }
    return inYear(whole, text, Number(year), month, day);

    function years(spelling: string, from: number, to: number, precision: Precision): EdtfDate {
      return known(spelling, precision, [from, 1, 1], [to, 12, 31]);
    }

    function known(spelling: string, precision: Precision, first: Day, last: Day): EdtfDate {
      const date: EdtfDate = new EdtfDate(spelling, precision, first, last, undefined, undefined);
      return Object.assign(date, { start: date, end: date });
    }

    function inYear(all: string, spelling: string, y: number, mm: string | undefined, dd: string | undefined): EdtfDate {
      if (mm === undefined || mm === "XX") {
        return years(spelling, y, y, "year");
      }
      const m = Number(mm);
      if (dd === undefined && m >= 21 && m <= 24) {
        // The hemisphere is unknown: the bounds hold the season of both.
        return m % 2 === 1
          ? known(spelling, "season", [y, 3, 1], [y, 12, 21])
          : known(spelling, "season", [y - 1, 12, 1], [y + 1, 3, 20]);
      }
      const length = daysIn(y, m);
      if (dd === undefined || dd === "XX") {
        return length ? known(spelling, "month", [y, m, 1], [y, m, length]) : fail();
      }
      const d = Number(dd);
      return d >= 1 && d <= length ? known(spelling, "day", [y, m, d], [y, m, d]) : fail();

      function fail(): never {
        throw refusal(all);
      }
    }
  }
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function isAfter(one: Day, other: Day): boolean {
  const difference = one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
  return difference > 0;
}

/** As ISO 8601 writes days: years of more than four digits with their sign. */
function written([year, month, day]: Day): string {
  const sign = year < 0 ? "-" : year > 9999 ? "+" : "";
  const two = (number: number) => String(number).padStart(2, "0");
  return `${sign}${String(Math.abs(year)).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

function refusal(text: string): RangeError {
  return new RangeError(`${JSON.stringify(text.slice(0, 40))} is no date of EDTF level 1, such as 1994, 1994-10, 199X or 2009/..`);
}
