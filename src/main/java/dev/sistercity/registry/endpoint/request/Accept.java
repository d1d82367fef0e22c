package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads an Accept header (RFC 9110, section 12.5.1). */
public final class Accept {

    private Accept() {}

    /** The first of the offered formats among those that the header likes best; empty where it takes none of them. */
    static Optional<Format> best(String header, List<Format> offered) {
        return best(header, offered, Format::mediaType);
    }

    /**
     * The content type that the header likes best.
     *
     * @param header null for none
     * @param offered the default first
     * @throws RegistryException NOT_ACCEPTABLE
     */
    public static String choose(String header, List<String> offered) {
        return header == null || header.isEmpty()
                ? offered.get(0)
                : best(header, offered, MediaType::valueOf)
                        .orElseThrow(() -> new RegistryException(
                                Kind.NOT_ACCEPTABLE, "This address answers in " + String.join(", ", offered)));
    }

    private static <T> Optional<T> best(String header, List<T> offered, Function<T, MediaType> type) {
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
                .filter(format -> quality(type.apply(format), ranges) > 0)
                .max(Comparator.comparingDouble((T format) -> quality(type.apply(format), ranges))
                        .thenComparing(
                                Comparator.<T>comparingInt(offered::indexOf).reversed()));
    }

    /** The quality given by the most specific range that the format falls into. */
    private static double quality(MediaType format, List<MediaType> ranges) {
        return ranges.stream()
                .filter(range -> range.isCompatible(format))
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
