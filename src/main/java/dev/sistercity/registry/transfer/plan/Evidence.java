package dev.sistercity.registry.transfer.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Agreement;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.SubjectDraft;
import dev.sistercity.registry.transfer.plan.api.Addition;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a list is cited for. */
final class Evidence {

    static final String KIND = "/kind";
    static final String ESTABLISHED = "/established";
    static final String STATUS = "/status";
    static final String ENDED = "/ended";
    static final String WHOLE = "";

    private static final String UNDETERMINED = "und";

    private final String source;

    Evidence(UUID source) {
        this.source = source.toString();
    }

    /**
     * Cites the list for all that a row says, unless it is already.
     *
     * @return what that added; null for nothing
     */
    Addition cite(KnownPartnership partnership, Statement statement) {
        boolean before = partnership.claims().stream().anyMatch(this::isOurs);
        boolean spelled = partnership.claims().stream()
                .anyMatch(claim -> isOurs(claim)
                        && claim.quote() != null
                        && claim.quote().value().equals(statement.quote()));
        boolean added = false;
        if (statement.kind() != null) {
            added |= cite(partnership, KIND, TextNode.valueOf(Kebab.of(statement.kind())), statement);
        }
        boolean closer = false;
        EdtfDate since = statement.established();
        if (since != null && !isToldBy(partnership, since)) {
            boolean compatible = ours(partnership).anyMatch(known -> known.agreementWith(since) != Agreement.CONFLICTS);
            boolean cited = cite(partnership, ESTABLISHED, TextNode.valueOf(since.toString()), statement);
            closer = cited && compatible;
            added |= cited && !compatible;
        }
        if (statement.ended() != null) {
            added |= cite(partnership, ENDED, TextNode.valueOf(statement.ended().toString()), statement);
        } else if (statement.status() != null) {
            added |= cite(partnership, STATUS, TextNode.valueOf(Kebab.of(statement.status())), statement);
        }
        if (!added && !closer && !spelled) {
            partnership.add(claim(partnership.id(), WHOLE, null, source, statement));
            return before
                    ? new Addition(Addition.Kind.SPELLING, "another spelling: " + statement.quote())
                    : Addition.claim();
        }
        if (added) {
            return Addition.claim();
        }
        return closer ? new Addition(Addition.Kind.CLOSER_DATE, "a closer date, as a claim") : null;
    }

    /** When the list says that it began, in other rows. */
    private Stream<EdtfDate> ours(KnownPartnership partnership) {
        return partnership.claims().stream()
                .filter(claim -> isOurs(claim) && claim.pointer().equals(ESTABLISHED) && claim.value() != null)
                .map(claim -> EdtfDate.parse(claim.value().asText()));
    }

    /** Whether another row of the list says it at least as exactly. */
    private boolean isToldBy(KnownPartnership partnership, EdtfDate since) {
        return !since.isInterval()
                && ours(partnership)
                        .anyMatch(known -> !known.isInterval()
                                && known.earliestDay() >= since.earliestDay()
                                && known.latestDay() <= since.latestDay());
    }

    /**
     * Cites what a row refers to for the record as a whole, unless it is already: the list says no more of it.
     *
     * @return whether that added anything
     */
    static boolean refer(KnownPartnership partnership, UUID reference, Statement statement) {
        String source = reference.toString();
        boolean known = partnership.claims().stream()
                .anyMatch(claim ->
                        claim.source().equals(source) && claim.pointer().equals(WHOLE));
        if (!known) {
            partnership.add(claim(partnership.id(), WHOLE, null, source, statement));
        }
        return !known;
    }

    private boolean cite(KnownPartnership partnership, String pointer, JsonNode value, Statement statement) {
        boolean known = partnership.claims().stream()
                .anyMatch(claim -> isOurs(claim)
                        && claim.pointer().equals(pointer)
                        && Optional.of(value).equals(Optional.ofNullable(claim.value())));
        if (!known) {
            partnership.add(claim(partnership.id(), pointer, value, source, statement));
        }
        return !known;
    }

    private boolean isOurs(ClaimDraft claim) {
        return claim.source().equals(source);
    }

    private static ClaimDraft claim(
            UUID partnership, String pointer, JsonNode value, String source, Statement statement) {
        return new ClaimDraft(
                new SubjectDraft(PartnershipCollection.COLLECTION, partnership.toString()),
                pointer,
                value,
                source,
                new Text(statement.quote(), UNDETERMINED),
                null,
                statement.statedAt());
    }

    /**
     * That a city is as a source has it.
     *
     * @param quote null for none
     */
    static ClaimDraft ofCity(UUID city, UUID source, String quote) {
        return new ClaimDraft(
                new SubjectDraft(CityCollection.COLLECTION, city.toString()),
                WHOLE,
                null,
                source.toString(),
                quote == null ? null : new Text(quote, UNDETERMINED),
                null,
                null);
    }
}
