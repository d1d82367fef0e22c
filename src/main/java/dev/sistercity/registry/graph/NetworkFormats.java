package dev.sistercity.registry.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedBody;
import dev.sistercity.registry.endpoint.read.ComputedResponses.Working;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.partnership.GreatCircle;
import dev.sistercity.registry.shared.page.ListParameter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.text.StringEscapeUtils;
import org.jboss.resteasy.reactive.RestResponse;

/** Writes what is worked out of the network: as JSON, CSV (RFC 4180), GraphML and GeoJSON (RFC 7946). */
@Singleton
class NetworkFormats {

    static final ListParameter TABLE = format(Format.JSON, Format.CSV);
    static final ListParameter DRAWING = format(Format.JSON, Format.CSV, Format.GRAPHML, Format.GEOJSON);

    private final ComputedResponses computedResponses;

    NetworkFormats(ComputedResponses computedResponses) {
        this.computedResponses = computedResponses;
    }

    /**
     * What is answered.
     *
     * @param view for JSON
     * @param rows for CSV, the head first; nulls are empty cells
     * @param drawing for GraphML and GeoJSON; null where there is none
     */
    record NetworkAnswer(Object view, List<List<?>> rows, Drawing drawing) {}

    /** A part of the network, to be drawn. */
    record Drawing(List<Node> nodes, List<Edge> edges) {}

    /** @param place null where it is not known */
    record Node(String id, Place place, Map<String, Object> attributes) {}

    /**
     * @param source id of a node
     * @param target id of another
     */
    record Edge(String id, String source, String target, Map<String, Object> attributes) {}

    private static ListParameter format(Format... formats) {
        return ListParameter.choice(
                "format",
                "Format of the answer; goes before Accept",
                List.of(formats).stream().map(Format::parameter).toList(),
                "json");
    }

    Uni<RestResponse<byte[]>> answer(
            ApiRequest apiRequest, Map<String, ListParameter> declared, Working<NetworkAnswer> working) {
        Map<Format, Working<ComputedBody>> formats = new LinkedHashMap<>();
        formats.put(
                Format.JSON,
                asked -> body(computedResponses.bytes(working.of(asked).view())));
        formats.put(Format.CSV, asked -> body(csv(working.of(asked).rows())));
        if (declared.get(DRAWING.name()).equals(DRAWING)) {
            formats.put(Format.GRAPHML, asked -> body(graphml(working.of(asked).drawing())));
            formats.put(
                    Format.GEOJSON,
                    asked -> body(
                            computedResponses.bytes(geojson(working.of(asked).drawing()))));
        }
        return computedResponses.any(apiRequest, declared, formats);
    }

    private static ComputedBody body(byte[] bytes) {
        return new ComputedBody(bytes, null);
    }

    private static byte[] csv(List<List<?>> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (List<?> row : rows) {
                printer.printRecord(
                        row.stream().map(cell -> cell instanceof String words ? Tabular.text(words) : cell));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] graphml(Drawing drawing) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
        declare(
                out,
                "node",
                drawing.nodes().stream().map(NetworkFormats::attributes).toList());
        declare(out, "edge", drawing.edges().stream().map(Edge::attributes).toList());
        out.append("<graph id=\"partners\" edgedefault=\"undirected\">\n");
        drawing.nodes().forEach(node -> {
            out.append("<node id=\"").append(escaped(node.id())).append("\">");
            data(out, "node", attributes(node));
            out.append("</node>\n");
        });
        drawing.edges().forEach(edge -> {
            out.append("<edge id=\"").append(escaped(edge.id())).append("\" source=\"");
            out.append(escaped(edge.source()))
                    .append("\" target=\"")
                    .append(escaped(edge.target()))
                    .append("\">");
            data(out, "edge", edge.attributes());
            out.append("</edge>\n");
        });
        return out.append("</graph>\n</graphml>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** With the place, where that is known. */
    private static Map<String, Object> attributes(Node node) {
        if (node.place() == null) {
            return node.attributes();
        }
        Map<String, Object> all = new LinkedHashMap<>(node.attributes());
        all.put("latitude", node.place().latitude());
        all.put("longitude", node.place().longitude());
        return all;
    }

    private static void declare(StringBuilder out, String what, List<Map<String, Object>> all) {
        Map<String, String> types = new LinkedHashMap<>();
        all.forEach(attributes -> attributes.forEach((name, value) -> types.putIfAbsent(
                name, value instanceof Integer ? "int" : value instanceof Double ? "double" : "string")));
        types.forEach((name, type) -> out.append("<key id=\"" + what + "-" + name + "\" for=\"" + what
                + "\" attr.name=\"" + name + "\" attr.type=\"" + type + "\"/>\n"));
    }

    private static void data(StringBuilder out, String what, Map<String, Object> attributes) {
        attributes.forEach((name, value) -> out.append("<data key=\"" + what + "-" + name + "\">")
                .append(escaped(value.toString()))
                .append("</data>"));
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeXml10(text);
    }

    /** Nodes as points, edges as great circles between them. */
    private static ObjectNode geojson(Drawing drawing) {
        ObjectNode collection = JsonNodeFactory.instance.objectNode().put("type", "FeatureCollection");
        var features = collection.putArray("features");
        Map<String, Place> places = new HashMap<>();
        for (Node node : drawing.nodes()) {
            ObjectNode feature = feature(node.id(), node.attributes());
            if (node.place() == null) {
                feature.putNull("geometry");
            } else {
                places.put(node.id(), node.place());
                feature.putObject("geometry")
                        .put("type", "Point")
                        .putArray("coordinates")
                        .add(node.place().longitude())
                        .add(node.place().latitude());
            }
            features.add(feature);
        }
        for (Edge edge : drawing.edges()) {
            List<Place> ends = List.of(edge.source(), edge.target()).stream()
                    .map(places::get)
                    .filter(Objects::nonNull)
                    .toList();
            ObjectNode feature = feature(edge.id(), edge.attributes());
            feature.set("geometry", GreatCircle.lines(ends));
            features.add(feature);
        }
        return collection;
    }

    private static ObjectNode feature(String id, Map<String, Object> attributes) {
        ObjectNode feature =
                JsonNodeFactory.instance.objectNode().put("type", "Feature").put("id", id);
        ObjectNode properties = feature.putObject("properties");
        attributes.forEach(properties::putPOJO);
        return feature;
    }
}
