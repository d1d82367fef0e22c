package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartyDraft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** The partnerships of a city, and at which of its contacts each of them was served. */
public final class CityPartners {

    private final PartnershipCollection type;
    private final Set<String> units;
    private final List<Contact<?>> contacts;
    private final ReportDate reportDate;
    /** Places in {@code contacts}, by city. */
    private final Map<String, RoaringBitmap> byCity = new HashMap<>();

    /**
     * @param units the city, perhaps with those under it
     * @param contacts theirs, the latest first
     */
    public CityPartners(
            PartnershipCollection type, Collection<UUID> units, List<Contact<?>> contacts, ReportDate reportDate) {
        this.type = type;
        this.units = units.stream().map(UUID::toString).collect(Collectors.toSet());
        this.contacts = contacts;
        this.reportDate = reportDate;
        for (int i = 0; i < contacts.size(); i++) {
            for (String city : contacts.get(i).cities()) {
                byCity.computeIfAbsent(city, none -> new RoaringBitmap()).add(i);
            }
        }
    }

    /** All that there ever were. */
    public List<Entry<PartnershipDraft>> all() {
        List<Entry<PartnershipDraft>> all = new ArrayList<>();
        Records<PartnershipDraft> records = reportDate.then().snapshot().records(type);
        Set<UUID> ids = units.stream().map(UUID::fromString).collect(Collectors.toSet());
        records.forEach(CityFacet.shown(records, ids), all::add);
        return all;
    }

    /** Those that were active then. */
    List<Entry<PartnershipDraft>> active() {
        ReadContext standing = reportDate.standing();
        return all().stream()
                .filter(entry -> standing.asOf() == null || type.existed(entry, standing))
                .filter(entry -> type.status(entry, standing) == PartnershipStatus.ACTIVE)
                .toList();
    }

    /** The contacts of a partnership, the latest first: of the units with another side, or of two sides among the units. */
    public List<Contact<?>> contacts(PartnershipDraft partnership) {
        List<String> others = partnership.parties().stream()
                .map(PartyDraft::city)
                .filter(city -> !units.contains(city))
                .toList();
        RoaringBitmap found = new RoaringBitmap();
        if (others.isEmpty()) {
            RoaringBitmap one = new RoaringBitmap();
            partnership.parties().forEach(party -> {
                RoaringBitmap side = of(party.city());
                found.or(RoaringBitmap.and(one, side));
                one.or(side);
            });
        } else {
            others.forEach(other -> found.or(of(other)));
        }
        List<Contact<?>> list = new ArrayList<>(found.getCardinality());
        found.forEach((int place) -> list.add(contacts.get(place)));
        return list;
    }

    /**
     * How long a partnership has had no contact.
     *
     * @param its {@link #contacts its contacts}
     */
    public ContactGap silence(PartnershipDraft partnership, List<Contact<?>> its) {
        return ContactGap.of(its, List.of(partnership), reportDate.then());
    }

    private RoaringBitmap of(String city) {
        return byCity.getOrDefault(city, new RoaringBitmap());
    }
}
