package dev.sistercity.registry.contract;

import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.endpoint.Declared;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the operations on records: the same few on every collection. */
final class Operations {

    private static final Kind[] OF_LISTS = {Kind.MALFORMED, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE};
    private static final Kind[] OF_ITEMS = {
        Kind.MERGED, Kind.MALFORMED, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.GONE, Kind.UNAVAILABLE
    };
    private static final Kind[] OF_REVISIONS = {
        Kind.MERGED, Kind.MALFORMED, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE
    };
    private static final Kind[] OF_HISTORY = {Kind.MALFORMED, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE};

    private final Examples examples;
    private final Responses responses;

    Operations(Examples examples, Responses responses) {
        this.examples = examples;
        this.responses = responses;
    }

    /** Everything at one path. @param type whose records are there */
    void describe(String path, PathItem item, RecordType<?> type) {
        String many = camel(type.name());
        String one = Schemas.name(type);
        if (path.endsWith("/revisions")) {
            item.setGET(read("list" + one + "Revisions", "Read how " + a(type) + " changed", type)
                    .description(
                            "Its revisions, the oldest first: who wrote what, when, why, and what it altered. Of deleted records too.")
                    .parameters(parameters(path, type, Declared.ofRevisions()))
                    .responses(responses.ofRead("A page of revisions", "ChangePage", true, OF_REVISIONS)));
        } else if (path.endsWith("/revisions/{version}")) {
            item.setGET(read("read" + one + "Revision", "Read one revision of " + a(type), type)
                    .description("The record as a change left it. Of deleted and merged records too.")
                    .parameters(parameters(path, type, List.of()))
                    .responses(responses.ofRead("The revision", "Change", false, OF_HISTORY)));
        } else if (path.equals("/v1/" + type.name())) {
            item.setGET(read("list" + many, "List " + type.name().replace('-', ' '), type)
                    .description(
                            "All that the filters leave, a page at a time. Formats: " + Responses.formats(type) + ".")
                    .parameters(parameters(path, type, Declared.ofList(type)))
                    .responses(responses.ofRead(type, true, OF_LISTS)));
            if (item.getPOST() != null) {
                item.setPOST(create(type, one));
            }
        } else if (path.equals("/v1/" + type.name() + "/{id}")) {
            item.setGET(read("read" + one, "Read " + a(type), type)
                    .description(
                            "One record by its id; with `knownAt` as it was recorded then, with `asOf` as it was in the world on "
                                    + "that day. Formats: " + Responses.formats(type) + ".")
                    .parameters(parameters(path, type, Declared.ofItem(type)))
                    .responses(responses.ofRead(type, false, OF_ITEMS)));
            if (item.getPATCH() != null) {
                item.setPATCH(update(path, type, one));
                item.setDELETE(delete(path, type, one));
            }
        } else if (path.equals("/v1/" + type.name() + "/{id}/restore")) {
            item.setPOST(restore(path, type, one));
        } else if (path.endsWith("/{id}/merge")) {
            item.setPOST(merge(path, type, one));
        } else if (path.endsWith("/{id}/unmerge")) {
            item.setPOST(unmerge(path, type, one));
        } else {
            String of = path.split("/")[2];
            item.setGET(read("list" + capital(of) + many, "List " + type.name() + " of one of the " + of, type)
                    .description("As `/v1/" + type.name()
                            + "`, with the city set by the path; with `within=true` also of the units under it.")
                    .parameters(parameters(path, type, Declared.ofRelated(type, "city")))
                    .responses(responses.ofRead(type, true, OF_ITEMS)));
        }
    }

    private Operation create(RecordType<?> type, String one) {
        String draft = Schemas.draftName(type);
        List<Parameter> parameters = new ArrayList<>(queries(Declared.ofCreation(type)));
        parameters.add(idempotencyKey());
        var content = OASFactory.createMediaType().schema(Schemas.ref(draft));
        examples.find(draft).ifPresent(content::setExample);
        return write("create" + one, "Register " + a(type), type)
                .description("Takes the role registrar, or the role office of whoever it belongs to.")
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", content)))
                .responses(responses.ofCreation(type));
    }

    private Operation update(String path, RecordType<?> type, String one) {
        List<Parameter> parameters = new ArrayList<>(parameters(path, type, Declared.ofWrite()));
        parameters.add(ifMatch());
        var content = OASFactory.createMediaType().schema(Schemas.ref(one + "Patch"));
        examples.find(one + "Patch").ifPresent(content::setExample);
        return write("update" + one, "Change " + a(type), type)
                .description(
                        "Takes the role registrar, or the role office of whoever it belongs to, and `If-Match` with the `ETag` of "
                                + "the version you have read.")
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/merge-patch+json", content)))
                .responses(responses.ofChange(type));
    }

    private Operation delete(String path, RecordType<?> type, String one) {
        List<Parameter> parameters = new ArrayList<>(parameters(path, type, Declared.ofWrite()));
        parameters.add(ifMatch());
        return write("delete" + one, "Delete " + a(type), type)
                .description(
                        "Takes the role registrar, or the role office of whoever it belongs to. Its history is kept; what "
                                + "others refer to cannot be deleted.")
                .parameters(parameters)
                .responses(responses.ofDeletion());
    }

    private Operation restore(String path, RecordType<?> type, String one) {
        List<Parameter> parameters = new ArrayList<>(parameters(path, type, Declared.ofWrite()));
        parameters.add(header("If-Match", "`ETag` that the deleted record's address answers, with 410", true)
                .schema(Schemas.string()));
        parameters.add(idempotencyKey());
        return write("restore" + one, "Bring a deleted " + type.singular() + " back", type)
                .description(
                        "The record stands again as it last was, under its old id. Takes no body; takes whoever may write it.")
                .parameters(parameters)
                .responses(responses.ofRestoration(type));
    }

