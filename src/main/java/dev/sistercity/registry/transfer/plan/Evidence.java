package dev.sistercity.registry.transfer.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.ClaimDraft;
import dev.sistercity.registry.source.SubjectDraft;
import dev.sistercity.registry.source.SubjectResource;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.Optional;
import java.util.UUID;

/** What a list is cited for. */
final class Evidence {

    static final String KIND = "/kind";
    static final String ESTABLISHED = "/established";
    static final String WHOLE = "";

    private static final String UNDETERMINED = "und";

    private final String source;

    Evidence(UUID source) {
        this.source = source.toString();
    }

    /** Has the list cited for all that a row says, unless it is already. @return what that added; null for nothing */
    String cite(Known partnership, Statement statement) {
        boolean cited = partnership.claims().stream().anyMatch(this::isOurs);
        boolean spelled = partnership.claims().stream()
                .anyMatch(claim -> isOurs(claim)
                        && claim.quote() != null
                        && claim.quote().value().equals(statement.quote()));
        boolean added = false;
        if (statement.kind() != null) {
            added |= cite(partnership, KIND, TextNode.valueOf(Kebab.of(statement.kind())), statement);
        }
        if (statement.established() != null) {
            added |= cite(
                    partnership,
                    ESTABLISHED,
                    TextNode.valueOf(statement.established().toString()),
                    statement);
        }
        if (!added && !spelled) {
            partnership.add(claim(partnership.id(), WHOLE, null, statement));
            return cited ? "another spelling: " + statement.quote() : "a claim";
        }
        return added ? "a claim" : null;
    }

    private boolean cite(Known partnership, String pointer, JsonNode value, Statement statement) {
        boolean known = partnership.claims().stream()
                .anyMatch(claim -> isOurs(claim)
                        && claim.pointer().equals(pointer)
                        && Optional.of(value).equals(Optional.ofNullable(claim.value())));
        if (!known) {
            partnership.add(claim(partnership.id(), pointer, value, statement));
        }
        return !known;
    }

    private boolean isOurs(ClaimDraft claim) {
        return claim.source().equals(source);
    }

    private ClaimDraft claim(UUID partnership, String pointer, JsonNode value, Statement statement) {
        return new ClaimDraft(
                new SubjectDraft(SubjectResource.PARTNERSHIPS, partnership.toString()),
                pointer,
                value,
                source,
                new Text(statement.quote(), UNDETERMINED),
                null,
                null);
    }

    /** That a city is as a source has it. @param quote null for none */
    static ClaimDraft ofCity(UUID city, UUID source, String quote) {
        return new ClaimDraft(
                new SubjectDraft(SubjectResource.CITIES, city.toString()),
                WHOLE,
                null,
                source.toString(),
                quote == null ? null : new Text(quote, UNDETERMINED),
                null,
                null);
    }
}
