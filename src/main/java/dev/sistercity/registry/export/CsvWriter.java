package dev.sistercity.registry.export;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.endpoint.request.ByteOrderMark;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A record a row, as RFC 4180 has it. */
final class CsvWriter extends ExportWriter {

    private final List<Tabular.Column> columns;
    private final CSVPrinter out;

    CsvWriter(Export export, ReadContext reading, OutputStream out) throws IOException {
        super(reading, List.of(export.type()));
        this.columns = List.copyOf(export.type().exported().columns());
        if (export.isMarked()) {
            out.write(ByteOrderMark.bytes());
        }
        this.out = new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), CSVFormat.RFC4180);
    }

    @Override
    void begin() throws IOException {
        out.printRecord(columns.stream().map(Tabular.Column::name));
    }

    @Override
    <D> void write(RecordCollection<D> type, Entry<D> entry) throws IOException {
        Object view = type.view(entry, reading);
        for (Tabular.Column column : columns) {
            out.print(column.cell(view, reading));
        }
        out.println();
    }

    @Override
    void end() throws IOException {
        out.close();
    }
}
