package dev.sistercity.registry.partnership.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.Instant;
import java.util.Objects;

/**
 * What a side says of the record, as it is stored.
 *
 * @param city id of the side
 * @param stance {@code NONE} where it took its word back, or the record has changed since it confirmed it
 * @param at when it spoke last
 * @param by who spoke for it, as the log names them
 * @param established since when, by its word; null where it says nothing of its own
 * @param kind what kind, by its word; likewise
 * @param source id of the source that its word is cited as; null until it says something of its own
 * @param establishedClaim id of the claim about the date; null for none
 * @param kindClaim id of the claim about the kind; null for none
 */
public record SideStatement(
        String city,
        Stance stance,
        Instant at,
        String by,
        EdtfDate established,
        PartnershipKind kind,
        String note,
        String source,
        String establishedClaim,
        String kindClaim) {

    public static SideStatement of(String city, Stance stance, Instant at, String by) {
        return new SideStatement(city, stance, at, by, null, null, null, null, null, null);
    }

    /** Whether it says the same, regardless of who said it and when. */
    public boolean says(Stance otherStance, EdtfDate otherDate, PartnershipKind otherKind, String otherNote) {
        return stance == otherStance
                && Objects.equals(established, otherDate)
                && kind == otherKind
                && Objects.equals(note, otherNote);
    }

    /**
     * After the record has become another one than it confirmed: what it had confirmed becomes its own word.
     *
     * @param facts those that it confirmed
     */
    SideStatement overtaken(CoreFacts facts) {
        return stance == Stance.CONFIRMED
                ? new SideStatement(
                        city,
                        Stance.NONE,
                        at,
                        by,
                        established == null ? facts.established() : established,
                        kind == null ? facts.kind() : kind,
                        note,
                        source,
                        establishedClaim,
                        kindClaim)
                : this;
    }

    /** Says it anew, or something else; how it is cited stays. */
    public SideStatement saying(
            Stance now, Instant when, String who, EdtfDate date, PartnershipKind what, String more) {
        return new SideStatement(city, now, when, who, date, what, more, source, establishedClaim, kindClaim);
    }

    public SideStatement citedAs(String newSource, String dateClaim, String newKindClaim) {
        return new SideStatement(city, stance, at, by, established, kind, note, newSource, dateClaim, newKindClaim);
    }
}
