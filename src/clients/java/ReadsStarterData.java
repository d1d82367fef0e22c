import java.util.List;
import registry.ApiClient;
import registry.api.CitiesApi;
import registry.api.CitiesApi.APIReadCityRequest;
import registry.api.ClaimsApi;
import registry.api.ClaimsApi.APIListClaimsRequest;
import registry.api.ConflictsApi;
import registry.api.ConflictsApi.APIListConflictsRequest;
import registry.api.ForumsApi;
import registry.api.ForumsApi.APIListForumsRequest;
import registry.api.PartnershipsApi;
import registry.api.PartnershipsApi.APIListPartnershipsRequest;
import registry.model.City;
import registry.model.Partnership;
import registry.model.PartnershipKind;

/** Reads the starter data through the client that is made from the contract; ends with an exception where it cannot. */
public final class ReadsStarterData {

    private ReadsStarterData() {}

    /** @param arguments the address of the registry */
    public static void main(String[] arguments) throws Exception {
        ApiClient registry = new ApiClient();
        registry.updateBaseUri(arguments[0]);

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
        System.out.println("The Java client reads the starter data");
    }

    private static void expect(Object expected, Object read) {
        if (!expected.equals(read)) {
            throw new AssertionError("Expected " + expected + ", read " + read);
        }
    }
}
