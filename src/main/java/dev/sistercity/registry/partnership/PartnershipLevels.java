package dev.sistercity.registry.partnership;

import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.city.Level;
import dev.sistercity.registry.city.LevelCount;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Certainty;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Counts the active partnerships of a city by level and kind. */
final class PartnershipLevels {

    private final Records<PartnershipDraft> partnerships;
    private final Reading reading;
    private final UUID city;
    private final Collection<UUID> units;

    PartnershipLevels(Records<PartnershipDraft> partnerships, Reading reading, UUID city, Collection<UUID> units) {
        this.partnerships = partnerships;
        this.reading = reading;
        this.city = city;
        this.units = units;
    }

    List<LevelCount> all() {
        return List.of(
                count(Level.OWN, 1, partnerships.with(PartnershipCounts.CITY, city), "city"),
                count(Level.UNDER, units.size() - 1, PartnershipCounts.under(partnerships, city, units), "under"),
                count(Level.WITHIN, units.size(), PartnershipCounts.within(partnerships, units), "within"));
    }

    private LevelCount count(Level level, int cities, RoaringBitmap slots, String parameter) {
        Map<PartnershipKind, Integer> kinds = new EnumMap<>(PartnershipKind.class);
        int[] count = {0};
        partnerships.forEach(slots, entry -> {
            if (PartnershipCounts.isActive(entry.draft(), reading)) {
                count[0]++;
                possibleKinds(entry.draft()).forEach(kind -> kinds.merge(kind, 1, Integer::sum));
            }
        });
        String href = href(parameter);
        return new LevelCount(
                level,
                cities,
                count[0],
                kinds.entrySet().stream()
                        .map(kind -> new LevelCount.OfKind(
                                Kebab.of(kind.getKey()), kind.getValue(), href + "&kind=" + Kebab.of(kind.getKey())))
                        .toList(),
                href);
    }

    /** As the list of partnerships has it: what may have been of two kinds then is found under both. */
    private Collection<PartnershipKind> possibleKinds(PartnershipDraft partnership) {
        if (reading.asOf() == null) {
            return List.of(partnership.kind());
        }
        Timeline then = new Timeline(partnership, reading.asOf());
        return then.possibleKinds().stream()
                .filter(kind -> then.isOf(kind, reading.certainty()))
                .toList();
    }

    private String href(String parameter) {
        String then = reading.asOf() == null
                ? ""
                : "&asOf=" + URLEncoder.encode(reading.asOf().toString(), StandardCharsets.UTF_8)
                        + (reading.certainty() == Certainty.CERTAIN ? "&certainty=certain" : "");
        return "/v1/partnerships?" + parameter + "=" + city + "&status=active" + then;
    }
}
