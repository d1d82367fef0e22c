package dev.sistercity.registry.graph;

import dev.sistercity.registry.endpoint.request.ByteOrderMark;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the operations on the network take: what requests are checked by, and what the contract says of them. */
public final class NetworkParameters {

    static final String OF_PARTNERS = "/v1/cities/{id}/partners";
    static final String OF_RECOMMENDATIONS = "/v1/cities/{id}/recommendations";
    static final String PATH = "/v1/network/path";
    static final String COMMON = "/v1/network/common";
    static final String METRICS = "/v1/network/metrics";
    static final String MATRIX = "/v1/network/matrix";
    static final String TIES = "/v1/network/ties";

    private static final int MOST_CITIES = 20;
    static final int MOST_RECOMMENDATIONS = 100;
    static final int MOST_PAIRS = 10_000;

    static final ListParameter LIMIT = new ListParameter(
            "limit", "How many, 1–" + MOST_RECOMMENDATIONS, ListParameter.Kind.INTEGER, false, List.of(), "10");

    /** What a request takes for cities that fit what one looks for. */
    public static final Map<String, ListParameter> WISHED = GraphQuery.declared(LIMIT);

    private static final int RECOMMENDED = 10;

    /** The parameters of each operation, by its path. */
    public static final Map<String, Map<String, ListParameter>> DECLARED = Map.of(
            PATH,
            GraphQuery.declared(
                    city("from", "Where it begins"),
                    city("to", "Where it ends"),
                    NetworkFormats.TABLE,
                    ByteOrderMark.PARAMETER),
            COMMON,
            GraphQuery.declared(
                    city("city", "The cities, up to " + MOST_CITIES).many(),
                    NetworkFormats.TABLE,
                    ByteOrderMark.PARAMETER),
            METRICS,
            GraphQuery.declared(
                    city("city", "Only these cities, up to " + MOST_CITIES).many(),
                    country("Only cities of this country"),
                    RankedPage.LIMIT,
                    RankedPage.CURSOR,
                    NetworkFormats.TABLE,
                    ByteOrderMark.PARAMETER),
            MATRIX,
            GraphQuery.declared(
                    ListParameter.choice(
                            "by",
                            "What the pairs are of; country by default",
                            List.of(Matrix.COUNTRY, Matrix.REGION),
                            Matrix.REGION),
                    country("Only pairs with this country, or a region of it"),
                    new ListParameter(
                            "limit",
                            "Pairs at most, 1–" + MOST_PAIRS + "; all by default",
                            ListParameter.Kind.INTEGER,
                            false,
                            List.of(),
                            "100"),
                    NetworkFormats.DRAWING,
                    ByteOrderMark.PARAMETER),
            TIES,
            GraphQuery.declared(
                    country("Country of a party; repeat it for partnerships between two")
                            .many(),
                    NetworkFormats.DRAWING,
                    ByteOrderMark.PARAMETER),
            OF_PARTNERS,
            GraphQuery.declared(
                    ListParameter.choice(
                            "depth", "1 (the default): its partners; 2: also their partners", List.of("1", "2"), "2"),
                    RankedPage.LIMIT,
                    RankedPage.CURSOR,
                    NetworkFormats.DRAWING,
                    ByteOrderMark.PARAMETER),
            OF_RECOMMENDATIONS,
            GraphQuery.declared(LIMIT, NetworkFormats.TABLE, ByteOrderMark.PARAMETER));

    /** How many cities are recommended. */
    static int limit(Parameters parameters) {
        return parameters
                .one(LIMIT.name())
                .map(text -> ParameterValues.integer(LIMIT.name(), text, 1, MOST_RECOMMENDATIONS))
                .orElse(RECOMMENDED);
    }

    /** Those of them that must be sent. */
    public static final Map<String, Set<String>> REQUIRED = Map.of(
            PATH, Set.of("from", "to"),
            COMMON, Set.of("city"),
            TIES, Set.of("countryCode"));

    private NetworkParameters() {}

    private static ListParameter city(String name, String description) {
        return ListParameter.id(name, description + ": an id or {scheme}:{value}", null);
    }

    private static ListParameter country(String description) {
        return ListParameter.text("countryCode", description + " (ISO 3166-1 alpha-2)", "CN");
    }
}
