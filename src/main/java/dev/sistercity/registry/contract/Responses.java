package dev.sistercity.registry.contract;

import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.endpoint.Format;
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
final class Responses {

    private final Examples examples;

    Responses(Examples examples) {
        this.examples = examples;
    }

    /** A read: 200 in all formats of the type, 304, and refusals. */
    APIResponses ofRead(RecordType<?> type, boolean list, Kind... refusals) {
        String name = Schemas.name(type);
        Content content = OASFactory.createContent();
        for (Format format : Format.of(type)) {
            content.addMediaType(mediaType(format), OASFactory.createMediaType().schema(schema(name, format, list)));
        }
        if (!list) {
            examples.find(name).ifPresent(example -> content.getMediaType("application/json")
                    .setExample(example));
        }
        return read(list ? "A page of the list" : "The record", content, list, refusals);
    }

    /** A read of something that comes in JSON only. */
    APIResponses ofRead(String description, String schemaName, boolean list, Kind... refusals) {
        Content content = OASFactory.createContent()
                .addMediaType("application/json", OASFactory.createMediaType().schema(Schemas.ref(schemaName)));
        return read(description, content, list, refusals);
    }

    private APIResponses read(String description, Content content, boolean list, Kind... refusals) {
        APIResponse found =
                OASFactory.createAPIResponse().description(description).content(content);
        found.addHeader("ETag", header("Names exactly what was answered; send it as If-None-Match"));
        found.addHeader("Registry-Sequence", header("Number of the last change that the answer knows of"));
        found.addHeader("Content-Language", header("Language of the display names"));
        if (list) {
            found.addHeader("Link", header("The next page, if there is one: rel=\"next\""));
        }
        APIResponses responses = OASFactory.createAPIResponses()
                .addAPIResponse("200", found)
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse().description("You have it already: If-None-Match names it"));
        refuse(responses, refusals);
        return responses;
    }

    APIResponses ofCreation(RecordType<?> type) {
        APIResponse created = written(type, "The new record");
        created.addHeader("Location", header("Where it is"));
        APIResponses responses = OASFactory.createAPIResponses()
                .addAPIResponse("201", created)
                .addAPIResponse("200", written(type, "With dryRun: the record as it would be; nothing was stored"));
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

    APIResponses ofChange(RecordType<?> type) {
        APIResponses responses =
                OASFactory.createAPIResponses().addAPIResponse("200", written(type, "The record after the change"));
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

    APIResponses ofRestoration(RecordType<?> type) {
        APIResponses responses =
                OASFactory.createAPIResponses().addAPIResponse("200", written(type, "The record, which stands again"));
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

    APIResponses ofMerge() {
        APIResponses responses = OASFactory.createAPIResponses().addAPIResponse("200", reported("What followed"));
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

    APIResponses ofUnmerge() {
        APIResponses responses =
                OASFactory.createAPIResponses().addAPIResponse("200", reported("What followed, and what did not"));
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
        report.addHeader("Registry-Sequence", header("Number of the last change that this replica knows of"));
        return report;
    }

    APIResponses ofDeletion() {
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

    private APIResponse written(RecordType<?> type, String description) {
        Schema schema = Schemas.ref(Schemas.name(type));
        APIResponse written = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/json", OASFactory.createMediaType().schema(schema)));
        written.addHeader("ETag", header("Send it as If-Match with the next change"));
        written.addHeader("Registry-Sequence", header("Number of the last change that this replica knows of"));
        return written;
    }

    static void refuse(APIResponses responses, Kind... refusals) {
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
                refusal.addHeader("ETag", header("Send it as If-Match to take that back"));
            }
            responses.addAPIResponse(status, refusal);
        }
    }

    private static Schema schema(String name, Format format, boolean list) {
        return switch (format) {
            case JSON -> Schemas.ref(list ? name + "Page" : name);
            case GEOJSON -> Schemas.ref(list ? name + "FeatureCollection" : name + "Feature");
            default -> Schemas.string();
        };
    }

    static String mediaType(Format format) {
        return format.contentType().split(";")[0];
    }

    static String formats(RecordType<?> type) {
        return List.copyOf(Format.of(type)).stream().map(Format::parameter).collect(Collectors.joining(", "));
    }

    static Header header(String description) {
        return OASFactory.createHeader().description(description).schema(Schemas.string());
    }
}
