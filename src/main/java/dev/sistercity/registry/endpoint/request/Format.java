package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that records come in. */
public enum Format {
    JSON("application/json"),
    GEOJSON("application/geo+json"),
    CSV("text/csv; charset=UTF-8"),
    NDJSON("application/x-ndjson"),
    GRAPHML("application/graphml+xml"),
    ICS("text/calendar; charset=UTF-8"),
    ATOM("application/atom+xml; charset=UTF-8"),
    EVENTS("text/event-stream"),
    HTML("text/html; charset=UTF-8"),
    SVG("image/svg+xml; charset=UTF-8"),
    PNG("image/png"),
    JSONLD("application/ld+json"),
    SCHEMA("application/schema+json");

    private final String contentType;
    private final MediaType mediaType;

    Format(String contentType) {
        this.contentType = contentType;
        this.mediaType = MediaType.valueOf(contentType);
    }

    public String contentType() {
        return contentType;
    }

    /** As clients write it in {@code format}. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The formats of lists of a kind of record, the default first. */
    public static List<Format> of(RecordCollection<?> type) {
        List<Format> formats = ofRecords(type);
        // What only follows from records has no history, and nothing new to tell.
        if (type.stored() == type) {
            formats.add(ATOM);
        }
        return formats;
    }

    private static List<Format> ofRecords(RecordCollection<?> type) {
        List<Format> formats = new ArrayList<>(List.of(JSON));
        if (type.geographic() != null) {
            formats.add(GEOJSON);
        }
        if (type.tabular() != null) {
            formats.add(CSV);
            formats.add(NDJSON);
        }
        if (type.calendar() != null) {
            formats.add(ICS);
        }
        return formats;
    }

    /** The formats of one record of a kind, the default first. */
    public static List<Format> ofItem(RecordCollection<?> type) {
        List<Format> formats = ofRecords(type);
        if (type.openDocuments()) {
            formats.add(JSONLD);
        }
        return formats;
    }

    /** The format that an address names by its ending; empty for none of those offered. */
    public static Optional<Format> named(String path, List<Format> offered) {
        return offered.stream()
                .filter(format -> path.endsWith('.' + format.parameter()))
                .findFirst();
    }

    /**
     * Negotiates.
     *
     * @param format the parameter; goes before the header
     * @param accept the Accept header, null for none
     * @param offered the default first
     * @throws RegistryException NOT_ACCEPTABLE
     */
    public static Format choose(Optional<String> format, String accept, List<Format> offered) {
        if (format.isPresent()) {
            return offered.stream()
                    .filter(known -> known.parameter().equals(format.get()))
                    .findFirst()
                    .orElseThrow(() -> refusal(offered));
        }
        if (accept == null || accept.isEmpty() || accept.equals("*/*")) {
            return offered.get(0);
        }
        if (accept.equals("application/json") && offered.get(0) == JSON) {
            return JSON;
        }
        return Accept.best(accept, offered).orElseThrow(() -> refusal(offered));
    }

    MediaType mediaType() {
        return mediaType;
    }

    private static RegistryException refusal(List<Format> offered) {
        List<String> names = offered.stream()
                .map(known -> known.parameter() + " (" + known.contentType + ")")
                .toList();
        return new RegistryException(Kind.NOT_ACCEPTABLE, "This address answers in " + String.join(", ", names));
    }
}
