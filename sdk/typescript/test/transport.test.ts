// Repetitions and the time limit, by a server that refuses as a busy registry, or a proxy before it, does.
import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { WebhooksApi } from "@sister-city/registry/core";
import {
  HistoryLost, OutcomeUnknown, Problem, Registry, TimeLimitExceeded, TooMany, Unavailable, type RegistryOptions,
} from "@sister-city/registry";

const source = {
  id: "01a22917-0d0b-73f9-b824-d05e41e7a30e", kind: "of-tomorrow", title: "T", translations: [], republications: [], claimCount: 0, version: 1,
  createdAt: "2026-11-29T20:55:06Z", updatedAt: "2026-11-29T20:55:06Z", novelty: { a: 1 },
};
const history = { "registry-sequence": "7", "registry-epoch": "1-aaaaaaaa" };

interface Answer {
  status: number;
  body: string;
  headers: Record<string, string>;
  /** Whether the connection ends in the middle of the body. */
  cut?: boolean;
}
type Request = { path: string; headers: IncomingHttpHeaders; body: string; at: number };
const found = (status = 200): Answer => ({ status, body: JSON.stringify(source), headers: { "content-type": "application/json", ...history } });
const problem = (status: number, slug: string, headers: Record<string, string> = {}): Answer => ({
  status, body: JSON.stringify({ type: `/problems/${slug}`, title: slug, status }), headers: { "content-type": "application/problem+json", ...headers } });

const servers: ReturnType<typeof createServer>[] = [];
after(() => servers.forEach((server) => (server.closeAllConnections(), server.close())));

/** A registry that gives these answers, one after the other: "break" breaks the connection, "wait" says nothing. */
async function serve(timeLimit: number, ...answers: (Answer | "break" | "wait")[]) {
  return serveTo({ timeLimit, key: "a-key-of-an-office" }, ...answers);
}

async function serveTo(caller: RegistryOptions, ...answers: (Answer | "break" | "wait")[]) {
  const { base, requests } = await listen(...answers);
  return { registry: new Registry(base, caller), requests };
}

