import { Collections } from "./collections.js";
import { ChangesApi, type ListChangesRequest } from "./core/apis/index.js";
import type { Change } from "./core/models/index.js";
import { Configuration } from "./core/runtime.js";
import type { CallOptions } from "./records.js";
import { Transport, type Seen } from "./transport.js";

export interface RegistryOptions {
  /** Key of an office, a partner app or the registrar, sent as `X-API-Key`; reading needs none. */
  readonly key?: string;
  /** Token of the registry's OIDC issuer, or what fetches one, before each try; instead of a key. */
  readonly token?: string | (() => string | Promise<string>);
  /** Seconds that a call may take with all its repetitions: 60, if not said otherwise. */
  readonly timeLimit?: number;
  /** What sends requests, instead of the runtime's own. */
  readonly fetch?: typeof globalThis.fetch;
}

export interface ChangesOptions extends CallOptions {
  /** `position` of the last change that you have; without it everything comes, from the first change on. */
  readonly after?: string;
  /** Goes on waiting for changes, for ever, instead of ending where the log ends. */
  readonly follow?: boolean;
  /** Only changes of these collections. */
  readonly resource?: ListChangesRequest["resource"];
  /** Only changes of this city and of records that name it: an id, or `{scheme}:{value}`. */
  readonly city?: string;
}

const LONGEST_WAIT = 30;

/** The way into a registry. */
export class Registry extends Collections {
  private readonly transport: Transport;

  /** @param base address of the registry, without `/v1` */
  constructor(base: string, { key, token, timeLimit = 60, fetch = globalThis.fetch.bind(globalThis) }: RegistryOptions = {}) {
    if (!(timeLimit > 0 && timeLimit <= 86_400)) {
      throw new RangeError("timeLimit is in seconds, more than 0 and a day at the most");
    }
    if (key && token) {
      throw new TypeError("The registry takes a key or a token, not both");
    }
    const transport = new Transport(timeLimit, fetch, { key, token });
    super(
      new Configuration({
        basePath: base.replace(/\/+$/, ""),
        fetchApi: transport.send,
        // The core would wrap what the transport throws.
        middleware: [{ onError: ({ error }) => Promise.reject(error) }],
      }),
    );
    this.transport = transport;
  }

  /** The last write that later requests have to see. Hand it to another process, and set it there, to have it seen from there too. */
  get seen(): Seen | undefined {
    return this.transport.seen;
  }

  set seen(seen: Seen | undefined) {
    this.transport.seen = seen;
  }

  /**
   * Every write after a position, in commit order. Keep `position(change)` with what you made of a change.
   *
   * @throws HistoryLost where the database went back to a state before that position
   */
  async *changes({ after = "0", follow = false, signal, ...filters }: ChangesOptions = {}): AsyncGenerator<Change, void, undefined> {
    const changes = new ChangesApi(this.core);
    for (;;) {
      const page = await changes.listChanges(
        { ...filters, after, limit: 200, waitSeconds: follow ? LONGEST_WAIT : undefined },
        { signal },
      );
      yield* page.items;
      if (!follow && page.last >= page.head) {
        return;
      }
      after = page.position;
    }
  }
}

/** The place of a change in the log: its number, and the beginning of its hash, so that a lost history is noticed. */
export function position(change: Pick<Change, "sequence" | "hash">): string {
  return `${change.sequence}-${change.hash.slice(0, 16)}`;
}
