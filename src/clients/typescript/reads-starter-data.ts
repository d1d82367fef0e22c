// Reads the starter data through the client that is made from the contract; fails where it cannot.
import { CitiesApi, ClaimsApi, Configuration, ConflictsApi, ForumsApi, PartnershipKind, PartnershipsApi } from "./src";

function expect(expected: unknown, read: unknown): void {
  if (expected !== read) {
    throw new Error(`Expected ${expected}, read ${read}`);
  }
}

async function main(basePath: string): Promise<void> {
  const registry = new Configuration({ basePath });

  const shanghai = await new CitiesApi(registry).readCity({ id: "geonames:1796236" });
  expect("Shanghai", shanghai.name);
  const partnerships = await new PartnershipsApi(registry).listPartnerships({
    city: ["geonames:1796236", "geonames:2191562"],
  });
  expect(1, partnerships.page.total);
  expect(PartnershipKind.SisterCity, partnerships.items[0].kind);
  expect("1994-10", partnerships.items[0].established);
  expect(4, partnerships.items[0].milestones?.length);
  expect(6, (await new ForumsApi(registry).listForums({})).items.length);
  expect(200, (await new ClaimsApi(registry).listClaims({ limit: 200 })).items.length);
  expect(2, (await new ConflictsApi(registry).listConflicts({ pointer: ["/established"] })).page.total);
  console.log("The TypeScript client reads the starter data");
}

main(process.argv[2]).catch((failure) => {
  console.error(failure);
  process.exit(1);
});
