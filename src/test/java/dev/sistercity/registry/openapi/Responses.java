package dev.sistercity.registry.openapi;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** The answers of operations. */
public final class Responses {

    /** What a change is conditional on. */
    public static final String IF_MATCH =
            "`ETag` of the version that you have read. Its number alone is compared: of a record that came in a list, with "
                    + "`version` 3, it is `\"3-0000000000000000\"`";

    /** What is answered by reads and writes of one thing: the same words, so that they share one answer. */
    public static final String NOW = "As it is now, or with `dryRun` would be";

    private final Examples examples;

    Responses(Examples examples) {
        this.examples = examples;
    }

    /** A read: 200 in all formats of the type, 304, and refusals. */
    public APIResponses ofRead(RecordCollection<?> type, boolean list, Kind... refusals) {
        String name = Schemas.name(type);
        Content content = OASFactory.createContent();
        for (Format format : list ? Format.of(type) : Format.ofItem(type)) {
            content.addMediaType(mediaType(format), OASFactory.createMediaType().schema(schema(name, format, list)));
        }
        if (!list) {
            examples.find(name).ifPresent(example -> content.getMediaType("application/json")
                    .setExample(example));
        }
        return read(list ? "A page of the list" : "The record", content, list, refusals);
    }

    /** A read of something that comes in JSON only. */
    public APIResponses ofRead(String description, String schemaName, boolean list, Kind... refusals) {
        Content content = OASFactory.createContent()
                .addMediaType("application/json", OASFactory.createMediaType().schema(Schemas.ref(schemaName)));
        return read(description, content, list, refusals);
    }

