package dev.sistercity.registry.openapi;

import dev.sistercity.registry.catalog.CollectionOrder;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.openapi.operation.CalendarOperations;
import dev.sistercity.registry.openapi.operation.CampaignOperations;
import dev.sistercity.registry.openapi.operation.ChangeOperations;
import dev.sistercity.registry.openapi.operation.ConsentOperations;
import dev.sistercity.registry.openapi.operation.ExportOperations;
import dev.sistercity.registry.openapi.operation.ItemOperations;
import dev.sistercity.registry.openapi.operation.Operations;
import dev.sistercity.registry.openapi.operation.PrivateOperations;
import dev.sistercity.registry.openapi.operation.Refusals;
import dev.sistercity.registry.openapi.operation.ReportOperations;
import dev.sistercity.registry.openapi.operation.ReviewOperations;
import dev.sistercity.registry.openapi.operation.WebhookOperations;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import jakarta.enterprise.util.TypeLiteral;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/**
 * Completes the OpenAPI document. Schemas come from the records' annotations; operations are described here, from the
 * declarations of the record types by which requests are checked, so that the two cannot come apart.
 */
class ContractFilter implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        List<RecordCollection<?>> types = types();
        Introduction.write(api, types);
        addSchemas(api, types);
        Freshness.declare(api.getComponents());
        Limits.declare(api.getComponents());
        WebhookOperations.describeMessages(api);
        Map<String, PathItem> paths = new TreeMap<>(api.getPaths().getPathItems());
        describe(paths, types);
        // Change requests are answered, not changed.
        api.getComponents().removeSchema("ChangeRequestPatch");
        api.setPaths(OASFactory.createPaths());
        new ReadingOrder(types).sorted(paths.keySet()).forEach(path -> api.getPaths()
                .addPathItem(path, paths.get(path)));
    }

    private static void describe(Map<String, PathItem> paths, List<RecordCollection<?>> types) {
        Examples examples = new Examples();
        ConsentOperations ofSides = new ConsentOperations(examples);
        List<Describer> describers = describers(examples, types, ofSides);
        paths.forEach((path, item) -> {
            describers.stream()
                    .filter(one -> one.paths().test(path))
                    .findFirst()
                    .ifPresent(one -> one.description().accept(path, item));
            ofSides.complete(path, item);
            item.getOperations().values().forEach(ContractFilter::sayWhoMayCall);
            item.getOperations().values().forEach(Refusals::add);
            if (path.startsWith("/v1")) {
                item.getOperations().values().forEach(Freshness::describe);
                item.getOperations().values().forEach(Limits::describe);
            }
        });
    }

    /** Whoever has to be known may be so by a key or by a token: the scanner of annotations knows roles alone. */
    private static void sayWhoMayCall(Operation operation) {
        List<SecurityRequirement> said = operation.getSecurity();
        if (said == null) {
            operation.setSecurity(List.of());
        } else if (!said.isEmpty()
                && said.stream().noneMatch(one -> one.getSchemes().isEmpty())) {
            operation.setSecurity(Introduction.known());
        }
    }

    /** What describes the operations of some paths. */
    private record Describer(Predicate<String> paths, BiConsumer<String, PathItem> description) {}

    /** The first that is for a path describes it. */
    private static List<Describer> describers(
            Examples examples, List<RecordCollection<?>> types, ConsentOperations ofSides) {
        Responses responses = new Responses(examples);
        Operations operations = new Operations(examples, responses);
        PrivateOperations ofOwners = new PrivateOperations(examples);
        ExportOperations exports = new ExportOperations(types);
        List<String> changing = types.stream()
                .filter(type -> type.stored() == type)
                .map(RecordCollection::name)
                .toList();
        return List.of(
                new Describer(CalendarOperations::isOne, new CalendarOperations(examples, changing)::describe),
                new Describer(
                        path -> path.startsWith(ChangeOperations.FEED),
                        new ChangeOperations(responses, changing)::describe),
                new Describer(PrivateOperations::isOne, ofOwners::describe),
                new Describer(
                        path -> path.startsWith(ExportOperations.LIST) || path.equals(ExportOperations.RESTORATIONS),
                        exports::describe),
                new Describer(ReportOperations.PATHS::contains, new ReportOperations(examples)::describe),
                new Describer(ConsentOperations::isOne, ofSides::describe),
                new Describer(CampaignOperations.PATHS::contains, new CampaignOperations(examples)::describe),
                new Describer(
                        path -> path.startsWith(ReviewOperations.PATH),
                        (path, item) -> ReviewOperations.describe(item)),
                new Describer(
                        path -> path.startsWith(WebhookOperations.PATH),
                        new WebhookOperations(ofOwners, examples)::describe),
                new Describer(path -> true, (path, item) -> typeAt(path, types)
                        .ifPresent(type -> operations.describe(path, item, type))));
    }

    private static void addSchemas(OpenAPI api, List<RecordCollection<?>> types) {
        Schemas schemas = new Schemas(api.getComponents());
        schemas.addNames("SubjectResource", types, RecordCollection::claimable, List.of("SubjectRef", "SubjectDraft"));
        schemas.addNames(
                "RequestResource",
                types,
                RecordCollection::requestable,
                List.of("RequestSubject", "RequestSubjectDraft"));
        schemas.tidy();
        EvidenceSchemas.add(api.getComponents());
        types.forEach(schemas::add);
        schemas.dropShared();
        schemas.addChanges();
        PrivateOperations.VIEWS.forEach(schemas::addPrivate);
        schemas.addPatch("WebhookPatch", "WebhookDraft");
        for (String item : ItemOperations.schemas()) {
            schemas.addPatch(item + "Patch", ItemOperations.draft(item));
        }
        schemas.addPatch("SharedDraftPatch", "SharedDraftDraft");
    }

    private static List<RecordCollection<?>> types() {
        return CollectionOrder.loading(Arc.container().listAll(new TypeLiteral<RecordCollection<?>>() {}).stream()
                .<RecordCollection<?>>map(InstanceHandle::get)
                .toList());
    }

    /** The last collection that a path below a collection names: of {@code /v1/cities/{id}/forums} it is the forums. */
    private static Optional<RecordCollection<?>> typeAt(String path, List<RecordCollection<?>> types) {
        List<String> segments = Arrays.asList(path.split("/"));
        boolean below = segments.size() > 2
                && types.stream().anyMatch(type -> type.name().equals(segments.get(2)));
        return types.stream()
                .filter(type -> below && segments.contains(type.name()))
                .max(Comparator.comparingInt(type -> segments.indexOf(type.name())));
    }
}
