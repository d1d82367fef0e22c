package dev.sistercity.registry.desk;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.access.WriterStatus;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityLookup;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Gathers what an office has to know: from the catalog what is public, from the database what is its own. */
@Singleton
class Desk {

    private static final int MOST = 100;

    private final Catalog catalog;
    private final CityCollection cities;
    private final DeskStore store;
    private final DeskRecords records;
    private final WriterStatus writerStatus;
    private final Clock clock;

    Desk(
            Catalog catalog,
            CityCollection cities,
            DeskStore store,
            DeskRecords records,
            WriterStatus writerStatus,
            Clock clock) {
        this.catalog = catalog;
        this.cities = cities;
        this.store = store;
        this.records = records;
        this.writerStatus = writerStatus;
        this.clock = clock;
    }

    /** An office as a caller, though it does not call; in the caller's transaction. */
    Optional<Actor> office(UUID office) {
        try {
            return writerStatus.named(Role.OFFICE + ':' + office);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** In the caller's transaction. A caller that is no office has an empty desk. */
    DeskView of(Actor actor) {
        ReadContext readContext = ReadContext.of(catalog.snapshot());
        Set<String> ours = new LinkedHashSet<>();
        actor.cities().forEach(city -> CityLookup.units(readContext.snapshot().records(cities), city)
                .forEach(unit -> ours.add(unit.toString())));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        DeskRecords.Found found = records.find(readContext, ours, actor.name(), today);
        UUID office = actor.role().equals(Role.OFFICE) ? actor.office() : null;
        if (office != null) {
            found.mine().addAll(store.drafts(office, true));
            found.others().addAll(store.drafts(office, false));
            found.others().addAll(store.invitations(actor.name()));
            found.lapses().addAll(store.lapses(office));
        }
        return new DeskView(
                actor.cities().stream()
                        .sorted()
                        .map(city -> cities.ref(city, readContext))
                        .toList(),
                sorted(found.mine(), Comparator.comparing(DeskItem::why)),
                sorted(found.others(), Comparator.comparing(DeskItem::why)),
                sorted(found.said(), Comparator.comparing(DeskItem::since).reversed()),
                sorted(found.lapses(), Comparator.comparing(DeskItem::day)),
                sorted(found.anniversaries(), Comparator.comparing(DeskItem::day)),
                sorted(found.commitments(), Comparator.comparing(DeskItem::since)));
    }

    private static List<DeskItem> sorted(List<DeskItem> items, Comparator<DeskItem> order) {
        Comparator<DeskItem> inOrder = order.thenComparing(DeskItem::id);
        if (items.size() <= MOST) {
            return items.stream().sorted(inOrder).toList();
        }
        // Of each kind some: however many requests strangers send, what others dispute is seen beside them.
        Map<DeskReason, Integer> seen = new EnumMap<>(DeskReason.class);
        Map<DeskItem, Integer> turn = new IdentityHashMap<>();
        items.stream().sorted(inOrder).forEach(item -> turn.put(item, seen.merge(item.why(), 1, Integer::sum)));
        return items.stream()
                .sorted(Comparator.comparing(turn::get))
                .limit(MOST)
                .sorted(inOrder)
                .toList();
    }
}
