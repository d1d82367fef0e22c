package dev.sistercity.registry.transfer.read;

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
    GEOJSON("application/geo+json");

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
     * Opens a list.
     *
     * @param file unpacked
     * @throws dev.sistercity.registry.job.JobFailedException if its beginning is not of this format; so does what is read
     */
    public ListRows open(InputStream file, Charset charset) throws IOException {
        CheckedText text = new CheckedText(file, charset);
        return switch (this) {
            case CSV, TSV -> new TableRows(text, this == TSV);
            case NDJSON -> new LineRows(text);
            case GEOJSON -> new FeatureRows(text);
        };
    }
}
