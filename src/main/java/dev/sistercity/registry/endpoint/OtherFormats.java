package dev.sistercity.registry.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Rows;
import dev.sistercity.registry.catalog.Tabular;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes records as GeoJSON (RFC 7946), CSV (RFC 4180), NDJSON and iCalendar. */
final class OtherFormats<D> {

    private final RecordType<D> type;
    private final Renderer renderer;

    OtherFormats(RecordType<D> type, Renderer renderer) {
        this.type = type;
        this.renderer = renderer;
    }

    byte[] item(Format format, Entry<D> entry, Reading reading, Presentation<D> presentation) {
        return format == Format.GEOJSON
                ? renderer.json(feature(entry, reading, presentation))
                : rows(format, List.of(entry), reading, presentation);
    }

    byte[] list(Format format, Rows<D> rows, Reading reading, Presentation<D> presentation) {
        if (format != Format.GEOJSON) {
            return rows(format, rows.entries(), reading, presentation);
        }
        ObjectNode collection = JsonNodeFactory.instance.objectNode().put("type", "FeatureCollection");
        var features = collection.putArray("features");
        rows.entries().forEach(entry -> features.add(feature(entry, reading, presentation)));
        collection.putPOJO("page", rows.page());
        return renderer.json(collection);
    }

    private ObjectNode feature(Entry<D> entry, Reading reading, Presentation<D> presentation) {
        ObjectNode feature = JsonNodeFactory.instance.objectNode().put("type", "Feature");
        feature.put("id", entry.id().toString());
        feature.set("geometry", type.geographic().geometry(entry, reading));
        feature.set("properties", renderer.shaped(entry, reading, type.view(entry, reading), presentation));
        return feature;
    }

    private byte[] rows(Format format, List<Entry<D>> entries, Reading reading, Presentation<D> presentation) {
        return switch (format) {
            case CSV -> csv(entries, reading, presentation);
            case NDJSON -> ndjson(entries, reading, presentation);
            case ICS ->
                CalendarFormat.write(new Calendar.Sheet(
                        null,
                        null,
                        entries.stream()
                                .map(entry -> type.calendar().event(entry, reading))
                                .filter(Objects::nonNull)
                                .toList()));
            case JSON, GEOJSON, ATOM, EVENTS, HTML -> throw new IllegalArgumentException("Not made of rows: " + format);
        };
    }

    private byte[] ndjson(List<Entry<D>> entries, Reading reading, Presentation<D> presentation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Entry<D> entry : entries) {
            out.writeBytes(renderer.render(type, entry, reading, presentation).bytes());
            out.write('\n');
        }
        return out.toByteArray();
    }

    private byte[] csv(List<Entry<D>> entries, Reading reading, Presentation<D> presentation) {
        List<Tabular.Column> columns = type.tabular().columns().stream()
                .filter(column ->
                        presentation.fields().isEmpty() || presentation.fields().contains(column.name()))
                .toList();
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(columns.stream().map(Tabular.Column::name));
            for (Entry<D> entry : entries) {
                Object view = type.view(entry, reading);
                printer.printRecord(columns.stream().map(column -> column.cell(view)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
