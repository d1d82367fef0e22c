package dev.sistercity.registry.pages.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.forum.ForumCollection;
import dev.sistercity.registry.forum.api.ForumDraft;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** The layers that there are. */
@Singleton
class Layers {

    private final CityCollection cities;
    private final List<Layer<?>> all;

    Layers(CityCollection cities, PartnershipCollection partnerships, ForumCollection forums) {
        this.cities = cities;
        all = List.of(
                new Layer<>(
                        cities,
                        "Cities and other local governments",
                        cities.geographic(),
                        (entry, reading) -> Place.of(entry.draft()).stream().toList(),
                        (entry, time, reading) -> existed(cities, entry, time, reading)),
                new Layer<>(
                        partnerships,
                        "Partnerships: the shortest ways between their cities",
                        partnerships.geographic(),
                        (entry, reading) ->
                                places(entry.draft().parties().stream().map(PartyDraft::city), reading),
                        (entry, time, reading) -> existed(partnerships, entry, time, reading)),
                new Layer<>(
                        forums,
                        "Forums, where they are held",
                        (entry, reading) -> point(venue(entry, reading)),
                        this::venue,
                        (entry, time, reading) -> entry.draft().date() == null
                                || entry.draft().date().within(time.start(), time.end(), Certainty.POSSIBLE)));
    }

    List<Layer<?>> all() {
        return all;
    }

    /** @throws RegistryException NOT_FOUND */
    Layer<?> get(String name) {
        return all.stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RegistryException.notFound("layer", name));
    }

    private static <D> boolean existed(RecordCollection<D> type, Entry<D> entry, EdtfDate time, ReadContext reading) {
        return type.existed(entry, new ReadContext(reading.snapshot(), List.of(), time, Certainty.POSSIBLE));
    }

    private List<Place> venue(Entry<ForumDraft> forum, ReadContext reading) {
        return places(
                Stream.of(forum.draft().venueCity(), forum.draft().hostCity())
                        .filter(Objects::nonNull)
                        .limit(1),
                reading);
    }

    private List<Place> places(Stream<String> ids, ReadContext reading) {
        return ids.flatMap(id -> reading.snapshot().find(cities, UUID.fromString(id)).stream())
                .flatMap(city -> Place.of(city.draft()).stream())
                .toList();
    }

    private static JsonNode point(List<Place> places) {
        if (places.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        var point = JsonNodeFactory.instance.objectNode().put("type", "Point");
        point.putArray("coordinates")
                .add(places.get(0).longitude())
                .add(places.get(0).latitude());
        return point;
    }
}
