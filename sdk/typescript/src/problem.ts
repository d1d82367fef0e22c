import type { Alternative, ChangeRequest, Problem as ProblemDetails, Violation } from "./core/models/index.js";

/** A refusal of the registry: problem details (RFC 9457). Refusals that programs act on have a class of their own below. */
export class Problem extends Error implements ProblemDetails {
  /** Address of the page that explains this kind of problem, relative to the registry. */
  readonly type: string;
  readonly title: string;
  /** The HTTP status. */
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  /** The id under which the registry logged the request. */
  readonly requestId?: string;
  /** Path of the record that stands in the way, or has taken the place of the one asked for. */
  readonly existing?: string;
  readonly candidates: Alternative[];
  /** Of a deleted record, for callers that may write it: what it last was. */
  readonly lastKnown?: unknown;
  /** Each parameter or property that is wrong; empty where there is nothing to add. */
  readonly errors: Violation[];
  /** Seconds after which the registry asks to be tried again. */
  readonly retryAfter?: number;
  /** Of a deleted record: send it as `If-Match` to restore the record. */
  readonly etag?: string;

  constructor(details: ProblemDetails, headers: Headers) {
    super(details.detail ? `${details.title}: ${details.detail}` : details.title);
    this.name = new.target.name;
    this.type = details.type;
    this.title = details.title;
    this.status = details.status;
    this.detail = details.detail;
    this.instance = details.instance;
    this.requestId = details.requestId;
    this.existing = details.existing;
    this.candidates = details.candidates ?? [];
    this.lastKnown = details.lastKnown;
    this.errors = details.errors ?? [];
    this.retryAfter = secondsToWait(headers);
    this.etag = headers.get("ETag") ?? undefined;
  }

  /** The last segment of `type`, as in `stale`; `about:blank` where something in front of the registry refused. */
  get kind(): string {
    return this.type.slice(this.type.lastIndexOf("/") + 1);
  }
}

/** 404: no record has this address. */
export class NotFound extends Problem {}
/** 410: the record was deleted; `etag` restores it. */
export class Gone extends Problem {}
/** 412: the record has changed since it was read. Read it again, and look at what changed. */
export class Stale extends Problem {}
/** 409: the record is there already (`existing`), or probably (`candidates`): `allowDuplicate` says why yours is another. */
export class AlreadyExists extends Problem {}
/** 400 or 422: `errors` says what is wrong with which property or parameter. */
export class Refused extends Problem {}
/** 409: the database went back to an earlier state. Take back what you took over after it, as `detail` says. */
export class HistoryLost extends Problem {}
/** 429, after all repetitions that the time limit allowed. */
export class TooMany extends Problem {}
/**
 * 502, 503 or 504, after all repetitions that the time limit allowed. Nothing was written where `kind` is `unavailable`; what a proxy
 * refuses for the registry may have been.
 */
export class Unavailable extends Problem {}
/** 503: whether the write was carried out is not known. Repeat it with the same `idempotencyKey`. */
export class OutcomeUnknown extends Problem {}

/** The time limit of a call, its repetitions included, was over. Of a write it is not known whether it was carried out. */
export class TimeLimitExceeded extends Error {
  constructor(readonly timeLimit: number) {
    super(`The registry did not answer within ${timeLimit} seconds`);
    this.name = "TimeLimitExceeded";
  }
}

/** Nothing was changed yet: the other sides, who confirmed what an update changes, are asked by a change request first. */
export class ChangeRequested extends Error {
  constructor(readonly changeRequest: ChangeRequest) {
    super(`The other sides have to agree first: change request ${changeRequest.id}`);
    this.name = "ChangeRequested";
  }
}

const KINDS: Record<string, typeof Problem> = {
  "not-found": NotFound,
  gone: Gone,
  stale: Stale,
  duplicate: AlreadyExists,
  malformed: Refused,
  refused: Refused,
  "key-reused": Refused,
  "history-lost": HistoryLost,
  "too-many": TooMany,
  unavailable: Unavailable,
  "newer-version": Unavailable,
  "outcome-unknown": OutcomeUnknown,
};

/** What an answer of status 300 or more says, also where it is no problem of the registry but, say, the page of a proxy. */
export async function problemOf(response: Response): Promise<Problem> {
  const blank = { type: "about:blank", title: `${response.status} ${response.statusText}`.trim(), status: response.status };
  const details = isJson(response) ? await response.json().catch(() => blank) : blank;
  const problem = typeof details?.type === "string" ? { ...blank, ...details, status: response.status } : blank;
  const slug = problem.type.slice(problem.type.lastIndexOf("/") + 1);
  const byStatus = { 429: TooMany, 502: Unavailable, 503: Unavailable, 504: Unavailable }[response.status];
  return new (KINDS[slug] ?? byStatus ?? Problem)(problem, response.headers);
}

/** Whether an answer is JSON, a problem included: what else there is may be long, and is not held in memory. */
export function isJson(response: Response): boolean {
  return /^application\/(?:[a-z0-9.-]+\+)?json\b/i.test(response.headers.get("Content-Type") ?? "");
}

/** `Retry-After` (RFC 9110, section 10.2.3) in seconds: a number of them, or a date. Undefined where it is neither. */
export function secondsToWait(headers: Headers, now = Date.now()): number | undefined {
  const text = headers.get("Retry-After")?.trim() ?? "";
  if (/^[0-9]{1,9}$/.test(text)) {
    return Number(text);
  }
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
