package dev.sistercity.registry.export;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.StringEscapeUtils;

/**
 * The network as GraphML: cities are nodes, partnerships edges, and the columns of their tables what is known of them. A
 * partnership of more than two cities is an edge between each two of them, which say by {@code partnership} that they are
 * one: hyperedges, which GraphML has, are read by hardly any program (docs/decisions/0022-exports.md).
 */
final class GraphmlWriter extends ExportWriter {

    static final String NODES = "cities";
    static final String EDGES = "partnerships";

    private static final String PARTIES = "cityIds";
    private static final String BETWEEN = "; ";
    private static final String ID = "id";
    /** What the nodes at an edge's ends say. */
    private static final Set<String> OF_NODES = Set.of(
            PARTIES,
            "parties",
            "countryCodes",
            "latitude1",
            "longitude1",
            "identifiers1",
            "latitude2",
            "longitude2",
            "identifiers2");

    private static final Map<String, String> TYPES = Map.of("integer", "int", "decimal", "double");

    private final Tabular<?> nodes;
    private final Tabular<?> edges;
    private final Writer out;

    GraphmlWriter(ReadContext reading, OutputStream out) {
        super(
                reading,
                List.of(
                        reading.snapshot().records(NODES).type(),
                        reading.snapshot().records(EDGES).type()));
        this.nodes = reading.snapshot().records(NODES).type().exported();
        this.edges = reading.snapshot().records(EDGES).type().exported();
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    void begin() throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
        declare("node", nodes);
        declare("edge", edges);
        out.write("<key id=\"edge-partnership\" for=\"edge\" attr.name=\"partnership\" attr.type=\"string\"/>\n");
        out.write("<graph id=\"partnerships\" edgedefault=\"undirected\">\n");
    }

    private void declare(String what, Tabular<?> table) throws IOException {
        for (Tabular.Column column : table.columns()) {
            if (!column.name().equals(ID) && !OF_NODES.contains(column.name())) {
                out.write("<key id=\"" + what + "-" + column.name() + "\" for=\"" + what + "\" attr.name=\""
                        + column.name() + "\" attr.type=\"" + TYPES.getOrDefault(column.datatype(), "string")
                        + "\"/>\n");
            }
        }
    }

    /** All cities are nodes, whichever there were on the day: what an edge leads to has to be there. */
    @Override
    <D> boolean isWanted(RecordCollection<D> type, Entry<D> entry) {
        return type.name().equals(NODES) || super.isWanted(type, entry);
    }

    @Override
    <D> void write(RecordCollection<D> type, Entry<D> entry) throws IOException {
        Object view = type.view(entry, reading);
        if (type.name().equals(NODES)) {
            out.write("<node id=\"" + entry.id() + "\">");
            known("node", nodes, view);
            out.write("</node>\n");
        } else {
            String[] cities = parties(view).split(BETWEEN);
            for (int one = 0; one < cities.length; one++) {
                for (int other = one + 1; other < cities.length; other++) {
                    String id = cities.length == 2 ? entry.id().toString() : entry.id() + "." + one + "." + other;
                    out.write(
                            "<edge id=\"" + id + "\" source=\"" + cities[one] + "\" target=\"" + cities[other] + "\">");
                    known("edge", edges, view);
                    out.write("<data key=\"edge-partnership\">" + entry.id() + "</data></edge>\n");
                }
            }
        }
    }

    private String parties(Object view) {
        return edges.columns().stream()
                .filter(column -> column.name().equals(PARTIES))
                .map(column -> column.value(view, reading).toString())
                .findFirst()
                .orElseThrow();
    }

    private void known(String what, Tabular<?> table, Object view) throws IOException {
        for (Tabular.Column column : table.columns()) {
            Object value = column.value(view, reading);
            if (value != null && !column.name().equals(ID) && !OF_NODES.contains(column.name())) {
                out.write("<data key=\"" + what + "-" + column.name() + "\">"
                        + StringEscapeUtils.escapeXml10(value.toString()) + "</data>");
            }
        }
    }

    @Override
    void end() throws IOException {
        out.write("</graph>\n</graphml>\n");
        out.close();
    }
}
