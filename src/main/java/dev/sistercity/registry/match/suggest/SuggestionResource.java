package dev.sistercity.registry.match.suggest;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.RecordActions;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Languages;
import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What a user may mean who has begun to type a name. Reads files, so it stays off the event loop. */
@Path("/v1/suggestions")
@Tag(name = "Matching")
class SuggestionResource {

    /** Suggestions in an answer. */
    static final int MOST = 10;

    private static final int LONGEST = 100;
    private static final String CITIES = "cities";
    private static final String PLACES = "places";
    private static final List<String> TYPES = types();
    private static final String ALL = String.join(",", TYPES);
    private static final Map<String, ListParameter> PARAMETERS = ListParameter.byName(
            ListParameter.text("q", "The beginning of a name, or a name, in any language and script", "shang"),
            ListParameter.text("types", "Only these: collections, and places, with commas between", "cities,places"),
            ListParameter.text("lang", "The language of the names that are shown", "en"),
            ListParameter.text("countryCode", "Only cities and places of this country", "CN"));

    private final CitySuggestions cities;
    private final RecordSuggestions records;
    private final RecordActions<CityDraft> recordActions;

    SuggestionResource(CitySuggestions cities, RecordSuggestions records, CityCollection type, Endpoints endpoints) {
        this.cities = cities;
        this.records = records;
        this.recordActions = endpoints.acts(type);
    }

    private static List<String> types() {
        List<String> types = new ArrayList<>(List.of(CITIES, PLACES));
        types.addAll(RecordSuggestions.TYPES);
        return List.copyOf(types);
    }

    @GET
    @PermitAll
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "suggest", summary = "Suggest what a text may mean", description = """
                    Ten at the most of all that is called so, begins so, or nearly is called so: cities by any of their names, \
                    in any script, with slips; places of the gazetteer that are no cities yet; partnerships, forums and other \
                    records by words of their titles. What is called exactly so comes before what begins so, and that before \
                    what is similar; of each the larger before the smaller. `matched` says which name was met.""")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            required = true,
            description = "The beginning of a name, or a name, in any language and script",
            example = "shang",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = LONGEST))
    @Parameter(
            name = "types",
            in = ParameterIn.QUERY,
            description = "Only these: collections, and `places`, with commas between",
            example = "cities,places",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "lang",
            in = ParameterIn.QUERY,
            description = "The language of the names that are shown: a BCP 47 tag; goes before `Accept-Language`",
            example = "en",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "countryCode",
            in = ParameterIn.QUERY,
            description = "Only cities and places of this country: ISO 3166-1 alpha-2",
            example = "CN",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "What it may mean",
            content = @Content(schema = @Schema(implementation = SuggestionsView.class)))
    public RestResponse<SuggestionsView> suggest(@Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        Parameters parameters = Parameters.of(apiRequest.parameters(), PARAMETERS);
        apiRequest.requireJsonAccepted();
        String text = text(parameters);
        Set<String> types = wanted(parameters);
        String country = country(parameters);
        ReadContext reading = new ReadContext(
                recordActions.snapshot(),
                Languages.wanted(parameters.one("lang"), apiRequest.header("Accept-Language")),
                null,
                Certainty.POSSIBLE);
        List<Hit> hits = new ArrayList<>();
        if (types.contains(CITIES) || types.contains(PLACES)) {
            hits.addAll(cities.find(text, country, reading, types.contains(CITIES), types.contains(PLACES)));
        }
        if (country == null) {
            hits.addAll(records.find(text, types, reading));
        }
        hits.sort(Hit.LIKELIEST_FIRST);
        return RestResponse.ResponseBuilder.ok(new SuggestionsView(
                        hits.stream().limit(MOST).map(Hit::view).toList()))
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Language")
                .build();
    }

    private static String text(Parameters parameters) {
        String text = parameters.one("q").map(String::strip).orElse("");
        if (text.isEmpty() || text.length() > LONGEST) {
            throw RegistryException.ofParameter("q", "must be given, and have at most " + LONGEST + " characters");
        }
        return text;
    }

    private static Set<String> wanted(Parameters parameters) {
        Set<String> wanted = new LinkedHashSet<>();
        for (String type : parameters.one("types").orElse(ALL).split(",", -1)) {
            wanted.add(type.strip());
        }
        if (!TYPES.containsAll(wanted)) {
            throw RegistryException.ofParameter("types", "must be of " + String.join(", ", TYPES));
        }
        return wanted;
    }

    private static String country(Parameters parameters) {
        return parameters
                .one("countryCode")
                .map(code -> {
                    if (!Countries.isCode(code)) {
                        throw RegistryException.ofParameter(
                                "countryCode", "must be an ISO 3166-1 alpha-2 code in upper case, such as CN");
                    }
                    return code;
                })
                .orElse(null);
    }
}