    private APIResponses read(String description, Content content, boolean list, Kind... refusals) {
        APIResponse found =
                OASFactory.createAPIResponse().description(description).content(content);
        found.addHeader("ETag", etag());
        if (list) {
            found.addHeader("Link", header("The next page, if there is one: rel=\"next\""));
        }
        APIResponses responses = OASFactory.createAPIResponses()
                .addAPIResponse("200", found)
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                                .description("Not modified: If-None-Match names the current version"));
        refuse(responses, refusals);
        return responses;
    }

    public APIResponses ofCreation(RecordCollection<?> type) {
        APIResponse created = written(type, "The new record");
        created.addHeader("Location", header("Address of the new record"));
        APIResponses responses = OASFactory.createAPIResponses()
                .addAPIResponse("201", created)
                .addAPIResponse("200", written(type, NOW));
        refuse(
                responses,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_ACCEPTABLE,
                Kind.DUPLICATE,
                Kind.TOO_LARGE,
                Kind.UNSUPPORTED_TYPE,
                Kind.REFUSED,
                Kind.UNAVAILABLE);
        return responses;
    }

    public APIResponses ofChange(RecordCollection<?> type) {
        APIResponses responses = OASFactory.createAPIResponses().addAPIResponse("200", written(type, NOW));
        refuse(
                responses,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_FOUND,
                Kind.NOT_ACCEPTABLE,
                Kind.DUPLICATE,
                Kind.GONE,
                Kind.STALE,
                Kind.TOO_LARGE,
                Kind.UNSUPPORTED_TYPE,
                Kind.REFUSED,
                Kind.PRECONDITION_REQUIRED,
                Kind.UNAVAILABLE);
        return responses;
    }

    public APIResponses ofRestoration(RecordCollection<?> type) {
        APIResponses responses = OASFactory.createAPIResponses().addAPIResponse("200", written(type, NOW));
        refuse(
                responses,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_FOUND,
                Kind.NOT_ACCEPTABLE,
                Kind.DUPLICATE,
                Kind.NOT_RESTORABLE,
                Kind.STALE,
                Kind.KEY_REUSED,
                Kind.PRECONDITION_REQUIRED,
                Kind.UNAVAILABLE);
        return responses;
    }

    public APIResponses ofMerge() {
        APIResponses responses = OASFactory.createAPIResponses().addAPIResponse("200", reported("What was changed"));
        refuse(
                responses,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_FOUND,
                Kind.NOT_ACCEPTABLE,
                Kind.DUPLICATE,
                Kind.IN_USE,
                Kind.GONE,
                Kind.STALE,
                Kind.TOO_LARGE,
                Kind.UNSUPPORTED_TYPE,
                Kind.REFUSED,
                Kind.KEY_REUSED,
                Kind.PRECONDITION_REQUIRED,
                Kind.UNAVAILABLE);
        return responses;
    }

    public APIResponses ofUnmerge() {
        APIResponses responses = OASFactory.createAPIResponses()
                .addAPIResponse("200", reported("What was undone, and what could not be"));
        refuse(
                responses,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_FOUND,
                Kind.NOT_ACCEPTABLE,
                Kind.DUPLICATE,
                Kind.NOT_RESTORABLE,
                Kind.STALE,
                Kind.KEY_REUSED,
                Kind.PRECONDITION_REQUIRED,
                Kind.UNAVAILABLE);
        return responses;
    }

    private APIResponse reported(String description) {
        var content = OASFactory.createMediaType().schema(Schemas.ref("MergeReport"));
        examples.find("MergeReport").ifPresent(content::setExample);
        APIResponse report = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType("application/json", content));
        return report;
    }

    public APIResponses ofDeletion() {
        APIResponses responses = OASFactory.createAPIResponses()
                .addAPIResponse(
                        "204",
                        OASFactory.createAPIResponse().description("Deleted; its history is kept at /revisions"));
        refuse(
                responses,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_FOUND,
                Kind.IN_USE,
                Kind.GONE,
                Kind.STALE,
                Kind.PRECONDITION_REQUIRED,
                Kind.UNAVAILABLE);
        return responses;
    }

    private APIResponse written(RecordCollection<?> type, String description) {
        Schema schema = Schemas.ref(Schemas.name(type));
        APIResponse written = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/json", OASFactory.createMediaType().schema(schema)));
        written.addHeader("ETag", etag());
        return written;
    }

    public static void refuse(APIResponses responses, Kind... refusals) {
        for (Kind kind : refusals) {
            String status = Integer.toString(kind.status());
            String description = kind.title() + " ([" + kind.slug() + "](" + kind.type() + "))";
            APIResponse other = responses.getAPIResponse(status);
            APIResponse refusal = OASFactory.createAPIResponse()
                    .description(other == null ? description : other.getDescription() + "; " + description)
                    .content(OASFactory.createContent()
                            .addMediaType(
                                    "application/problem+json",
                                    OASFactory.createMediaType().schema(Schemas.ref("Problem"))));
            if (kind == Kind.MERGED) {
                refusal.addHeader("Location", header("The same address of the record that it became"));
            }
            if (kind == Kind.MERGED || kind == Kind.GONE) {
                refusal.addHeader("ETag", header("Send it as If-Match to undo that"));
            }
            responses.addAPIResponse(status, refusal);
        }
    }

    private static Schema schema(String name, Format format, boolean list) {
        return switch (format) {
            case JSON -> Schemas.ref(list ? name + "Page" : name);
            case GEOJSON -> Schemas.ref(list ? name + "FeatureCollection" : name + "Feature");
            case JSONLD -> OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
            default -> Schemas.string();
        };
    }

    public static String mediaType(Format format) {
        return format.contentType().split(";")[0];
    }

    public static String formats(RecordCollection<?> type) {
        List<Format> formats = List.copyOf(Format.of(type));
        return formats.size() < 2
                ? ""
                : formats.stream().map(Format::parameter).collect(Collectors.joining(", ", " Formats: ", "."));
    }

    /** One answer's name: for reading it again, and for changing what it shows. */
    public static Header etag() {
        return header("Names this answer: for `If-None-Match`, and for `If-Match` with the next change");
    }

    public static Header header(String description) {
        return OASFactory.createHeader().description(description).schema(Schemas.string());
    }
}
