package dev.sistercity.registry.endpoint.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.ListPage;
import dev.sistercity.registry.endpoint.read.linkeddata.LinkedData;
import dev.sistercity.registry.endpoint.request.FacetParameters;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.Presentation;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes records as GeoJSON (RFC 7946), CSV (RFC 4180), NDJSON, iCalendar and JSON-LD. */
final class OtherFormats<D> {

    private final RecordCollection<D> type;
    private final Renderer renderer;

    OtherFormats(RecordCollection<D> type, Renderer renderer) {
        this.type = type;
        this.renderer = renderer;
    }

    byte[] item(Format format, Entry<D> entry, ReadContext readContext, Presentation<D> presentation) {
        return switch (format) {
            case GEOJSON -> renderer.json(feature(entry, readContext, presentation));
            case JSONLD -> renderer.json(LinkedData.of(type.name(), shaped(entry, readContext, presentation)));
            default -> rows(format, List.of(entry), readContext, presentation);
        };
    }

    private ObjectNode shaped(Entry<D> entry, ReadContext readContext, Presentation<D> presentation) {
        return renderer.shaped(entry, readContext, Renderer.view(type, entry, readContext), presentation);
    }

    /**
     * A page of a list.
     *
     * @param next address of the next page; null on the last
     * @param counted facets, which go with GeoJSON only
     */
    byte[] list(
            Format format,
            ListPage<D> listPage,
            ReadContext readContext,
            Presentation<D> presentation,
            String next,
            Map<String, Object> counted) {
        if (format != Format.GEOJSON) {
            return rows(format, listPage.entries(), readContext, presentation);
        }
        ObjectNode collection = JsonNodeFactory.instance.objectNode().put("type", "FeatureCollection");
        var features = collection.putArray("features");
        listPage.entries().forEach(entry -> features.add(feature(entry, readContext, presentation)));
        collection.putPOJO("page", listPage.page());
        counted.forEach(collection::putPOJO);
        if (next != null) {
            // As OGC API Features has it: programs that open layers follow it.
            collection
                    .putArray("links")
                    .addObject()
                    .put("rel", "next")
                    .put("type", Format.GEOJSON.contentType())
                    .put("href", next.contains("format=") ? next : next + "&format=" + Format.GEOJSON.parameter());
        }
        return renderer.json(collection);
    }

    /** @throws RegistryException MALFORMED where there are facets, which no line of a table and no entry of a feed can hold */
    static void requireFor(Format format, Map<String, Object> counted) {
        if (!counted.isEmpty() && format != Format.JSON && format != Format.GEOJSON) {
            throw RegistryException.ofParameter(
                    FacetParameters.FACETS,
                    "goes with JSON and GeoJSON; " + FacetParameters.GROUP_BY + " gives counts as CSV");
        }
    }

    private ObjectNode feature(Entry<D> entry, ReadContext readContext, Presentation<D> presentation) {
        ObjectNode feature = JsonNodeFactory.instance.objectNode().put("type", "Feature");
        feature.put("id", entry.id().toString());
        feature.set("geometry", type.geographic().geometry(entry, readContext));
        feature.set("properties", shaped(entry, readContext, presentation));
        return feature;
    }

    private byte[] rows(Format format, List<Entry<D>> entries, ReadContext readContext, Presentation<D> presentation) {
        return switch (format) {
            case CSV -> csv(entries, readContext, presentation);
            case NDJSON -> ndjson(entries, readContext, presentation);
            case ICS ->
                CalendarFormat.write(new Calendar.Sheet(
                        null,
                        null,
                        entries.stream()
                                .map(entry -> type.calendar().event(entry, readContext))
                                .filter(Objects::nonNull)
                                .toList()));
            case JSON, GEOJSON, GRAPHML, ATOM, EVENTS, HTML, SVG, PNG, JSONLD, SCHEMA ->
                throw new IllegalArgumentException("Not made of rows: " + format);
        };
    }

    private byte[] ndjson(List<Entry<D>> entries, ReadContext readContext, Presentation<D> presentation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Entry<D> entry : entries) {
            out.writeBytes(
                    renderer.render(type, entry, readContext, presentation).bytes());
            out.write('\n');
        }
        return out.toByteArray();
    }

    private byte[] csv(List<Entry<D>> entries, ReadContext readContext, Presentation<D> presentation) {
        List<Tabular.Column> columns = type.tabular().columns().stream()
                .filter(column ->
                        presentation.fields().isEmpty() || presentation.fields().contains(column.name()))
                .toList();
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(columns.stream().map(Tabular.Column::name));
            for (Entry<D> entry : entries) {
                Object view = Renderer.view(type, entry, readContext);
                printer.printRecord(columns.stream().map(column -> column.cell(view, readContext)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
