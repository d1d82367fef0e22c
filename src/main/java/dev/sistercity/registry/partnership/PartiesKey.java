package dev.sistercity.registry.partnership;

import java.util.List;
import java.util.stream.Collectors;

/** Names a set of parties, whatever their order. */
final class PartiesKey {

    private PartiesKey() {}

    static String of(List<String> cities) {
        return cities.stream().sorted().collect(Collectors.joining(" "));
    }
}