async function listen(...answers: (Answer | "break" | "wait")[]) {
  const requests: Request[] = [];
  const server = createServer(async (request, response) => {
    requests.push({ path: request.url!, headers: request.headers, body: Buffer.concat(await request.toArray()).toString(), at: performance.now() });
    const answer = answers.shift()!;
    if (answer === "break") {
      request.socket.destroy();
    } else if (answer !== "wait" && answer.cut) {
      response.writeHead(answer.status, { ...answer.headers, "content-length": answer.body.length });
      response.write(answer.body.slice(0, 20), () => request.socket.destroy());
    } else if (answer !== "wait") {
      response.writeHead(answer.status, answer.headers).end(answer.body);
    }
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

test("waits as long as it is asked to", async () => {
  const { registry, requests } = await serve(20, problem(429, "too-many", { "retry-after": "1" }), found());
  await registry.sources.get(source.id);
  assert.ok(requests[1]!.at - requests[0]!.at >= 990);
});

test("keeps the key of a write", async () => {
  const { registry, requests } = await serve(
    20, "break", problem(503, "outcome-unknown", { "retry-after": "0" }), { status: 502, body: "<html>", headers: {} }, found(201));
  await registry.sources.create({ kind: "news", title: "T" });
  assert.equal(requests.length, 4);
  assert.equal(new Set(requests.map(({ headers }) => headers["idempotency-key"])).size, 1);
  assert.equal(new Set(requests.map(({ body }) => body)).size, 1);
  assert.match(requests[0]!.headers["idempotency-key"] as string, /^[0-9a-f-]{36}$/);
});

test("goes on after a failover, as if there had been none", async () => {
  const cut = (answer: Answer): Answer => ({ ...answer, cut: true });
  const { registry, requests } = await serve(
    20, problem(503, "unavailable", { "retry-after": "1" }), cut(found(201)), "break", found(201),
    cut(found()), problem(503, "unavailable", { "retry-after": "0" }), cut(found()), found());
  await registry.sources.create({ kind: "news", title: "T" });
  await registry.sources.get(source.id);
  const [writes, reads] = [requests.slice(0, 4), requests.slice(4)];
  assert.ok(writes[1]!.at - writes[0]!.at >= 990);
  assert.equal(new Set(writes.map(({ headers, body }) => headers["idempotency-key"] + body)).size, 1);
  assert.deepEqual(reads.map(({ headers }) => `${headers["registry-sequence"]} ${headers["registry-epoch"]}`), Array(4).fill("7 1-aaaaaaaa"));
});

test("shows its key to the registry with reads, too", async () => {
  const { registry, requests } = await serve(20, found());
  await registry.sources.get(source.id);
  assert.equal(requests[0]!.headers["x-api-key"], "a-key-of-an-office");
});

test("has a token for each try, which no other host sees", async () => {
  let tokens = 0;
  const token = async () => `token-${++tokens}`;
  const other = await listen(found());
  const { registry, requests } = await serveTo(
    { token }, "break", problem(503, "unavailable", { "retry-after": "0" }), found(201),
    problem(308, "merged", { location: "/v1/sources/b" }), problem(307, "moved", { location: `${other.base}/v1/sources/b` }));
  await registry.sources.create({ kind: "news", title: "T" });
  await registry.sources.get(source.id);
  assert.deepEqual(requests.map(({ headers }) => headers.authorization), [1, 2, 3, 4, 4].map((number) => `Bearer token-${number}`));
  assert.ok(requests.every(({ headers }) => !headers["x-api-key"]));
  assert.equal(other.requests.length, 1);
  assert.equal(other.requests[0]!.headers.authorization, undefined);
});

test("takes a token as it is, and not beside a key", async () => {
  const { registry, requests } = await serveTo({ token: "a-token" }, found());
  await registry.sources.get(source.id);
  assert.equal(requests[0]!.headers.authorization, "Bearer a-token");
  assert.throws(() => new Registry("http://127.0.0.1", { key: "k", token: "t" }), TypeError);
  const failing = await serveTo({ token: () => Promise.reject(new Error("No issuer")) });
  await assert.rejects(failing.registry.sources.get(source.id), /No issuer/);
});

test("repeats a deletion only where nothing was done", async () => {
  const { registry, requests } = await serve(
    20, found(), problem(503, "unavailable", { "retry-after": "0" }), problem(503, "outcome-unknown"));
  await assert.rejects(registry.sources.delete(await registry.sources.get(source.id)), OutcomeUnknown);
  assert.deepEqual(requests.slice(1).map(({ headers }) => headers["if-match"]), ['"1-0000000000000000"', '"1-0000000000000000"']);
});

test("gives up where the wait is longer than the time limit", async () => {
  const { registry, requests } = await serve(2, problem(429, "too-many", { "retry-after": "30" }));
  await assert.rejects(registry.sources.get(source.id), (refusal) => refusal instanceof TooMany && refusal.retryAfter === 30);
  assert.equal(requests.length, 1);
  const later = await serve(2, { status: 504, body: "", headers: { "retry-after": "Wed, 21 Oct 2099 07:28:00 GMT" } });
  await assert.rejects(later.registry.sources.get(source.id), Unavailable);
});

test("ends silence at the time limit", async () => {
  const { registry } = await serve(1, "wait");
  await assert.rejects(registry.sources.get(source.id), TimeLimitExceeded);
});

test("ends when its caller wants", async () => {
  const { registry } = await serve(20, problem(429, "too-many", { "retry-after": "10" }));
  await assert.rejects(registry.sources.get(source.id, {}, { signal: AbortSignal.timeout(200) }), { name: "TimeoutError" });
});

test("carries a write along, until its history is lost", async () => {
  const { registry, requests } = await serve(20, found(), found(201), found(), problem(409, "history-lost"), found());
  await registry.sources.get(source.id);
  await registry.sources.create({ kind: "news", title: "T" });
  await registry.sources.get(source.id);
  await assert.rejects(registry.sources.get(source.id), HistoryLost);
  await registry.sources.get(source.id);
  assert.deepEqual(requests.map(({ headers }) => headers["registry-sequence"]), [undefined, undefined, "7", "7", undefined]);
  assert.equal(requests[2]!.headers["registry-epoch"], "1-aaaaaaaa");
});

test("lets through what a newer registry says", async () => {
  const { registry } = await serve(20, found());
  assert.deepEqual({ ...(await registry.sources.get(source.id)) }, source);
});

test("follows a merged record", async () => {
  const { registry, requests } = await serve(20, problem(308, "merged", { location: "/v1/sources/b" }), found());
  assert.equal((await registry.sources.get(source.id)).id, source.id);
  assert.deepEqual(requests.map(({ path }) => path), [`/v1/sources/${source.id}`, "/v1/sources/b"]);
});

test("shows its key to no other host", async () => {
  const none: Answer = { ...found(), body: JSON.stringify({ items: [], page: { limit: 20, total: 0 } }) };
  const other = await listen(none);
  const { registry, requests } = await serve(
    20, problem(308, "moved", { location: "/v1/hooks" }), problem(307, "moved", { location: `${other.base}/v1/webhooks` }));
  assert.deepEqual((await new WebhooksApi(registry.core).listWebhooks()).items, []);
  assert.deepEqual(requests.map(({ headers }) => headers["x-api-key"]), ["a-key-of-an-office", "a-key-of-an-office"]);
  assert.equal(other.requests.length, 1);
  assert.equal(other.requests[0]!.headers["x-api-key"], undefined);
});

test("sends no write elsewhere", async () => {
  const { registry, requests } = await serve(20, found(), problem(308, "merged", { location: "/v1/sources/b" }));
  const read = await registry.sources.get(source.id);
  await assert.rejects(registry.sources.update(read, { title: "U" }), (refusal) => refusal instanceof Problem && refusal.kind === "merged");
  assert.equal(requests.length, 2);
});

test("ends a circle of redirects", async () => {
  const around = Array.from({ length: 6 }, () => problem(308, "merged", { location: "/v1/sources/a" }));
  const { registry, requests } = await serve(20, ...around);
  await assert.rejects(registry.sources.get(source.id), (refusal) => refusal instanceof Problem && refusal.status === 308);
  assert.equal(requests.length, 6);
});
