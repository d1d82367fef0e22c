import * as apis from "./core/apis/index.js";
import type { Configuration, ApiResponse } from "./core/runtime.js";
import { Records, type CreateOptions, type Page, type Versioned, type WriteOptions } from "./records.js";

// The types of a collection follow from the names that the contract gives its operations: `listCities`, `readCity` and so on.
type Request<A, K> = K extends keyof A ? (A[K] extends (request: infer R, ...rest: never[]) => unknown ? NonNullable<R> : never) : never;
type Answer<A, K> = K extends keyof A ? (A[K] extends (...all: never[]) => Promise<infer R> ? R : never) : never;
type Body<R, K> = K extends keyof R ? R[K] : never;
/** What would answer something else than the types say stays with the core. */
type Shape = "format" | "fields" | "groupBy" | "cursor" | "registrySequence" | "registryEpoch";
type Collection<A, One extends string, Many extends string> = Records<
  Extract<Answer<A, `list${Many}`>, Page<Versioned>>,
  Body<Request<A, `create${One}`>, `${Uncapitalize<One>}Draft`>,
  Body<Request<A, `update${One}`>, `${Uncapitalize<One>}Patch`>,
  Omit<Request<A, `list${Many}`>, Shape>,
  Omit<Request<A, `read${One}`>, Shape | "id">
>;

type Call = (request: object, init: object) => Promise<ApiResponse<never>>;

function collection<A, One extends string, Many extends string>(api: A, one: One, many: Many): Collection<A, One, Many> {
  const call = (name: string): Call => (api as Record<string, Call>)[name]!.bind(api);
  const body = one.charAt(0).toLowerCase() + one.slice(1);
  return new Records({
    list: (filters: object, init: object) => call(`list${many}`)(filters, init) as Promise<never>,
    read: (id: string, view: object, init: object) => call(`read${one}Raw`)({ ...view, id }, init),
    create: (draft: unknown, options: CreateOptions, init: object) =>
      call(`create${one}Raw`)({ ...options, [`${body}Draft`]: draft }, init),
    update: (id: string, ifMatch: string, patch: unknown, options: WriteOptions, init: object) =>
      call(`update${one}Raw`)({ ...options, id, ifMatch, [`${body}Patch`]: patch }, init),
    remove: (id: string, ifMatch: string, options: WriteOptions, init: object) =>
      call(`delete${one}Raw`)({ ...options, id, ifMatch }, init),
  } as never) as unknown as Collection<A, One, Many>;
}

/** A collection for each kind of record that is created, read, changed and deleted by the same operations. */
export class Collections {
  readonly cities: Collection<apis.CitiesApi, "City", "Cities">;
  readonly partnerships: Collection<apis.PartnershipsApi, "Partnership", "Partnerships">;
  readonly forumSeries: Collection<apis.ForumSeriesApi, "ForumSeries", "ForumSeries">;
  readonly forums: Collection<apis.ForumsApi, "Forum", "Forums">;
  readonly exchanges: Collection<apis.ExchangesApi, "Exchange", "Exchanges">;
  readonly platforms: Collection<apis.PlatformsApi, "Platform", "Platforms">;
  readonly projects: Collection<apis.ProjectsApi, "Project", "Projects">;
  readonly knowledgeTransfers: Collection<apis.KnowledgeTransfersApi, "KnowledgeTransfer", "KnowledgeTransfers">;
  readonly networks: Collection<apis.NetworksApi, "Network", "Networks">;
  readonly commitments: Collection<apis.CommitmentsApi, "Commitment", "Commitments">;
  readonly campaigns: Collection<apis.CampaignsApi, "Campaign", "Campaigns">;
  readonly sources: Collection<apis.SourcesApi, "Source", "Sources">;
  readonly claims: Collection<apis.ClaimsApi, "Claim", "Claims">;
  readonly offices: Collection<apis.OfficesApi, "Office", "Offices">;
  readonly partnerRequests: Collection<apis.PartnerRequestsApi, "PartnerRequest", "PartnerRequests">;
  readonly importPresets: Collection<apis.ImportPresetsApi, "ImportPreset", "ImportPresets">;

  /** @param core what the core's own classes take */
  constructor(readonly core: Configuration) {
    this.cities = collection(new apis.CitiesApi(core), "City", "Cities");
    this.partnerships = collection(new apis.PartnershipsApi(core), "Partnership", "Partnerships");
    this.forumSeries = collection(new apis.ForumSeriesApi(core), "ForumSeries", "ForumSeries");
    this.forums = collection(new apis.ForumsApi(core), "Forum", "Forums");
    this.exchanges = collection(new apis.ExchangesApi(core), "Exchange", "Exchanges");
    this.platforms = collection(new apis.PlatformsApi(core), "Platform", "Platforms");
    this.projects = collection(new apis.ProjectsApi(core), "Project", "Projects");
    this.knowledgeTransfers = collection(new apis.KnowledgeTransfersApi(core), "KnowledgeTransfer", "KnowledgeTransfers");
    this.networks = collection(new apis.NetworksApi(core), "Network", "Networks");
    this.commitments = collection(new apis.CommitmentsApi(core), "Commitment", "Commitments");
    this.campaigns = collection(new apis.CampaignsApi(core), "Campaign", "Campaigns");
    this.sources = collection(new apis.SourcesApi(core), "Source", "Sources");
    this.claims = collection(new apis.ClaimsApi(core), "Claim", "Claims");
    this.offices = collection(new apis.OfficesApi(core), "Office", "Offices");
    this.partnerRequests = collection(new apis.PartnerRequestsApi(core), "PartnerRequest", "PartnerRequests");
    this.importPresets = collection(new apis.ImportPresetsApi(core), "ImportPreset", "ImportPresets");
  }
}
