// Uses the registry through the client that is made from the contract; fails where it cannot.
import {
  CitiesApi, ClaimsApi, Configuration, ConflictsApi, ForumsApi, PartnershipKind, PartnershipsApi, ResponseError, SourceKind, SourcesApi,
} from "@sister-city/registry/core";

function expect(expected: unknown, read: unknown): void {
  if (expected !== read) {
    throw new Error(`Expected ${expected}, read ${read}`);
  }
}

async function refused(call: Promise<unknown>): Promise<Response> {
  try {
    await call;
  } catch (failure) {
    if (failure instanceof ResponseError) {
      return failure.response;
    }
    throw failure;
  }
  throw new Error("Nothing was refused");
}

async function read(registry: Configuration): Promise<void> {
  const shanghai = await new CitiesApi(registry).readCity({ id: "geonames:1796236" });
  expect("Shanghai", shanghai.name);
  const partnerships = await new PartnershipsApi(registry).listPartnerships({
    city: ["geonames:1796236", "geonames:2191562"],
  });
  expect(1, partnerships.page.total);
  expect(PartnershipKind.SisterCity, partnerships.items[0]!.kind);
  expect("1994-10", partnerships.items[0]!.established);
  expect(4, partnerships.items[0]!.milestones?.length);
  expect(6, (await new ForumsApi(registry).listForums({})).items.length);
  expect(200, (await new ClaimsApi(registry).listClaims({ limit: 200 })).items.length);
  expect(2, (await new ConflictsApi(registry).listConflicts({ pointer: ["/established"] })).page.total);
}

async function follow(registry: Configuration): Promise<void> {
  const claims = new ClaimsApi(registry);
  let page = await claims.listClaims({ limit: 50 });
  const total = page.page.total;
  let count = page.items.length;
  while (page.page.nextCursor) {
    page = await claims.listClaims({ limit: 50, cursor: page.page.nextCursor });
    count += page.items.length;
  }
  expect(total, count);
}

async function write(registry: Configuration): Promise<void> {
  const sources = new SourcesApi(registry);
  const sourceDraft = { kind: SourceKind.News, url: "https://example.org/typescript", title: "TypeScript" };
  const created = await sources.createSourceRaw({ sourceDraft });
  expect(201, created.raw.status);
  const { id } = await created.value();
  const ifMatch = created.raw.headers.get("ETag")!;
  const partnershipDraft = {
    kind: PartnershipKind.SisterCity,
    parties: [{ city: "geonames:1796236" }, { city: "geonames:2191562" }],
  };
  expect(409, (await refused(new PartnershipsApi(registry).createPartnership({ partnershipDraft }))).status);

  const change = { id, ifMatch, sourcePatch: { publisher: "TypeScript client" } };
  expect("TypeScript client", (await sources.updateSource(change)).publisher);
  expect(412, (await refused(sources.updateSource(change))).status);
}

async function beRefused(stranger: Configuration): Promise<void> {
  const sourceDraft = { kind: SourceKind.News, url: "https://example.org/typescript", title: "TypeScript" };
  for (let i = 0; i < 40; i++) {
    const response = await refused(new SourcesApi(stranger).createSource({ sourceDraft }));
    if (response.status === 429) {
      expect(true, Number(response.headers.get("Retry-After")) > 0);
      return;
    }
    expect(401, response.status);
  }
  throw new Error("Nobody was asked to slow down");
}

async function main(basePath: string, apiKey: string): Promise<void> {
  const registry = new Configuration({ basePath, apiKey: (name) => (name === "X-API-Key" ? apiKey : "") });
  await read(registry);
  await follow(registry);
  await write(registry);
  await beRefused(new Configuration({ basePath }));
  console.log("The TypeScript client reads, writes and is refused as the contract says");
}

main(process.argv[2]!, process.argv[3]!).catch((failure) => {
  console.error(failure);
  process.exit(1);
});
