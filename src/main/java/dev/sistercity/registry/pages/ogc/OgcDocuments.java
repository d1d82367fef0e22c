package dev.sistercity.registry.pages.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What says of the layers which there are, and where (OGC 17-069r4, sections 7.2 to 7.14). */
final class OgcDocuments {

    static final String PATH = "/ogc";
    static final String GEOJSON = "application/geo+json";

    private static final String SCHEMA = "application/schema+json";
    private static final String JSON = "application/json";
    private static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String CONFORMANCE = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";

    private OgcDocuments() {}

    static ObjectNode landing(String base) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("title", "Sister City Registry");
        document.put("description", "Cities, their partnerships and forums as layers for maps");
        ArrayNode links = document.putArray("links");
        link(links, "self", base + PATH, JSON);
        link(links, "service-desc", base + PATH + "/api", OPENAPI);
        link(links, "service-doc", base + "/about", "text/html");
        link(links, "conformance", base + PATH + "/conformance", JSON);
        link(links, "data", base + PATH + "/collections", JSON);
        return document;
    }

    static ObjectNode conformance() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode classes = document.putArray("conformsTo");
        for (String known : new String[] {"core", "geojson", "oas30", "html"}) {
            classes.add(CONFORMANCE + known);
        }
        return document;
    }

    static ObjectNode collections(String base, Layers layers) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        link(document.putArray("links"), "self", base + PATH + "/collections", JSON);
        ArrayNode collections = document.putArray("collections");
        layers.all().forEach(layer -> collections.add(collection(base, layer)));
        return document;
    }

    static ObjectNode collection(String base, Layer<?> layer) {
        String address = base + PATH + "/collections/" + layer.name();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("id", layer.name());
        document.put("title", layer.title());
        document.put("description", layer.type().description());
        document.put("itemType", "feature");
        ObjectNode spatial = document.putObject("extent").putObject("spatial");
        spatial.putArray("bbox").addArray().add(-180).add(-90).add(180).add(90);
        spatial.put("crs", CRS84);
        document.putArray("crs").add(CRS84);
        ArrayNode links = document.putArray("links");
        link(links, "self", address, JSON);
        link(links, "items", address + "/items", GEOJSON);
        // GDAL knows the relation in this spelling alone; relations are the same in any (RFC 8288, section 2.1.1).
        link(links, "describedBy", address + "/schema", SCHEMA);
        return document;
    }

    /**
     * Of one feature, as JSON Schema, with the types that columns have where they have a value (as OGC API Features, part 5, says
     * it): without it a program takes the types from the features that come first.
     */
    static ObjectNode schema(String base, Layer<?> layer) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("$id", base + PATH + "/collections/" + layer.name() + "/schema");
        document.put("title", layer.title());
        document.put("description", "The types of what is known: any property may be null instead");
        document.put("type", "object");
        ObjectNode members = document.putObject("properties");
        members.putObject("type").put("type", "string").put("const", "Feature");
        members.putObject("id").put("type", "string").put("format", "uuid");
        // Of a record without a place it is null.
        members.putObject("geometry").put("description", "GeoJSON (RFC 7946), or null");
        ObjectNode properties =
                members.putObject("properties").put("type", "object").putObject("properties");
        layer.properties().forEach(column -> properties
                .putObject(column.name())
                .put("type", column.datatype().equals("decimal") ? "number" : column.datatype())
                .put("description", column.meaning()));
        return document;
    }

    /** A link, and for what is not HTML already one to the same as a page. */
    static void link(ArrayNode links, String relation, String href, String type) {
        links.addObject().put("href", href).put("rel", relation).put("type", type);
    }
}
