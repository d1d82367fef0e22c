package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.openapi.Examples;
import dev.sistercity.registry.openapi.Introduction;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
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
public final class Operations {

    private static final Kind[] OF_LISTS = {Kind.MALFORMED, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE};
    private static final Kind[] OF_ITEMS = {
        Kind.MERGED, Kind.MALFORMED, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.GONE, Kind.UNAVAILABLE
    };
    private static final Kind[] OF_REVISIONS = {
        Kind.MERGED, Kind.MALFORMED, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE
    };
    private static final Kind[] OF_HISTORY = {Kind.MALFORMED, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE};

    private static final String BY_OFFICES = "By the registrar, or the office of the city concerned.";

    private final Examples examples;
    private final Responses responses;

    public Operations(Examples examples, Responses responses) {
        this.examples = examples;
        this.responses = responses;
    }

    /**
     * Everything at one path.
     *
     * @param type whose records are there
     */
    public void describe(String path, PathItem item, RecordCollection<?> type) {
        String many = camel(type.name());
        String one = Schemas.name(type);
        if (path.contains("/revisions")) {
            item.setGET(history(path, type, one));
        } else if (path.equals("/v1/" + type.name())) {
            item.setGET(read("list" + many, "List " + type.name().replace('-', ' '), type)
                    .parameters(parameters(path, type, OperationParameters.ofList(type)))
                    .responses(responses.ofRead(type, true, OF_LISTS)));
            if (item.getPOST() != null) {
                item.setPOST(create(type, one));
            }
        } else if (path.equals("/v1/" + type.name() + "/{id}")) {
            item.setGET(read("read" + one, "Read " + a(type), type)
                    .parameters(parameters(path, type, OperationParameters.ofItem(type)))
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
            item.setGET(read("list" + capital(of) + many, "List " + type.name() + " of a city", type)
                    .description("As `/v1/" + type.name()
                            + "`, with the city set by the path; with `within=true` also of the units under it.")
                    .parameters(parameters(path, type, OperationParameters.ofRelated(type, "city")))
                    .responses(responses.ofRead(type, true, OF_ITEMS)));
        }
    }

    private Operation history(String path, RecordCollection<?> type, String one) {
        return path.endsWith("/revisions")
                ? read("list" + one + "Revisions", "List the revisions of " + a(type), type)
                        .description("The oldest first; of deleted records too.")
                        .parameters(parameters(path, type, OperationParameters.ofRevisions()))
                        .responses(responses.ofRead("A page of revisions", "ChangePage", true, OF_REVISIONS))
                : read("read" + one + "Revision", "Read a revision of " + a(type), type)
                        .description("As a change left it; of deleted and merged records too.")
                        .parameters(parameters(path, type, List.of()))
                        .responses(responses.ofRead("The revision", "Change", false, OF_HISTORY));
    }

    private Operation create(RecordCollection<?> type, String one) {
        String draft = Schemas.draftName(type);
        List<Parameter> parameters = new ArrayList<>(queries(OperationParameters.ofCreation(type)));
        parameters.add(idempotencyKey());
        var content = OASFactory.createMediaType().schema(Schemas.ref(draft));
        examples.find(draft).ifPresent(content::setExample);
        return write("create" + one, "Create " + a(type), type)
                .description(BY_OFFICES)
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", content)))
                .responses(responses.ofCreation(type));
    }

    private Operation update(String path, RecordCollection<?> type, String one) {
        List<Parameter> parameters = new ArrayList<>(parameters(path, type, OperationParameters.ofWrite()));
        parameters.add(ifMatch());
        parameters.add(idempotencyKey());
        var content = OASFactory.createMediaType().schema(Schemas.ref(one + "Patch"));
        examples.find(one + "Patch").ifPresent(content::setExample);
        return write("update" + one, "Update " + a(type), type)
                .description(BY_OFFICES)
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/merge-patch+json", content)))
                .responses(responses.ofChange(type));
    }

    private Operation delete(String path, RecordCollection<?> type, String one) {
        List<Parameter> parameters = new ArrayList<>(parameters(path, type, OperationParameters.ofWrite()));
        parameters.add(ifMatch());
        return write("delete" + one, "Delete " + a(type), type)
                .description(BY_OFFICES + " Not what others refer to.")
                .parameters(parameters)
                .responses(responses.ofDeletion());
    }

    private Operation restore(String path, RecordCollection<?> type, String one) {
        List<Parameter> parameters = new ArrayList<>(parameters(path, type, OperationParameters.ofWrite()));
        parameters.add(header("If-Match", "`ETag` that the deleted record's address answers, with 410", true)
                .schema(Schemas.string()));
        parameters.add(idempotencyKey());
        return write("restore" + one, "Restore a deleted " + type.singular(), type)
                .description("As it last was, under its old id.")
                .parameters(parameters)
                .responses(responses.ofRestoration(type));
    }

    private Operation merge(String path, RecordCollection<?> type, String one) {
        List<Parameter> parameters = new ArrayList<>(parameters(path, type, OperationParameters.ofWrite()));
        parameters.add(ifMatch());
        parameters.add(idempotencyKey());
        var content = OASFactory.createMediaType().schema(Schemas.ref("MergeDraft"));
        examples.find(one + "Merge").ifPresent(content::setExample);
        return write("merge" + one, "Merge " + a(type) + " into another", type)
                .description("Joins two records of the same thing: the one at this address goes, and everything that "
                        + "referred to it refers to the other, which takes over what only it had. Its old address leads "
                        + "on (308). All of it happens at once or not at all. By the role `registrar`.")
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", content)))
                .responses(responses.ofMerge());
    }

    private Operation unmerge(String path, RecordCollection<?> type, String one) {
        List<Parameter> parameters = new ArrayList<>(parameters(path, type, OperationParameters.ofWrite()));
        parameters.add(header("If-Match", "`ETag` that the merged record's address answers, with 308", true)
                .schema(Schemas.string()));
        parameters.add(idempotencyKey());
        return write("unmerge" + one, "Undo the merge of " + a(type), type)
                .description(
                        "The merged record stands again, under its old id, and what had followed it refers to it "
                                + "again; `left` tells what has been changed since and stays as it is. By the role `registrar`.")
                .parameters(parameters)
                .responses(responses.ofUnmerge());
    }

    private static Operation read(String id, String summary, RecordCollection<?> type) {
        return OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .tags(List.of(tag(type)))
                .security(List.of());
    }

    private static Operation write(String id, String summary, RecordCollection<?> type) {
        return OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .tags(List.of(tag(type)))
                .security(Introduction.known());
    }

    private List<Parameter> parameters(String path, RecordCollection<?> type, Collection<ListParameter> declared) {
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

    private Parameter pathId(String path, RecordCollection<?> type) {
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
                    case POSITION -> Schemas.position();
                    case NUMBER -> OASFactory.createSchema().addType(SchemaType.NUMBER);
                    case BOOLEAN -> OASFactory.createSchema().addType(SchemaType.BOOLEAN);
                    case DATE -> Schemas.ref("EdtfDate");
                    case TIMESTAMP -> Schemas.string().format("date-time");
                    case TEXT, ID, IDS, OBJECT -> Schemas.string().minLength(1).maxLength(declared.longest());
                };
        if (!declared.allowed().isEmpty()) {
            value = Schemas.string().enumeration(new ArrayList<>(declared.accepted()));
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
        return header("If-Match", Responses.IF_MATCH, true).schema(Schemas.string());
    }

    private static Parameter header(String name, String description, boolean required) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(required)
                .description(description);
    }

    private static String tag(RecordCollection<?> type) {
        return capital(type.name().replace('-', ' '));
    }

    private static String a(RecordCollection<?> type) {
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
