import type { PageInfo } from "./core/models/index.js";
import type { ApiResponse } from "./core/runtime.js";
import { ChangeRequested } from "./problem.js";

/** What every record has: the address of its version. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

export interface CallOptions {
  /** Ends the call, and its repetitions, early. */
  readonly signal?: AbortSignal;
}

export interface WriteOptions extends CallOptions {
  /** Why this is written: kept in the log for ever, public with the revision. */
  readonly reason?: string;
  /** Checks everything and answers the would-be result, but stores nothing. */
  readonly dryRun?: boolean;
  /** Makes repeating the write safe for 24 hours, also from another process; without it each write has one of its own. */
  readonly idempotencyKey?: string;
}

export interface CreateOptions extends WriteOptions {
  /** Why this is another record than those that it looks like. */
  readonly allowDuplicate?: string;
}

export interface Page<T> {
  readonly items: T[];
  readonly page: PageInfo;
}

type Init = { signal?: AbortSignal };
type Write = Omit<WriteOptions, "signal">;

/** The operations of the core that a collection is made of. */
export interface Operations<P, D, C, F, R> {
  list(filters: F, init: Init): Promise<P>;
  read(id: string, view: R, init: Init): Promise<ApiResponse<RecordOf<P>>>;
  create(draft: D, options: Omit<CreateOptions, "signal">, init: Init): Promise<ApiResponse<RecordOf<P>>>;
  update(id: string, ifMatch: string, patch: C, options: Write, init: Init): Promise<ApiResponse<RecordOf<P>>>;
  remove(id: string, ifMatch: string, options: Write, init: Init): Promise<unknown>;
}

export type RecordOf<P> = P extends Page<infer T> ? T : never;

/**
 * What to send as `If-Match` with a change of a record, or of an item in it: names the version that was read.
 *
 * @throws TypeError where the record was read without its `version`, by `fields`
 */
export function ifMatch(record: Versioned): string {
  if (!Number.isSafeInteger(record.version) || record.version < 1) {
    throw new TypeError("The record was read without its version: read it again");
  }
  // The registry compares the version alone. What stands behind it tells languages and formats apart, for caches.
  return `"${record.version}-0000000000000000"`;
}

/**
 * A collection of the registry.
 *
 * @typeParam P a page of its records
 * @typeParam D a new record, as it is sent
 * @typeParam C a change: JSON Merge Patch, null removes
 * @typeParam F its filters
 * @typeParam R how one record is read: language, day, what to include
 */
export class Records<P extends Page<Versioned>, D, C, F extends object, R> {
  constructor(private readonly operations: Operations<P, D, C, F, R>) {}

  /** All records that the filters leave, page after page: none twice and none left out, whatever is written meanwhile. */
  async *list(filters: F = {} as F, { signal }: CallOptions = {}): AsyncGenerator<RecordOf<P>, void, undefined> {
    let query: F & { limit?: number; cursor?: string } = { limit: 200, ...filters };
    for (;;) {
      const { items, page } = await this.operations.list(query, { signal });
      yield* items as RecordOf<P>[];
      if (!page.nextCursor) {
        return;
      }
      query = { ...query, cursor: page.nextCursor };
    }
  }

  /** One page, with its total, and what `facets` counts. */
  page(filters: F = {} as F, { signal }: CallOptions = {}): Promise<P> {
    return this.operations.list(filters, { signal });
  }

  /**
   * A record by its id; of a city also by another register's, as in `geonames:1796236`. A record that was merged is answered as the one
   * that it became, under its id.
   *
   * @throws NotFound
   * @throws Gone where it was deleted
   */
  async get(id: string, view: R = {} as R, { signal }: CallOptions = {}): Promise<RecordOf<P>> {
    return (await this.operations.read(id, view, { signal })).value();
  }

  /**
   * Registers a record.
   *
   * @throws AlreadyExists where it is there, or probably is
   * @throws Refused where something in it is wrong
   */
  async create(draft: D, { signal, ...options }: CreateOptions = {}): Promise<RecordOf<P>> {
    return (await this.operations.create(draft, options, { signal })).value();
  }

  /**
   * Changes a record as it was read, and answers the new version.
   *
   * @throws Stale where another change came first
   * @throws ChangeRequested where the other sides of a partnership have to agree
   */
  async update(record: Versioned, patch: C, { signal, ...options }: WriteOptions = {}): Promise<RecordOf<P>> {
    const answer = await this.operations.update(record.id, ifMatch(record), patch, options, { signal });
    if (answer.raw.status === 202) {
      throw new ChangeRequested(await answer.raw.json());
    }
    return answer.value();
  }

  /**
   * Deletes a record as it was read. Its history is kept.
   *
   * @throws Stale where another change came first
   */
  async delete(record: Versioned, { signal, ...options }: WriteOptions = {}): Promise<void> {
    await this.operations.remove(record.id, ifMatch(record), options, { signal });
  }
}
