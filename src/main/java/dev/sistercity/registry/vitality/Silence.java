package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.partnership.MilestoneDraft;
import dev.sistercity.registry.partnership.MilestoneType;
import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
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
public record Silence(SilenceView countedFrom, Integer years) {

    private static final Set<MilestoneType> AGREEMENTS =
            EnumSet.of(MilestoneType.SIGNED, MilestoneType.RENEWED, MilestoneType.UPGRADED, MilestoneType.RESUMED);

    /** @param contacts the latest first @param partnerships looked at where there was no contact */
    public static Silence of(List<Contact<?>> contacts, Collection<PartnershipDraft> partnerships, Reading reading) {
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
                                reading))
                        .or(() -> last(
                                partnerships.stream().map(PartnershipDraft::established),
                                Basis.ESTABLISHMENT,
                                reading)),
                reading);
    }

    private static Optional<SilenceView> last(Stream<EdtfDate> dates, Basis what, Reading reading) {
        return dates.filter(date -> date != null && date.begunBy(reading.asOf(), reading.certainty()))
                .max(Comparator.comparingLong((EdtfDate date) -> lastDay(date, reading))
                        .thenComparing(Comparator.naturalOrder()))
                .map(date -> new SilenceView(what, date));
    }

    private static Silence since(Optional<SilenceView> from, Reading reading) {
        return from.map(known -> new Silence(known, years(known.date(), reading)))
                .orElseGet(() -> new Silence(null, null));
    }

    private static int years(EdtfDate date, Reading reading) {
        long from = lastDay(date, reading);
        return (int) ChronoUnit.YEARS.between(
                LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(reading.asOf().latestDay()));
    }

    /** The last day that a date can mean, as far as it was over by the reading's day. */
    static long lastDay(EdtfDate date, Reading reading) {
        return Math.min(date.latestDay(), reading.asOf().latestDay());
    }
}
