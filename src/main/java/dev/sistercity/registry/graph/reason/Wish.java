package dev.sistercity.registry.graph.reason;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.api.CityDraft;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a city asks of a partner beside what follows from the network.
 *
 * @param fits whether a city may be one at all
 * @param others cities that are looked at though they may have no partner yet
 * @param fields what the partnership is for; empty for what the city's partnerships are about
 * @param languages codes without script and region; empty for that of its country
 */
public record Wish(
        Predicate<CityDraft> fits, List<Entry<CityDraft>> others, Set<String> fields, Set<String> languages) {

    public static final Wish NONE = new Wish(city -> true, List.of(), Set.of(), Set.of());
}
