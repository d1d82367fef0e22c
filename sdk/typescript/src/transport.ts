import { HistoryLost, isJson, Problem, problemOf, TimeLimitExceeded } from "./problem.js";

/** A write that later requests have to see: the `Registry-Sequence` and `Registry-Epoch` of its answer. */
export interface Seen {
  readonly sequence: string;
  readonly epoch: string;
}

/** Who calls: a key, or a token, or what fetches one. */
export interface Caller {
  readonly key?: string;
  readonly token?: string | (() => string | Promise<string>);
}

const KEY = "Idempotency-Key";
const SEQUENCE = "Registry-Sequence";
const EPOCH = "Registry-Epoch";
/** What says who calls: for the registry alone, not for a host that it, or who answers in its place, leads to. */
const CREDENTIALS = ["X-API-Key", "Authorization", "Cookie"];
const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 5;
const FIRST_PAUSE = 0.2;
const LONGEST_PAUSE = 5;

/**
 * What every request goes through, whether the layer or the core makes it: who calls, repetitions, the time limit, keys of writes, and
 * the last write seen.
 */
export class Transport {
  seen: Seen | undefined;

  /** @param timeLimit seconds for a call with its repetitions; what waits for changes (`waitSeconds`) has as many more */
  constructor(
    private readonly timeLimit: number,
    private readonly fetch: typeof globalThis.fetch,
    private readonly caller: Caller = {},
  ) {}

  /** Sends a request, and repeats it where that is safe. Throws a `Problem` for any answer but success. */
  readonly send: typeof globalThis.fetch = async (input, init = {}) => {
    const method = (init.method ?? "GET").toUpperCase();
    const headers = new Headers(init.headers);
    if ((method === "POST" || method === "PATCH") && !headers.has(KEY)) {
      headers.set(KEY, crypto.randomUUID());
    }
    const carried = this.carry(headers);
    const limit = this.timeLimit + waitSeconds(String(input));
    const request = { ...init, method, headers };
    try {
      return await this.untilAnswered(input, request, Date.now() + limit * 1000, limit);
    } catch (problem) {
      // The caller is told once that what it wrote was lost; the next request is carried out in today's history.
      if (problem instanceof HistoryLost && carried && this.seen === carried) {
        this.seen = undefined;
      }
      throw problem;
    }
  };

  private carry(headers: Headers): Seen | undefined {
    if (!this.seen || headers.has(SEQUENCE)) {
      return undefined;
    }
    headers.set(SEQUENCE, this.seen.sequence);
    headers.set(EPOCH, this.seen.epoch);
    return this.seen;
  }

  private async untilAnswered(input: RequestInfo | URL, request: RequestInit, deadline: number, limit: number) {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      const headers = await this.identified(request.headers);
      const outcome = await this.attempt(input, { ...request, headers }, deadline, limit);
      if (outcome instanceof Response && outcome.ok) {
        this.see(request.method!, outcome.headers);
        return outcome;
      }
      const refusal = outcome instanceof Response ? await problemOf(outcome) : outcome;
      const wait = pauseAfter(refusal, request, pause);
      if (wait === undefined || Date.now() + wait * 1000 >= deadline) {
        throw refusal;
      }
      await sleep(wait * 1000, request.signal);
    }
  }

  /**
   * Says who calls, of reads too: their share of the registry is larger than that of strangers. A token is asked for before each try,
   * since the one before may be over by then.
   */
  private async identified(sent: RequestInit["headers"]): Promise<Headers> {
    const { key, token } = this.caller;
    const headers = new Headers(sent);
    if (key) {
      headers.set("X-API-Key", key);
    }
    if (token) {
      headers.set("Authorization", `Bearer ${typeof token === "function" ? await token() : token}`);
    }
    return headers;
  }

  /** One try: its answer, JSON read to its end; or the error of the connection. */
  private async attempt(input: RequestInfo | URL, request: RequestInit, deadline: number, limit: number) {
    const end = AbortSignal.timeout(Math.max(1, deadline - Date.now()));
    const signal = request.signal ? AbortSignal.any([request.signal, end]) : end;
    try {
      const response = await this.fetched(input, { ...request, signal });
      if (!isJson(response)) {
        return response;
      }
      const { status, statusText, headers } = response;
      return new Response(await response.arrayBuffer(), { status, statusText, headers });
    } catch (error) {
      if (request.signal?.aborted) {
        throw request.signal.reason;
      }
      if (end.aborted) {
        throw new TimeLimitExceeded(limit);
      }
      return error as Error;
    }
  }

  /**
   * Sends a request, and follows redirects of reads: a record that was merged leads to what it became. Writes are not followed, as their
   * `If-Match` is of another record.
   */
  private async fetched(input: RequestInfo | URL, request: RequestInit): Promise<Response> {
    const reads = request.method === "GET" || request.method === "HEAD";
    let address = typeof input === "string" || input instanceof URL ? new URL(input, globalThis.location?.href) : new URL(input.url);
    let sent: RequestInit = { ...request, redirect: "manual" };
    let response = await this.fetch(input, sent);
    for (let followed = 0; reads; followed++) {
      if (response.type === "opaqueredirect") {
        // A browser does not tell where to: it may go there itself, without the key.
        return this.fetch(address, { ...sent, headers: anonymous(sent.headers), credentials: "omit", redirect: "follow" });
      }
      const location = response.headers.get("Location");
      if (!REDIRECTS.includes(response.status) || !location || followed === MOST_REDIRECTS) {
        return response;
      }
      const next = new URL(location, address);
      if (address.protocol === "https:" && next.protocol !== "https:") {
        return response;
      }
      if (next.origin !== address.origin) {
        sent = { ...sent, headers: anonymous(sent.headers) };
      }
      await response.body?.cancel();
      address = next;
      response = await this.fetch(address, sent);
    }
    return response;
  }

  private see(method: string, headers: Headers): void {
    const sequence = headers.get(SEQUENCE);
    const epoch = headers.get(EPOCH);
    if (method === "GET" || !sequence || !epoch) {
      return;
    }
    // Answers may overtake each other. Numbers of two histories are not comparable.
    if (this.seen?.epoch !== epoch || Number(this.seen.sequence) < Number(sequence)) {
      this.seen = { sequence, epoch };
    }
  }
}

/** Seconds to wait before the request may be repeated; undefined where it must not be. */
function pauseAfter(refusal: Problem | Error, request: RequestInit, pause: number): number | undefined {
  const harmless = request.method === "GET" || request.method === "HEAD" || new Headers(request.headers).has(KEY);
  const own = pause * (0.5 + Math.random() / 2);
  if (!(refusal instanceof Problem)) {
    return harmless ? own : undefined;
  }
  // Of these two the registry says that nothing was carried out.
  const untouched = refusal.kind === "too-many" || refusal.kind === "unavailable";
  const passing = [429, 502, 503, 504].includes(refusal.status) && refusal.kind !== "newer-version";
  return passing && (harmless || untouched) ? (refusal.retryAfter ?? own) : undefined;
}

function anonymous(headers: RequestInit["headers"]): Headers {
  const left = new Headers(headers);
  CREDENTIALS.forEach((name) => left.delete(name));
  return left;
}

function waitSeconds(address: string): number {
  return Number(/[?&]waitSeconds=([0-9]{1,2})(?:&|$)/.exec(address)?.[1] ?? 0);
}

function sleep(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal!.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", abort, { once: true });
  });
}
