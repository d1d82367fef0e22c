package dev.sistercity.registry.partnership.upkeep;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.Upkeep;
import dev.sistercity.registry.catalog.follow.UpkeepWriter;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.change.Register.WrittenRecord;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.time.DueDay;
import dev.sistercity.registry.shared.http.Kebab;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Keeps partnerships true as days pass: an end that was still to come comes, and so does the day on which a side joins or leaves.
 * Mends as well what an earlier version recorded by other rules. Each record gets a change of its own, which says why.
 */
@Singleton
public class StatusUpkeep implements Upkeep {

    private final Catalog catalog;
    private final PartnershipCollection type;
    private final PartnershipRegister register;
    private final UpkeepWriter writer;
    private final Clock clock;

    StatusUpkeep(
            Catalog catalog,
            PartnershipCollection type,
            PartnershipRegister register,
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
        List<UUID> overtaken = new ArrayList<>();
        due(today).forEach(entry -> {
            if (DueDay.isOvertaken(entry.recorded(), today)) {
                overtaken.add(entry.id());
            }
        });
        int mended = 0;
        for (UUID id : overtaken) {
            mended += writer.write("Partnership " + id, actor -> mended(id, today, actor)) ? 1 : 0;
        }
        return mended;
    }

    /** Those whose day has come; the others are not even decoded. */
    private List<Entry<PartnershipDraft>> due(long today) {
        Records<PartnershipDraft> partnerships = catalog.latest().records(type);
        List<Entry<PartnershipDraft>> due = new ArrayList<>();
        partnerships.forEachValue(DueDay.FACET, (day, slots) -> {
            if (Long.parseLong(day) <= today) {
                partnerships.forEach(slots, due::add);
            }
        });
        return due;
    }

    private List<Change> mended(UUID id, long today, Actor actor) {
        PartnershipStatus[] before = new PartnershipStatus[1];
        WrittenRecord<PartnershipDraft> written = register.update(
                id,
                version -> true,
                known -> {
                    before[0] = known.status();
                    return known;
                },
                actor);
        if (written.change() == null && DueDay.hasOtherSides(written.recorded(), today)) {
            return List.of(register.restate(id, actor).change().because("Who is a side follows from the day"));
        }
        String why = why(before[0], written.recorded().draft().status());
        return written.changes().stream().map(change -> change.because(why)).toList();
    }

    private static String why(PartnershipStatus before, PartnershipStatus after) {
        return before == after
                ? "Which agreements are in force follows from the day"
                : "The status follows from the milestones, the dates and the words of the sides: " + Kebab.of(before)
                        + " became " + Kebab.of(after);
    }
}
