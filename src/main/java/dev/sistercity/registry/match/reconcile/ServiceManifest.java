package dev.sistercity.registry.match.reconcile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the service can do, and where (Reconciliation Service API 0.2, section 3.2). */
final class ServiceManifest {

    private ServiceManifest() {}

    /** @param base where the world sees the registry, without a slash at the end */
    static Map<String, Object> at(String base) {
        String service = base + ReconciliationResource.PATH;
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("versions", List.of("0.2"));
        manifest.put("name", "Sister City Registry");
        manifest.put("identifierSpace", base + "/cities/");
        manifest.put("schemaSpace", base + "/openapi.json#/components/schemas/");
        manifest.put("documentation", base + "/openapi.json");
        manifest.put("logo", base + "/assets/icon.svg");
        manifest.put("defaultTypes", List.of(CityProperties.CITY));
        manifest.put("view", Map.of("url", base + "/cities/{{id}}"));
        manifest.put("preview", Map.of("url", base + "/cities/{{id}}/embed", "width", 430, "height", 300));
        manifest.put(
                "suggest",
                Map.of(
                        "entity", place(service, "/suggest/entity"),
                        "property", place(service, "/suggest/property"),
                        "type", place(service, "/suggest/type")));
        manifest.put(
                "extend", Map.of("propose_properties", place(service, "/properties"), "property_settings", List.of()));
        return manifest;
    }

    private static Map<String, Object> place(String service, String path) {
        return Map.of("service_url", service, "service_path", path);
    }
}
