package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.api.Basis;
import dev.sistercity.registry.vitality.api.SilenceView;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long cities have had no contact.
 *
 * @param countedFrom null where nothing is known to count from
 * @param years full ones, from the last day that {@code countedFrom} can mean to the last day that the reading's day can mean:
 *     at least so many; null where nothing is known to count from
 */
public record ContactGap(SilenceView countedFrom, Integer years) {

    private static final Set<MilestoneType> AGREEMENTS =
            EnumSet.of(MilestoneType.SIGNED, MilestoneType.RENEWED, MilestoneType.UPGRADED, MilestoneType.RESUMED);

    /**
     * @param contacts the latest first
     * @param partnerships looked at where there was no contact
     */
    public static ContactGap of(
            List<Contact<?>> contacts, Collection<PartnershipDraft> partnerships, ReadContext readContext) {
        Optional<SilenceView> from = contacts.stream()
                .map(Contact::date)
                .filter(date -> date != null)
                .findFirst()
                .map(date -> new SilenceView(Basis.CONTACT, date));
        return since(
                from.or(() -> last(
                                partnerships.stream().flatMap(partnership -> partnership.milestones().stream()
                                        .filter(milestone -> AGREEMENTS.contains(milestone.type()))
                                        .map(MilestoneDraft::date)),
                                Basis.AGREEMENT,
                                readContext))
                        .or(() -> last(
                                partnerships.stream().map(PartnershipDraft::established),
                                Basis.ESTABLISHMENT,
                                readContext)),
                readContext);
    }

    private static Optional<SilenceView> last(Stream<EdtfDate> dates, Basis what, ReadContext readContext) {
        return dates.filter(date -> date != null && date.begunBy(readContext.asOf(), readContext.certainty()))
                .max(Comparator.comparingLong((EdtfDate date) -> lastDay(date, readContext))
                        .thenComparing(Comparator.naturalOrder()))
                .map(date -> new SilenceView(what, date));
    }

    private static ContactGap since(Optional<SilenceView> from, ReadContext readContext) {
        return from.map(known -> new ContactGap(known, years(known.date(), readContext)))
                .orElseGet(() -> new ContactGap(null, null));
    }

    private static int years(EdtfDate date, ReadContext readContext) {
        long from = lastDay(date, readContext);
        return (int) ChronoUnit.YEARS.between(
                LocalDate.ofEpochDay(from),
                LocalDate.ofEpochDay(readContext.asOf().latestDay()));
    }

    /** The last day that a date can mean, as far as it was over by the reading's day. */
    static long lastDay(EdtfDate date, ReadContext readContext) {
        return Math.min(date.latestDay(), readContext.asOf().latestDay());
    }
}