    private Operation merge(String path, RecordType<?> type, String one) {
        List<Parameter> parameters = new ArrayList<>(parameters(path, type, Declared.ofWrite()));
        parameters.add(ifMatch());
        parameters.add(idempotencyKey());
        var content = OASFactory.createMediaType().schema(Schemas.ref("MergeDraft"));
        examples.find(one + "Merge").ifPresent(content::setExample);
        return write("merge" + one, "Merge " + a(type) + " into another", type)
                .description(
                        "Two records turn out to be of one thing: the one at this address goes, and everything that "
                                + "referred to it refers to the other, which takes over what only it had. Its old address leads "
                                + "on (308). All of it happens at once or not at all; try it with `dryRun`. Takes the role "
                                + "registrar.")
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", content)))
                .responses(responses.ofMerge());
    }

    private Operation unmerge(String path, RecordType<?> type, String one) {
        List<Parameter> parameters = new ArrayList<>(parameters(path, type, Declared.ofWrite()));
        parameters.add(header("If-Match", "`ETag` that the merged record's address answers, with 308", true)
                .schema(Schemas.string()));
        parameters.add(idempotencyKey());
        return write("unmerge" + one, "Take the merge of " + a(type) + " back", type)
                .description("The merged record stands again, under its old id, and what had followed it refers to it "
                        + "again; `left` tells what has been changed since and stays as it is. Takes no body; takes the role "
                        + "registrar.")
                .parameters(parameters)
                .responses(responses.ofUnmerge());
    }

    private static Operation read(String id, String summary, RecordType<?> type) {
        return OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .tags(List.of(tag(type)))
                .security(List.of());
    }

    private static Operation write(String id, String summary, RecordType<?> type) {
        return OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .tags(List.of(tag(type)))
                .security(Introduction.known());
    }

    private List<Parameter> parameters(String path, RecordType<?> type, Collection<ListParameter> declared) {
        List<Parameter> parameters = new ArrayList<>();
        if (path.contains("{id}")) {
            parameters.add(pathId(path, type));
        }
        if (path.contains("{version}")) {
            parameters.add(OASFactory.createParameter()
                    .name("version")
                    .in(Parameter.In.PATH)
                    .required(true)
                    .description("Number of the version, from 1")
                    .schema(OASFactory.createSchema()
                            .addType(SchemaType.INTEGER)
                            .minimum(BigDecimal.ONE))
                    .example(1));
        }
        parameters.addAll(queries(declared));
        return parameters;
    }

    private Parameter pathId(String path, RecordType<?> type) {
        boolean city = path.startsWith("/v1/cities/");
        Parameter id = OASFactory.createParameter()
                .name("id")
                .in(Parameter.In.PATH)
                .required(true)
                .description(city ? "Id of the city, or `{scheme}:{value}`" : "Id of the " + type.singular())
                .schema(city ? Schemas.string() : Schemas.string().format("uuid"));
        examples.id(city ? "City" : Schemas.name(type)).ifPresent(id::setExample);
        return id;
    }

    static List<Parameter> queries(Collection<ListParameter> declared) {
        return declared.stream().map(Operations::query).toList();
    }

    private static Parameter query(ListParameter declared) {
        Schema value =
                switch (declared.kind()) {
                    case INTEGER -> OASFactory.createSchema().addType(SchemaType.INTEGER);
                    case SEQUENCE -> Schemas.sequence();
                    case NUMBER -> OASFactory.createSchema().addType(SchemaType.NUMBER);
                    case BOOLEAN -> OASFactory.createSchema().addType(SchemaType.BOOLEAN);
                    case DATE -> Schemas.ref("EdtfDate");
                    case TIMESTAMP -> Schemas.string().format("date-time");
                    case TEXT, ID -> Schemas.string().minLength(1).maxLength(500);
                };
        if (!declared.allowed().isEmpty()) {
            value = Schemas.string().enumeration(new ArrayList<>(declared.allowed()));
        }
        Parameter parameter = OASFactory.createParameter()
                .name(declared.name())
                .in(Parameter.In.QUERY)
                .description(declared.description());
        if (declared.repeatable()) {
            parameter
                    .style(Parameter.Style.FORM)
                    .explode(true)
                    .schema(OASFactory.createSchema()
                            .addType(SchemaType.ARRAY)
                            .items(value)
                            .maxItems(20));
        } else {
            parameter.schema(value);
        }
        // Many examples at once would narrow a list to nothing: only a page's size is filled in beforehand.
        return declared.name().equals("limit") ? parameter.example(20) : parameter;
    }

    static Parameter idempotencyKey() {
        return header("Idempotency-Key", "Makes repeating this request safe for 24 hours", false)
                .schema(Schemas.string().minLength(1).maxLength(255).pattern("^[!-~]+$"));
    }

    static Parameter ifMatch() {
        return header("If-Match", "`ETag` of the version that you have read", true)
                .schema(Schemas.string());
    }

    private static Parameter header(String name, String description, boolean required) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(required)
                .description(description);
    }

    private static String tag(RecordType<?> type) {
        return capital(type.name().replace('-', ' '));
    }

    private static String a(RecordType<?> type) {
        return ("aeiou".indexOf(type.singular().charAt(0)) < 0 ? "a " : "an ") + type.singular();
    }

    private static String camel(String kebab) {
        StringBuilder camel = new StringBuilder();
        for (String part : kebab.split("-")) {
            camel.append(capital(part));
        }
        return camel.toString();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
