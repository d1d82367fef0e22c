package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.change.Register.WrittenRecord;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.city.CityRegister;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.source.ClaimRegister;
import dev.sistercity.registry.source.api.ClaimDraft;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Writes what {@link ImportPlanner} planned through the registers, in the caller's transaction. */
@Singleton
public class ImportWriter {

    private final CityRegister cities;
    private final PartnershipRegister partnerships;
    private final ClaimRegister claims;
    private final ReferenceSources referenceSources;
    private final EntityManager entities;

    ImportWriter(
            CityRegister cities,
            PartnershipRegister partnerships,
            ClaimRegister claims,
            ReferenceSources referenceSources,
            EntityManager entities) {
        this.cities = cities;
        this.partnerships = partnerships;
        this.claims = claims;
        this.referenceSources = referenceSources;
        this.entities = entities;
    }

    /**
     * Writes what was planned.
     *
     * @return the changes, to be logged
     */
    public List<Change> write(ImportPlan book, ImportPlan.ImportOrder order) {
        List<Change> changes = new ArrayList<>(referenceSources.write(book.ledger, order.actor()));
        List<KnownPartnership> known = book.ledger.partnerships().all();
        Map<UUID, UnaryOperator<PartnershipDraft>> changed = new LinkedHashMap<>();
        known.stream().filter(KnownPartnership::isChanged).forEach(one -> changed.put(one.id(), one::since));
        partnerships.updateAll(changed, order.actor()).forEach(written -> add(changes, written));
        Map<UUID, CityDraft> newCities = new LinkedHashMap<>();
        Map<UUID, ClaimDraft> newClaims = new LinkedHashMap<>();
        book.ledger.newCities().forEach((id, city) -> {
            newCities.put(id, city.draft());
            if (city.placed()) {
                newClaims.put(id(), Evidence.ofCity(id, order.gazetteer(), null));
            }
            newClaims.put(id(), Evidence.ofCity(id, order.list(), city.asWritten()));
        });
        Map<UUID, PartnershipDraft> newPartnerships = new LinkedHashMap<>();
        known.forEach(one -> {
            if (one.isNew()) {
                newPartnerships.put(one.id(), one.now());
            }
            one.newClaims().forEach(claim -> newClaims.put(id(), claim));
        });
        Map<UUID, UnaryOperator<CityDraft>> learned = new LinkedHashMap<>();
        book.ledger.learned().forEach((id, city) -> {
            learned.put(id, city::since);
            newClaims.put(id(), Evidence.ofCity(id, order.list(), null));
        });
        cities.updateAll(learned, order.actor()).forEach(written -> add(changes, written));
        // What is stored need not be compared at every further flush.
        entities.clear();
        cities.createAll(newCities, order.actor()).forEach(written -> add(changes, written));
        entities.clear();
        partnerships.createAll(newPartnerships, order.actor()).forEach(written -> add(changes, written));
        entities.clear();
        claims.createAll(newClaims, order.actor()).forEach(written -> add(changes, written));
        return changes;
    }

    private static void add(List<Change> changes, WrittenRecord<?> written) {
        changes.addAll(written.changes());
    }

    private static UUID id() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
