package dev.sistercity.registry.partnership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.partnership.api.Consent;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.SideStatement;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.source.ClaimRegister;
import dev.sistercity.registry.source.OfficeStatement;
import dev.sistercity.registry.source.SourceRegister;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SourceKind;
import dev.sistercity.registry.source.api.SubjectDraft;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Keeps what a side says otherwise than the record as claims of a source of its own, so that conflicts between sides are found
 * where all others are.
 */
@Singleton
class OfficeStatementClaims {

    private final SourceRegister sources;
    private final ClaimRegister claims;
    private final CityReferences cities;

    OfficeStatementClaims(SourceRegister sources, ClaimRegister claims, CityReferences cities) {
        this.sources = sources;
        this.claims = claims;
        this.cities = cities;
    }

    /**
     * @param log takes what is written
     * @return the draft, whose statements know how they are cited
     */
    PartnershipDraft kept(UUID id, PartnershipDraft draft, PartnershipDraft before, Actor actor, List<Change> log) {
        // In the writer's name; that the writer may, is known by now.
        Actor writer = actor.asRegistry();
        Consent consent = draft.said();
        for (SideStatement said : draft.said().statements()) {
            SideStatement last =
                    before == null ? null : before.said().of(said.city()).orElse(null);
            if (!said.equals(last)) {
                consent = consent.with(cited(id, said, writer, log));
            }
        }
        return draft.with(consent);
    }

    private SideStatement cited(UUID id, SideStatement said, Actor writer, List<Change> log) {
        boolean speaks = said.established() != null || said.kind() != null;
        String source = speaks && said.source() == null ? source(said, writer, log) : said.source();
        String date = claim(
                new Word(id, "/established", text(said.established()), source), said.establishedClaim(), writer, log);
        String kind = claim(
                new Word(id, "/kind", said.kind() == null ? null : text(Kebab.of(said.kind())), source),
                said.kindClaim(),
                writer,
                log);
        return said.citedAs(source, date, kind);
    }

    private record Word(UUID subject, String pointer, JsonNode value, String source) {

        ClaimDraft claim() {
            SubjectDraft about = new SubjectDraft(PartnershipCollection.COLLECTION, subject.toString());
            return new ClaimDraft(about, pointer, value, source, null, null, null);
        }
    }

    /**
     * @param known id of the claim that there was; null for none
     * @return id of the claim that there is
     */
    private String claim(Word word, String known, Actor writer, List<Change> log) {
        // It may have been deleted in between.
        boolean there = known != null && claims.find(UUID.fromString(known)).isPresent();
        if (word.value() == null) {
            if (there) {
                log.addAll(claims.delete(UUID.fromString(known), version -> true, writer)
                        .changes());
            }
            return null;
        }
        Register.WrittenRecord<ClaimDraft> written = there
                ? claims.update(UUID.fromString(known), version -> true, last -> word.claim(), writer)
                : claims.create(word.claim(), writer);
        log.addAll(written.changes());
        return written.recorded().id().toString();
    }

    private String source(SideStatement said, Actor writer, List<Change> log) {
        String name = cities.name(UUID.fromString(said.city()));
        Register.WrittenRecord<SourceDraft> written = sources.create(
                new SourceDraft(
                        SourceKind.OFFICE_STATEMENT, null, OfficeStatement.title(name), name, null, null, null, null),
                writer);
        log.addAll(written.changes());
        return written.recorded().id().toString();
    }

    private static JsonNode text(Object value) {
        return value == null ? null : TextNode.valueOf(value.toString());
    }
}
