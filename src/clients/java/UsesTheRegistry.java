import java.util.List;
import dev.sistercity.client.core.ApiClient;
import dev.sistercity.client.core.ApiException;
import dev.sistercity.client.core.ApiResponse;
import dev.sistercity.client.api.CitiesApi;
import dev.sistercity.client.api.CitiesApi.APIListCitiesRequest;
import dev.sistercity.client.api.CitiesApi.APIReadCityRequest;
import dev.sistercity.client.api.ClaimsApi;
import dev.sistercity.client.api.ClaimsApi.APIListClaimsRequest;
import dev.sistercity.client.api.ConflictsApi;
import dev.sistercity.client.api.ConflictsApi.APIListConflictsRequest;
import dev.sistercity.client.api.ForumsApi;
import dev.sistercity.client.api.ForumsApi.APIListForumsRequest;
import dev.sistercity.client.api.PartnershipsApi;
import dev.sistercity.client.api.PartnershipsApi.APICreatePartnershipRequest;
import dev.sistercity.client.api.PartnershipsApi.APIListPartnershipsRequest;
import dev.sistercity.client.api.SourcesApi;
import dev.sistercity.client.api.SourcesApi.APICreateSourceRequest;
import dev.sistercity.client.api.SourcesApi.APIUpdateSourceRequest;
import dev.sistercity.client.model.City;
import dev.sistercity.client.model.CityPage;
import dev.sistercity.client.model.Partnership;
import dev.sistercity.client.model.PartnershipDraft;
import dev.sistercity.client.model.PartnershipKind;
import dev.sistercity.client.model.PartyDraft;
import dev.sistercity.client.model.Source;
import dev.sistercity.client.model.SourceDraft;
import dev.sistercity.client.model.SourceKind;
import dev.sistercity.client.model.SourcePatch;

/** Uses the registry through the client that is made from the contract; ends with an exception where it cannot. */
public final class UsesTheRegistry {

    private UsesTheRegistry() {}

    /**
     * Reads, follows cursors, writes, and is refused.
     *
     * @param arguments the address of the registry, and a key
     */
    public static void main(String[] arguments) throws Exception {
        ApiClient registry = new ApiClient();
        registry.updateBaseUri(arguments[0]);
        registry.setRequestInterceptor(request -> request.header("X-API-Key", arguments[1]));
        read(registry);
        follow(new CitiesApi(registry));
        write(new SourcesApi(registry));
        repeat(new PartnershipsApi(registry));
        ApiClient stranger = new ApiClient();
        stranger.updateBaseUri(arguments[0]);
        beRefused(new SourcesApi(stranger));
        System.out.println("The Java client reads, writes and is refused as the contract says");
    }

    private static void read(ApiClient registry) throws ApiException {

        City shanghai = new CitiesApi(registry)
                .readCity(APIReadCityRequest.newBuilder().id("geonames:1796236").build());
        expect("Shanghai", shanghai.getName());
        Partnership dunedin = new PartnershipsApi(registry)
                .listPartnerships(APIListPartnershipsRequest.newBuilder()
                        .city(List.of("geonames:1796236", "geonames:2191562"))
                        .build())
                .getItems()
                .get(0);
        expect(PartnershipKind.SISTER_CITY, dunedin.getKind());
        expect("1994-10", dunedin.getEstablished());
        expect(4, dunedin.getMilestones().size());
        expect(
                6,
                new ForumsApi(registry)
                        .listForums(APIListForumsRequest.newBuilder().build())
                        .getItems()
                        .size());
        expect(
                200,
                new ClaimsApi(registry)
                        .listClaims(APIListClaimsRequest.newBuilder().limit(200).build())
                        .getItems()
                        .size());
        expect(
                2,
                new ConflictsApi(registry)
                        .listConflicts(APIListConflictsRequest.newBuilder()
                                .pointer(List.of("/established"))
                                .build())
                        .getPage()
                        .getTotal());
    }

    private static void follow(CitiesApi cities) throws ApiException {
        CityPage page = cities.listCities(APIListCitiesRequest.newBuilder().limit(20).build());
        int total = page.getPage().getTotal();
        int count = page.getItems().size();
        while (page.getPage().getNextCursor() != null) {
            page = cities.listCities(APIListCitiesRequest.newBuilder()
                    .limit(20)
                    .cursor(page.getPage().getNextCursor())
                    .build());
            count += page.getItems().size();
        }
        expect(total, count);
    }

    private static void write(SourcesApi sources) throws ApiException {
        SourceDraft draft =
                new SourceDraft().kind(SourceKind.NEWS).url("https://example.org/java").title("Java");
        APICreateSourceRequest creation =
                APICreateSourceRequest.newBuilder().sourceDraft(draft).build();
        ApiResponse<Source> created = sources.createSourceWithHttpInfo(creation);
        expect(201, created.getStatusCode());

        APIUpdateSourceRequest change = APIUpdateSourceRequest.newBuilder()
                .id(created.getData().getId())
                .ifMatch(created.getHeaders().get("etag").get(0))
                .sourcePatch(new SourcePatch().publisher("Java client"))
                .build();
        expect("Java client", sources.updateSource(change).getPublisher());
        expect(412, refused(() -> sources.updateSource(change)).getCode());
    }

    private static void repeat(PartnershipsApi partnerships) {
        PartnershipDraft known = new PartnershipDraft()
                .kind(PartnershipKind.SISTER_CITY)
                .parties(List.of(
                        new PartyDraft().city("geonames:1796236"), new PartyDraft().city("geonames:2191562")));
        ApiException refusal = refused(() -> partnerships.createPartnership(
                APICreatePartnershipRequest.newBuilder().partnershipDraft(known).build()));
        expect(409, refusal.getCode());
    }

    private static void beRefused(SourcesApi sources) {
        APICreateSourceRequest creation = APICreateSourceRequest.newBuilder()
                .sourceDraft(new SourceDraft().kind(SourceKind.NEWS).title("Java"))
                .build();
        for (int i = 0; i < 40; i++) {
            ApiException refusal = refused(() -> sources.createSource(creation));
            if (refusal.getCode() == 429) {
                String seconds = refusal.getResponseHeaders().firstValue("Retry-After").orElse("0");
                expect(true, Integer.parseInt(seconds) > 0);
                return;
            }
            expect(401, refusal.getCode());
        }
        throw new AssertionError("Nobody was asked to slow down");
    }

    private interface Call {
        void make() throws ApiException;
    }

    private static ApiException refused(Call call) {
        try {
            call.make();
        } catch (ApiException refusal) {
            return refusal;
        }
        throw new AssertionError("Nothing was refused");
    }

    private static void expect(Object expected, Object read) {
        if (!expected.equals(read)) {
            throw new AssertionError("Expected " + expected + ", read " + read);
        }
    }
}
