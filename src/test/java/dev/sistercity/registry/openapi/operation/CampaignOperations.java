package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.campaign.PlaylistParameters;
import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.openapi.Examples;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes what screens read and report. */
public final class CampaignOperations {

    private static final String TAG = "Campaigns";
    private static final String PLAYS = "/v1/campaigns/{id}/plays";
    private static final String PLAYLIST = "/v1/campaigns/{id}/playlist";

    /** Those that are no reading or writing of records as such. */
    public static final Set<String> PATHS = Set.of(PLAYLIST, PLAYS);

    private final Examples examples;

    public CampaignOperations(Examples examples) {
        this.examples = examples;
    }

    public void describe(String path, PathItem item) {
        if (path.equals(PLAYS)) {
            describeReport(item);
            describeCounts(item);
        } else {
            describePlaylist(item);
        }
    }

    private void describeReport(PathItem item) {
        List<Parameter> parameters = new ArrayList<>(List.of(id()));
        parameters.addAll(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.idempotencyKey());
        var content = OASFactory.createMediaType().schema(Schemas.ref("PlaysDraft"));
        examples.find("PlaysDraft").ifPresent(content::setExample);
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("200", PrivateOperations.answer("How many plays were counted", "PlaysCounted"));
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
        item.setPOST(PrivateOperations.operation("reportPlays", "Report plays of a screen", TAG)
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
        item.setGET(PrivateOperations.operation("countPlays", "Count plays", TAG)
                .description("How often each city was shown on each screen, as the screens have reported.")
                .security(List.of())
                .parameters(List.of(id()))
                .responses(found));
    }

    private void describePlaylist(PathItem item) {
        List<Parameter> parameters = new ArrayList<>(List.of(id()));
        parameters.addAll(Operations.queries(PlaylistParameters.ALL));
        APIResponses found = PrivateOperations.read(
                "What the screen plays",
                "Playlist",
                Kind.MERGED,
                Kind.MALFORMED,
                Kind.NOT_FOUND,
                Kind.NOT_ACCEPTABLE,
                Kind.GONE,
                Kind.UNAVAILABLE);
        item.setGET(PrivateOperations.operation("readPlaylist", "Read a playlist", TAG)
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
