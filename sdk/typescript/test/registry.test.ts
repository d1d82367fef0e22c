// Against a running registry with its starter data: BASE is its address, KEY the registrar's key.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import {
  AlreadyExists, ChangeRequested, Gone, HistoryLost, ifMatch, NotFound, position, Problem, Refused, Registry, Stale, verifyWebhook,
  WebhookRejected, type City, type Source,
} from "@sister-city/registry";
import { APIKeysApi, CitiesApi, MatchingApi, PartnershipsApi, WebhooksApi } from "@sister-city/registry/core";

const base = process.env.BASE!;
const reader = new Registry(base);
const registrar = new Registry(base, { key: process.env.KEY });
const shanghai = "geonames:1796236";
const dunedin = "geonames:2191562";
// Of the loopback's addresses the one to which the registry under test may send webhooks.
const receiver = "127.0.0.77";
const address = () => `https://example.org/${crypto.randomUUID()}`;

test("iterates over all pages", async () => {
  const ids = new Set<string>();
  // Claims, since nothing else writes any meanwhile.
  for await (const claim of reader.claims.list({ limit: 50 })) {
    // Nothing that is always there is optional: this compiles without a check.
    const pointer: string = claim.pointer;
    assert.ok(pointer.length + claim.subject.id.length > 1);
    ids.add(claim.id);
  }
  assert.equal(ids.size, (await reader.claims.page({ limit: 1 })).page.total);
  assert.ok(ids.size > 100);
});

test("filters, and counts", async () => {
  const { items } = await reader.partnerships.page({ city: [shanghai, dunedin] });
  assert.deepEqual(items.map((one) => one.established), ["1994-10"]);
  const { page, facets } = await reader.cities.page({ countryCode: ["NZ"], facets: "countryCode" });
  assert.equal(facets!.countryCode![0]!.count, page.total);
});

test("has every collection", async () => {
  const { cities, partnerships, forumSeries, forums, exchanges, platforms, projects, knowledgeTransfers, networks, commitments } = reader;
  const all = [cities, partnerships, forumSeries, forums, exchanges, platforms, projects, knowledgeTransfers, networks, commitments,
    reader.campaigns, reader.sources, reader.claims, reader.offices, reader.partnerRequests];
  for (const collection of all) {
    for await (const record of collection.list() as AsyncGenerator<{ id: string }>) {
      assert.equal((await (collection as unknown as typeof cities).get(record.id)).id, record.id);
      break;
    }
  }
  // @ts-expect-error what would answer another type stays with the core
  await assert.rejects(async () => (await reader.cities.page({ fields: "name" })).items[0]!.names.length);
});

test("names the kinds of problems", async () => {
  await assert.rejects(reader.cities.get(crypto.randomUUID()), (problem) => {
    assert.ok(problem instanceof NotFound && problem.requestId);
    assert.deepEqual([problem.kind, problem.status], ["not-found", 404]);
    return true;
  });
  await assert.rejects(reader.cities.page({ sort: "nonsense" }), (problem) => problem instanceof Refused && problem.errors[0]!.parameter === "sort");
});

test("lets the core go the same way", async () => {
  const { results } = await new MatchingApi(reader.core).matchCities({ cityQueries: { queries: [{ name: "Shanghai", countryCode: "CN" }] } });
  assert.equal(results[0]!.candidates[0]!.city!.name, "Shanghai");
});

test("carries the version with the record", async () => {
  const first: Source = await registrar.sources.create({ kind: "news", url: address(), title: "TypeScript", publisher: "One" });
  const second = await registrar.sources.update(first, { publisher: "Two" }, { reason: "Test" });
  assert.deepEqual([second.publisher, second.version, second.title], ["Two", first.version + 1, "TypeScript"]);
  await assert.rejects(registrar.sources.update(first, { publisher: "Three" }), Stale);
  const third = await registrar.sources.update(second, { publisher: null });
  assert.equal(third.publisher, undefined);
  await registrar.sources.delete(third);
  await assert.rejects(registrar.sources.get(first.id), (problem) => problem instanceof Gone && !!problem.etag);
  assert.throws(() => ifMatch({ id: first.id } as City), TypeError);
});

test("tries, repeats and refuses", async () => {
  const tried = await registrar.sources.create({ kind: "news", url: address(), title: "Tried" }, { dryRun: true });
  await assert.rejects(registrar.sources.get(tried.id), NotFound);
  const [draft, idempotencyKey] = [{ kind: "news", url: address(), title: "Once" } as const, crypto.randomUUID()];
  const once = await registrar.sources.create(draft, { idempotencyKey });
  assert.equal((await registrar.sources.create(draft, { idempotencyKey })).id, once.id);
  // @ts-expect-error publisher is misspelt
  await assert.rejects(registrar.sources.update(once, { publishr: "One" }), (problem) =>
    problem instanceof Refused && problem.errors[0]!.pointer === "/publishr");
  await assert.rejects(registrar.partnerships.create({ kind: "sister-city", parties: [{ city: shanghai }, { city: dunedin }] }), (problem) =>
    problem instanceof AlreadyExists && problem.existing!.includes("/v1/partnerships/"));
  await assert.rejects(new Registry(base, { timeLimit: 1 }).sources.create({ kind: "news", title: "No" }), (problem) =>
    problem instanceof Problem && [401, 429].includes(problem.status));
});

