package dev.sistercity.registry.transfer;

import dev.sistercity.registry.transfer.read.CheckedText;
import dev.sistercity.registry.transfer.read.FeatureRows;
import dev.sistercity.registry.transfer.read.LineRows;
import dev.sistercity.registry.transfer.read.ListRows;
import dev.sistercity.registry.transfer.read.TableRows;
import dev.sistercity.registry.transfer.read.TextEncoding;
import dev.sistercity.registry.transfer.read.sheet.OdsRows;
import dev.sistercity.registry.transfer.read.sheet.XlsxRows;
import dev.sistercity.registry.transfer.read.wikidata.QueryRows;
import dev.sistercity.registry.transfer.read.wikidata.WikidataRows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Formats in which a list may come. */
public enum ListFormat {
    CSV("text/csv"),
    TSV("text/tab-separated-values"),
    NDJSON("application/x-ndjson"),
    GEOJSON("application/geo+json"),
    /** Entities of Wikidata. */
    WIKIDATA("application/json"),
    /** Results of a query, as Wikidata's service answers them. */
    SPARQL("application/sparql-results+json"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ODS("application/vnd.oasis.opendocument.spreadsheet");

    private final String mediaType;

    ListFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** @param mediaType without its parameters */
    public static Optional<ListFormat> of(String mediaType) {
        String wanted = mediaType.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(wanted))
                .findFirst();
    }

    /**
     * How a list is to be read.
     *
     * @param charset where the file does not tell itself
     * @param headed whether the first row of a table names its columns; else they are called 1, 2, …
     * @param sheet name or number of that of a spreadsheet; null for the first that has anything in it
     */
    public record Reading(Charset charset, boolean headed, String sheet) {}

    /** Whether it is packed by itself. */
    public boolean isSheet() {
        return this == XLSX || this == ODS;
    }

    /**
     * Opens a list.
     *
     * @param file unpacked
     * @throws dev.sistercity.registry.job.JobFailedException if its beginning is not of this format; so does what is read
     */
    public ListRows open(InputStream file, Reading reading) throws IOException {
        if (isSheet()) {
            return this == XLSX
                    ? new XlsxRows(file, reading.sheet(), reading.headed())
                    : new OdsRows(file, reading.sheet(), reading.headed());
        }
        BufferedInputStream buffered = new BufferedInputStream(file);
        Charset charset = TextEncoding.of(buffered, reading.charset());
        CheckedText text = this == WIKIDATA
                ? new CheckedText(buffered, charset, WikidataRows.LONGEST_ENTITY)
                : new CheckedText(buffered, charset);
        return switch (this) {
            case CSV, TSV -> new TableRows(text, this == TSV, reading.headed());
            case NDJSON -> new LineRows(text);
            case GEOJSON -> new FeatureRows(text);
            case WIKIDATA -> new WikidataRows(text);
            case SPARQL -> new QueryRows(text);
            case XLSX, ODS -> throw new IllegalStateException("is opened before");
        };
    }
}
