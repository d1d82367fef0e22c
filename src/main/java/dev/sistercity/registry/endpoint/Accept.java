package dev.sistercity.registry.endpoint;

import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads an Accept header (RFC 9110, section 12.5.1). */
final class Accept {

    private Accept() {}

    /** The first of the offered formats among those that the header likes best; empty where it takes none of them. */
    static Optional<Format> best(String header, List<Format> offered) {
        List<MediaType> ranges;
        try {
            ranges = List.of(header.split(",")).stream()
                    .map(String::trim)
                    .filter(range -> !range.isEmpty())
                    .map(MediaType::valueOf)
                    .toList();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return offered.stream()
                .filter(format -> quality(format, ranges) > 0)
                .max(Comparator.comparingDouble((Format format) -> quality(format, ranges))
                        .thenComparing(Comparator.<Format>comparingInt(offered::indexOf)
                                .reversed()));
    }

    /** The quality given by the most specific range that the format falls into. */
    private static double quality(Format format, List<MediaType> ranges) {
        return ranges.stream()
                .filter(range -> range.isCompatible(format.mediaType()))
                .max(Comparator.comparingInt(Accept::specificity))
                .map(Accept::weight)
                .orElse(0.0);
    }

    private static int specificity(MediaType range) {
        return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
    }

    private static double weight(MediaType range) {
        String q = range.getParameters().get("q");
        try {
            return q == null ? 1 : Double.parseDouble(q);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