const city = (name: string) =>
  registrar.cities.create({ kind: "city", names: [{ value: `${name} ${crypto.randomUUID()}`, lang: "en" }], countryCode: "NZ" }, { allowDuplicate: "Test" });

test("answers merged records as what they became", async () => {
  const [merged, remaining] = [await city("Merged"), await city("Remaining")];
  await new CitiesApi(registrar.core).mergeCity({ id: merged.id, ifMatch: ifMatch(merged), mergeDraft: { into: remaining.id } });
  assert.equal((await registrar.cities.get(merged.id)).id, remaining.id);
});

test("has a write seen by what follows", async () => {
  const registry = new Registry(base, { key: process.env.KEY });
  assert.equal(registry.seen, undefined);
  await registry.sources.create({ kind: "news", url: address(), title: "Seen" });
  assert.ok(Number(registry.seen!.sequence) > 0);
  registry.seen = { sequence: registry.seen!.sequence, epoch: "9-00000000" };
  await assert.rejects(registry.cities.get(shanghai), HistoryLost);
  assert.equal((await registry.cities.get(shanghai)).name, "Shanghai");
});

test("follows changes", async () => {
  let last = "0";
  let count = 0;
  for await (const change of reader.changes()) {
    assert.equal(change.sequence, ++count);
    last = position(change);
  }
  const { id } = await registrar.sources.create({ kind: "news", url: address(), title: "Followed" });
  for await (const change of reader.changes({ after: last, follow: true, resource: ["sources"] })) {
    if (change.id === id) {
      assert.equal(change.action, "created");
      break;
    }
  }
  await assert.rejects(reader.changes({ after: "3-00000000" }).next(), HistoryLost);
  const waits = reader.changes({ after: last, follow: true, resource: ["commitments"], signal: AbortSignal.timeout(300) });
  await assert.rejects(waits.next(), { name: "TimeoutError" });
});

test("says that the other side is asked first", async () => {
  const sides = [];
  for (const { id } of [await city("Here"), await city("There")]) {
    const office = await registrar.offices.create({ name: "Office", city: id });
    const { key } = await new APIKeysApi(registrar.core).createApiKey({ apiKeyDraft: { role: "office", office: office.id } });
    sides.push({ city: id, registry: new Registry(base, { key }) });
  }
  const { partnerships } = sides[0]!.registry;
  const { id } = await partnerships.create({ kind: "friendship-city", status: "proposed", parties: sides.map((side) => ({ city: side.city })) });
  for (const side of sides) {
    await new PartnershipsApi(side.registry.core).writeConfirmation({
      id, city: side.city, ifMatch: ifMatch(await partnerships.get(id)), confirmationDraft: { stance: "confirmed" } });
  }
  await assert.rejects(partnerships.update(await partnerships.get(id), { established: "1999" }), (asked) =>
    asked instanceof ChangeRequested && asked.changeRequest.status === "open");
});

test("verifies messages of webhooks", async () => {
  let arrive: (message: { headers: Record<string, string | string[] | undefined>; body: Buffer }) => void;
  const arrived = new Promise<Parameters<typeof arrive>[0]>((resolve) => (arrive = resolve));
  const server = createServer(async (request, response) => {
    arrive({ headers: request.headers, body: Buffer.concat(await request.toArray()) });
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, receiver, resolve));
  const webhooks = new WebhooksApi(registrar.core);
  const url = `http://${receiver}:${(server.address() as AddressInfo).port}/`;
  const { id, secret } = await webhooks.createWebhook({ webhookDraft: { url, resources: ["commitments"] } });
  await webhooks.testWebhook({ id });
  const { headers, body } = await arrived;
  await webhooks.deleteWebhook({ id, ifMatch: "*" });
  server.close();

  const message = await verifyWebhook(secret!, headers, body);
  assert.deepEqual([message.type, message.change], ["webhook.test", undefined]);
  assert.equal((await verifyWebhook(["whsec_AAAA", secret!], new Headers(headers as Record<string, string>), body.toString())).type, "webhook.test");
  await assert.rejects(verifyWebhook(`whsec_${"A".repeat(43)}=`, headers, body), WebhookRejected);
  await assert.rejects(verifyWebhook(secret!, headers, `${body} `), WebhookRejected);
  await assert.rejects(verifyWebhook(secret!, {}, body), WebhookRejected);
  await assert.rejects(verifyWebhook(secret!, headers, body, { now: 1000 }), WebhookRejected);
  await assert.rejects(verifyWebhook([], headers, body), WebhookRejected);
});
