package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Identifier;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Has a row that comes again mean what it meant before, whatever else goes by those names now; in the caller's transaction. */
@Singleton
public class Recall {

    private final CityReferences references;

    Recall(CityReferences references) {
        this.references = references;
    }

    /** Cities of the registry by the places of the gazetteer that rows were found to mean. */
    public Map<Identifier, UUID> known(Collection<Placer.Placed> rows) {
        return references.withIdentifiers(rows.stream()
                .flatMap(row -> Stream.of(row.one(), row.two()))
                .filter(placement -> placement.place() != null)
                .map(placement -> Drafts.identifier(placement.place()))
                .distinct()
                .toList());
    }

    /**
     * @param row as it is understood now
     * @param cities the two that it meant
     * @param known as {@link #known}
     * @param decisions which go over what was before
     */
    public Placer.Placed recalled(
            Placer.Placed row, Set<UUID> cities, Map<Identifier, UUID> known, Decisions decisions) {
        Statement statement = row.statement();
        boolean decided = decisions.meaning(statement.one(), statement).isPresent()
                || decisions.meaning(statement.two(), statement).isPresent();
        if (row.rejected() || decided) {
            return row;
        }
        List<UUID> both = List.copyOf(cities);
        UUID one = city(row.one(), known);
        UUID two = city(row.two(), known);
        boolean turned = both.get(1).equals(one)
                || !both.get(0).equals(one) && both.get(0).equals(two);
        return new Placer.Placed(
                statement,
                as(both.get(turned ? 1 : 0), row.one(), one),
                as(both.get(turned ? 0 : 1), row.two(), two),
                false);
    }

    private static Placement as(UUID meant, Placement now, UUID found) {
        return meant.equals(found) ? now : Placement.of(meant, "as it was taken before");
    }

    private static UUID city(Placement placement, Map<Identifier, UUID> known) {
        return placement.city() != null || placement.place() == null
                ? placement.city()
                : known.get(Drafts.identifier(placement.place()));
    }
}
