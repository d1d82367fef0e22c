package dev.sistercity.registry.partnership.api;

import dev.sistercity.registry.shared.value.Lists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the sides say of a partnership. Written by the registry itself, from what each side's office does.
 *
 * @param statements one for each side that has spoken
 * @param agreedAt since when all sides agree on the core facts: from then on no side changes those alone, though a side takes its
 *     confirmation back; null until then, and after the registrar has changed them
 */
public record Consent(List<SideStatement> statements, Instant agreedAt) {

    static final Consent NONE = new Consent(List.of(), null);

    public Consent {
        statements = Lists.compact(statements);
    }

    /** A loop: every side of every answer asks, and most partnerships have no word of any side. */
    public Optional<SideStatement> of(String city) {
        for (SideStatement sideStatement : statements) {
            if (sideStatement.city().equals(city)) {
                return Optional.of(sideStatement);
            }
        }
        return Optional.empty();
    }

    Stance stance(String city) {
        return of(city).map(SideStatement::stance).orElse(Stance.NONE);
    }

    public boolean confirmedByAll(Set<String> cities) {
        return cities.stream().allMatch(city -> stance(city) == Stance.CONFIRMED);
    }

    public boolean any(Stance stance) {
        for (SideStatement sideStatement : statements) {
            if (sideStatement.stance() == stance) {
                return true;
            }
        }
        return false;
    }

    public Consent with(SideStatement sideStatement) {
        List<SideStatement> all = new ArrayList<>(statements);
        all.removeIf(known -> known.city().equals(sideStatement.city()));
        all.add(sideStatement);
        return new Consent(all, agreedAt);
    }

    /** With the words of sides that have said nothing here. */
    public Consent with(Consent other) {
        List<SideStatement> all = new ArrayList<>(statements);
        other.statements.stream()
                .filter(sideStatement -> of(sideStatement.city()).isEmpty())
                .forEach(all::add);
        return new Consent(all, agreedAt == null ? other.agreedAt : agreedAt);
    }

    public Consent agreed(Instant since) {
        return new Consent(statements, since);
    }

    /**
     * After the core facts were changed by some of the sides, or by the registrar: who had confirmed the old ones has confirmed
     * nothing of what stands there now.
     *
     * @param facts the old ones
     * @param authors ids of the sides that made the change
     * @param parties ids of those who are parties now
     */
    public Consent overtaken(CoreFacts facts, Set<String> authors, Set<String> parties) {
        return new Consent(
                statements.stream()
                        .filter(sideStatement -> parties.contains(sideStatement.city()))
                        .map(sideStatement ->
                                authors.contains(sideStatement.city()) ? sideStatement : sideStatement.overtaken(facts))
                        .toList(),
                null);
    }

    /** As a draft holds it: null where there is nothing. */
    Consent orNull() {
        return statements.isEmpty() && agreedAt == null ? null : this;
    }
}
