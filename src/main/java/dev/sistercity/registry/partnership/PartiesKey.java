package dev.sistercity.registry.partnership;

import java.util.List;
import java.util.stream.Collectors;

/** Names a set of parties, whatever their order. */
final class PartiesKey {

    /** What there is only one of that is not over. */
    record OfKind(String parties, PartnershipKind kind) {}

    private PartiesKey() {}

    static String of(List<String> cities) {
        return cities.stream().sorted().collect(Collectors.joining(" "));
    }
}
