package dev.sistercity.registry.partnership.api;

import java.util.List;
import java.util.stream.Collectors;

/** Names a set of parties, whatever their order. */
public final class PartiesKey {

    /** Unique among partnerships that have not ended. */
    public record OfKind(String parties, PartnershipKind kind) {}

    private PartiesKey() {}

    public static String of(List<String> cities) {
        return cities.stream().sorted().collect(Collectors.joining(" "));
    }
}
