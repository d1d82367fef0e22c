package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Decisions;
import dev.sistercity.registry.transfer.resolve.Resolution;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Gives a row that comes again the meaning it had before, whatever else goes by those names now; in the caller's transaction. */
@Singleton
public class EarlierAnswer {

    private final CityReferences references;

    EarlierAnswer(CityReferences references) {
        this.references = references;
    }

    /** Cities of the registry by the places of the gazetteer that rows were found to mean. */
    public Map<Identifier, UUID> known(Collection<CityResolver.ResolvedRow> rows) {
        return references.withIdentifiers(rows.stream()
                .flatMap(row -> row.sides().stream())
                .filter(resolution -> resolution.place() != null)
                .flatMap(resolution -> Drafts.identifiers(resolution.place()).stream())
                .distinct()
                .toList());
    }

    /**
     * @param row as it is understood now
     * @param cities the two that it meant
     * @param known as {@link #known}
     * @param decisions which go over what was before
     */
    public CityResolver.ResolvedRow recalled(
            CityResolver.ResolvedRow row, Set<UUID> cities, Map<Identifier, UUID> known, Decisions decisions) {
        Statement statement = row.statement();
        boolean decided = decisions.meaning(statement.one(), statement).isPresent()
                || decisions.meaning(statement.two(), statement).isPresent();
        if (row.rejected() || decided || !row.more().isEmpty()) {
            return row.looked();
        }
        List<UUID> both = List.copyOf(cities);
        UUID one = city(row.one(), known);
        UUID two = city(row.two(), known);
        boolean turned = both.get(1).equals(one)
                || !both.get(0).equals(one) && both.get(0).equals(two);
        return new CityResolver.ResolvedRow(
                statement.looked(),
                as(both.get(turned ? 1 : 0), row.one(), one),
                as(both.get(turned ? 0 : 1), row.two(), two),
                false);
    }

    private static Resolution as(UUID meant, Resolution now, UUID found) {
        return meant.equals(found) ? now : Resolution.of(meant, Reason.TAKEN_BEFORE.explained());
    }

    private static UUID city(Resolution resolution, Map<Identifier, UUID> known) {
        return resolution.city() != null || resolution.place() == null
                ? resolution.city()
                : Drafts.known(resolution.place(), known).orElse(null);
    }
}
