package dev.sistercity.registry.partnership.time;

import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.partnership.agreement.AgreementDraft;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * From which day on a partnership, if no caller changes it, may stand otherwise than it is stored: so that only those have to be looked at
 * whose day has come. It follows from the record alone. Days are counted from 1970-01-01.
 */
public final class DueDay {

    /** The facet of partnerships that have one. */
    public static final String FACET = "dueDay";

    private DueDay() {}

    /**
     * Before this day {@link #isOvertaken} says no.
     *
     * @return the day of its last change for one that already then stood otherwise than it was stored; else the first day after that on
     *     which something comes or goes; empty where nothing will
     */
    public static OptionalLong of(RecordVersion<PartnershipDraft> stored) {
        long changed = changed(stored);
        return StatusRule.isOvertaken(stored.draft(), changed)
                ? OptionalLong.of(changed)
                : turns(stored.draft()).filter(day -> day > changed).min();
    }

    /** Whether it stands otherwise on a day than it is stored, or has other sides than on the day of its last change, as of which they count. */
    public static boolean isOvertaken(RecordVersion<PartnershipDraft> stored, long today) {
        return StatusRule.isOvertaken(stored.draft(), today) || hasOtherSides(stored, today);
    }

    /** Whether other cities are its sides than on the day of its last change. */
    public static boolean hasOtherSides(RecordVersion<PartnershipDraft> stored, long today) {
        long then = changed(stored);
        return then < today && !Membership.on(stored.draft(), then).equals(Membership.on(stored.draft(), today));
    }

    private static long changed(RecordVersion<PartnershipDraft> stored) {
        return LocalDate.ofInstant(stored.updatedAt(), ZoneOffset.UTC).toEpochDay();
    }

    /** The days on which anything that rules ask about the day has another answer than on the day before. */
    private static LongStream turns(PartnershipDraft partnership) {
        Stream<EdtfDate> comings = Stream.of(
                        Stream.of(partnership).map(PartnershipDraft::ended),
                        partnership.milestones().stream().map(MilestoneDraft::date),
                        partnership.parties().stream().map(PartyDraft::joined),
                        partnership.parties().stream().map(PartyDraft::left),
                        partnership.agreements().stream().map(AgreementDraft::begins))
                .flatMap(dates -> dates);
        Stream<EdtfDate> terms = partnership.agreements().stream().map(AgreementDraft::validUntil);
        return LongStream.concat(
                comings.filter(Objects::nonNull).mapToLong(EdtfDate::earliestDay),
                terms.filter(Objects::nonNull).mapToLong(date -> date.latestDay() + 1));
    }
}
