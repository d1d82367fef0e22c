package dev.sistercity.registry.contract;

import dev.sistercity.registry.endpoint.Declared;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes what screens read and report. */
final class CampaignOperations {

    private static final String TAG = "Campaigns";
    private static final String PLAYS = "/v1/campaigns/{id}/plays";
    private static final String PLAYLIST = "/v1/campaigns/{id}/playlist";

    /** Those that are no reading or writing of records as such. */
    static final Set<String> PATHS = Set.of(PLAYLIST, PLAYS);

    private static final List<ListParameter> OF_PLAYLISTS = List.of(
            ListParameter.id(
                    "placement",
                    "Id of a screen of the campaign; without it, what the campaign may show anywhere, by the days of UTC",
                    null),
            new ListParameter(
                    "at",
                    "When (RFC 3339, + as %2B); now by default",
                    ListParameter.Kind.TIMESTAMP,
                    false,
                    List.of(),
                    null),
            ListParameter.text("lang", "Language of display names, a BCP 47 tag; goes before Accept-Language", "de"));

    private final Examples examples;

    CampaignOperations(Examples examples) {
        this.examples = examples;
    }

    void describe(String path, PathItem item) {
        if (path.equals(PLAYS)) {
            describeReport(item);
            describeCounts(item);
        } else {
            describePlaylist(item);
        }
    }

    private void describeReport(PathItem item) {
        List<Parameter> parameters = new ArrayList<>(List.of(id()));
        parameters.addAll(Operations.queries(Declared.ofWrite()));
        parameters.add(Operations.idempotencyKey());
        var content = OASFactory.createMediaType().schema(Schemas.ref("PlaysDraft"));
        examples.find("PlaysDraft").ifPresent(content::setExample);
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("200", PrivateOperations.answer("What became of it", "PlaysCounted"));
        Responses.refuse(
                answers,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_FOUND,
                Kind.NOT_ACCEPTABLE,
                Kind.TOO_LARGE,
                Kind.UNSUPPORTED_TYPE,
                Kind.REFUSED,
                Kind.UNAVAILABLE);
        item.setPOST(PrivateOperations.operation("reportPlays", "Report what a screen has played", TAG)
                .description(
                        "Takes the key of that screen (role `screen`, made at `/v1/api-keys` with its `placement` by the "
                                + "office of the campaign's owner). Every play has an id that the screen draws: what is sent again, "
                                + "alone or among others, is counted once. All of a report is counted or none of it: a play from the "
                                + "future, of a medium that the campaign never had, or under another play's id is refused.")
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", content)))
                .responses(answers));
    }

    private void describeCounts(PathItem item) {
        APIResponses found = PrivateOperations.read(
                "Plays by city and screen",
                "PlayCounts",
                Kind.MERGED,
                Kind.MALFORMED,
                Kind.NOT_FOUND,
                Kind.NOT_ACCEPTABLE,
                Kind.GONE,
                Kind.UNAVAILABLE);
        item.setGET(PrivateOperations.operation("countPlays", "Count what screens have played", TAG)
                .description("How often each city was shown on each screen, as the screens have reported.")
                .security(List.of())
                .parameters(List.of(id()))
                .responses(found));
    }

    private void describePlaylist(PathItem item) {
        List<Parameter> parameters = new ArrayList<>(List.of(id()));
        parameters.addAll(Operations.queries(OF_PLAYLISTS));
        APIResponses found = PrivateOperations.read(
                "What the screen plays",
                "Playlist",
                Kind.MERGED,
                Kind.MALFORMED,
                Kind.NOT_FOUND,
                Kind.NOT_ACCEPTABLE,
                Kind.GONE,
                Kind.UNAVAILABLE);
        item.setGET(PrivateOperations.operation("readPlaylist", "Read what a screen plays", TAG)
                .description(
                        "All that a player needs to go on without a network: `media` to keep, with checksums, and until "
                                + "when each may be shown; `order` to show them in. Only what a licence covers on that day, where the "
                                + "screen is; nothing of a campaign that is not active. Fair over cities: in each round every city "
                                + "has one turn, in the order of their ids, with its next medium, and there are as many rounds as "
                                + "the city with the most media has media; `shares` says what comes of that. The same until "
                                + "something changes: ask again with `If-None-Match`. `/screens/{placement}` is a page that "
                                + "plays it.")
                .security(List.of())
                .parameters(parameters)
                .responses(found));
    }

    private Parameter id() {
        Parameter id = OASFactory.createParameter()
                .name("id")
                .in(Parameter.In.PATH)
                .required(true)
                .description("Id of the campaign")
                .schema(Schemas.string().format("uuid"));
        examples.id("Campaign").ifPresent(id::setExample);
        return id;
    }
}
