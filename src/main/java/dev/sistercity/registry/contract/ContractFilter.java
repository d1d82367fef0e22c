package dev.sistercity.registry.contract;

import dev.sistercity.registry.catalog.RecordType;
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
        Introduction.write(api);
        Schemas schemas = new Schemas(api.getComponents());
        schemas.tidy();
        List<RecordType<?>> types = types();
        types.forEach(schemas::add);
        schemas.dropShared();
        schemas.addChanges();
        schemas.addPrivate("ApiKey");
        schemas.addPrivate("Webhook");
        schemas.addPrivate("Delivery");
        schemas.addPatch("WebhookPatch", "WebhookDraft");
        Freshness.declare(api.getComponents());
        Limits.declare(api.getComponents());
        Examples examples = new Examples();
        Responses responses = new Responses(examples);
        Operations operations = new Operations(examples, responses);
        ChangeOperations changes = new ChangeOperations(
                responses,
                types.stream()
                        .filter(type -> type.stored() == type)
                        .map(RecordType::name)
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
            } else if (path.equals("/v1/me") || path.startsWith("/v1/api-keys")) {
                ofOwners.describe(path, item);
            } else if (path.startsWith(ExportOperations.LIST) || path.equals(ExportOperations.RESTORATIONS)) {
                exports.describe(path, item);
            } else if (ReportOperations.PATHS.contains(path)) {
                reports.describe(path, item);
            } else if (ConsentOperations.PATHS.contains(path)) {
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
        ReadingOrder.sorted(paths.keySet()).forEach(path -> api.getPaths().addPathItem(path, paths.get(path)));
    }

    private static List<RecordType<?>> types() {
        return Arc.container().listAll(new TypeLiteral<RecordType<?>>() {}).stream()
                .<RecordType<?>>map(InstanceHandle::get)
                .toList();
    }

    /** The last collection that a path below a collection names: of {@code /v1/cities/{id}/forums} it is the forums. */
    private static Optional<RecordType<?>> typeAt(String path, List<RecordType<?>> types) {
        List<String> segments = Arrays.asList(path.split("/"));
        boolean below = segments.size() > 2
                && types.stream().anyMatch(type -> type.name().equals(segments.get(2)));
        return types.stream()
                .filter(type -> below && segments.contains(type.name()))
                .max(Comparator.comparingInt(type -> segments.indexOf(type.name())));
    }
}
