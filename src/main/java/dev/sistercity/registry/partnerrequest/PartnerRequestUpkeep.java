package dev.sistercity.registry.partnerrequest;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.Upkeep;
import dev.sistercity.registry.catalog.follow.UpkeepWriter;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.change.log.Change;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Lets partner requests expire when their last day is over. */
@Singleton
class PartnerRequestUpkeep implements Upkeep {

    private final Catalog catalog;
    private final PartnerRequestCollection type;
    private final PartnerRequestRegister register;
    private final UpkeepWriter writer;
    private final Clock clock;

    PartnerRequestUpkeep(
            Catalog catalog,
            PartnerRequestCollection type,
            PartnerRequestRegister register,
            UpkeepWriter writer,
            Clock clock) {
        this.catalog = catalog;
        this.type = type;
        this.register = register;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public int look() {
        long today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
        List<UUID> over = new ArrayList<>();
        Records<PartnerRequestDraft> requests = catalog.latest().records(type);
        requests.forEach(requests.all(), entry -> {
            if (entry.draft().on(today) != entry.draft().status()) {
                over.add(entry.id());
            }
        });
        int written = 0;
        for (UUID id : over) {
            written += writer.write("The status of partner request " + id, actor -> expired(id, actor)) ? 1 : 0;
        }
        return written;
    }

    private List<Change> expired(UUID id, Actor actor) {
        return register.update(id, version -> true, known -> known, actor).changes().stream()
                .map(change -> change.because("Its last day is over"))
                .toList();
    }
}
