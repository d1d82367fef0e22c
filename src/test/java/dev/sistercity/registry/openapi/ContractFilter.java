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
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;

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
        Examples examples = new Examples();
        Responses responses = new Responses(examples);
        Operations operations = new Operations(examples, responses);
        ChangeOperations changes = new ChangeOperations(
                responses,
                types.stream()
                        .filter(type -> type.stored() == type)
                        .map(RecordCollection::name)
                        .toList());
        ReportOperations reports = new ReportOperations(examples);
        PrivateOperations ofOwners = new PrivateOperations(examples);
        ConsentOperations ofSides = new ConsentOperations(examples);
        CampaignOperations ofScreens = new CampaignOperations(examples);
        CalendarOperations calendars = new CalendarOperations(examples);
        WebhookOperations webhooks = new WebhookOperations(ofOwners, examples);
        ExportOperations exports = new ExportOperations(types);
        WebhookOperations.describeMessages(api);
        Map<String, PathItem> paths = new TreeMap<>(api.getPaths().getPathItems());
        paths.forEach((path, item) -> {
            if (path.startsWith(ChangeOperations.FEED)) {
                changes.describe(path, item);
            } else if (PrivateOperations.isOne(path)) {
                ofOwners.describe(path, item);
            } else if (path.startsWith(ExportOperations.LIST) || path.equals(ExportOperations.RESTORATIONS)) {
                exports.describe(path, item);
            } else if (ReportOperations.PATHS.contains(path)) {
                reports.describe(path, item);
            } else if (ConsentOperations.isOne(path)) {
                ofSides.describe(path, item);
            } else if (CampaignOperations.PATHS.contains(path)) {
                ofScreens.describe(path, item);
            } else if (CalendarOperations.isOne(path)) {
                calendars.describe(path, item);
            } else if (path.startsWith(WebhookOperations.PATH)) {
                webhooks.describe(path, item);
            } else {
                typeAt(path, types).ifPresent(type -> operations.describe(path, item, type));
            }
            ofSides.complete(path, item);
            item.getOperations().values().stream()
                    .filter(operation -> operation.getSecurity() == null)
                    .forEach(open -> open.setSecurity(List.of()));
            item.getOperations().values().forEach(Refusals::add);
            if (path.startsWith("/v1")) {
                item.getOperations().values().forEach(Freshness::describe);
                item.getOperations().values().forEach(Limits::describe);
            }
        });
        // Change requests are answered, not changed.
        api.getComponents().removeSchema("ChangeRequestPatch");
        api.setPaths(OASFactory.createPaths());
        new ReadingOrder(types).sorted(paths.keySet()).forEach(path -> api.getPaths()
                .addPathItem(path, paths.get(path)));
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
