package dev.sistercity.registry.partnership;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Level;
import dev.sistercity.registry.city.api.LevelCount;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.time.Timeline;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Certainty;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** Counts the active partnerships of a city by level and kind. */
final class PartnershipLevels {

    private final Records<PartnershipDraft> partnerships;
    private final ReadContext readContext;
    private final UUID city;
    private final Collection<UUID> units;

    PartnershipLevels(
            Records<PartnershipDraft> partnerships, ReadContext readContext, UUID city, Collection<UUID> units) {
        this.partnerships = partnerships;
        this.readContext = readContext;
        this.city = city;
        this.units = units;
    }

    List<LevelCount> all() {
        Count own = count(partnerships.with(PartnershipCounts.CITY, city), Set.of(city));
        Count under = count(PartnershipCounts.under(partnerships, city, units), units);
        return List.of(
                level(Level.OWN, 1, own, "city"),
                level(Level.UNDER, units.size() - 1, under, "under"),
                // No partnership is in both of the others.
                level(Level.WITHIN, units.size(), own.and(under), "within"));
    }

    private record Count(int all, Map<PartnershipKind, Integer> kinds, Set<String> countries) {

        Count and(Count other) {
            Map<PartnershipKind, Integer> both = new EnumMap<>(PartnershipKind.class);
            both.putAll(kinds);
            other.kinds.forEach((kind, count) -> both.merge(kind, count, Integer::sum));
            Set<String> either = new TreeSet<>(countries);
            either.addAll(other.countries);
            return new Count(all + other.all, both, either);
        }
    }

    /** @param among of which one is a side still */
    private Count count(RoaringBitmap slots, Collection<UUID> among) {
        Map<PartnershipKind, Integer> kinds = new EnumMap<>(PartnershipKind.class);
        Set<String> countries = new TreeSet<>();
        int[] count = {0};
        partnerships.forEach(slots, entry -> {
            if (PartnershipCounts.isActive(entry.draft(), readContext)) {
                Set<UUID> others = PartnershipCounts.sides(entry, readContext).stream()
                        .map(UUID::fromString)
                        .collect(Collectors.toCollection(HashSet::new));
                if (others.removeAll(among)) {
                    count[0]++;
                    possibleKinds(entry.draft()).forEach(kind -> kinds.merge(kind, 1, Integer::sum));
                    others.forEach(other -> country(other).ifPresent(countries::add));
                }
            }
        });
        return new Count(count[0], kinds, countries);
    }

    private Optional<String> country(UUID other) {
        return readContext
                .snapshot()
                .records(CityCollection.COLLECTION)
                .find(other)
                .map(city -> ((CityDraft) city.draft()).countryCode());
    }

    private LevelCount level(Level level, int cities, Count count, String parameter) {
        String href = href(parameter);
        return new LevelCount(
                level,
                cities,
                count.all(),
                count.countries().size(),
                count.kinds().entrySet().stream()
                        .map(kind -> new LevelCount.OfKind(
                                Kebab.of(kind.getKey()), kind.getValue(), href + "&kind=" + Kebab.of(kind.getKey())))
                        .toList(),
                href);
    }

    /** As the list of partnerships has it: what may have been of two kinds then is found under both. */
    private Collection<PartnershipKind> possibleKinds(PartnershipDraft partnership) {
        if (readContext.asOf() == null) {
            return List.of(partnership.kind());
        }
        Timeline then = new Timeline(partnership, readContext.asOf());
        return then.possibleKinds().stream()
                .filter(kind -> then.isOf(kind, readContext.certainty()))
                .toList();
    }

    private String href(String parameter) {
        String then = readContext.asOf() == null
                ? ""
                : "&asOf=" + URLEncoder.encode(readContext.asOf().toString(), StandardCharsets.UTF_8)
                        + (readContext.certainty() == Certainty.CERTAIN ? "&certainty=certain" : "");
        return "/v1/partnerships?" + parameter + "=" + city + "&status=active" + then;
    }
}
