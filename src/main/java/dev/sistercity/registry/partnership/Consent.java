package dev.sistercity.registry.partnership;

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
 * @param agreedAt since when all sides agree on the core facts: from then on nobody changes those alone, though a side takes its
 *     confirmation back; null until then, and after the registrar has changed them
 */
record Consent(List<Statement> statements, Instant agreedAt) {

    static final Consent NONE = new Consent(List.of(), null);

    Consent {
        statements = Lists.compact(statements);
    }

    /** A loop, as every side of every answer asks, and of most partnerships nobody has said anything. */
    Optional<Statement> of(String city) {
        for (Statement statement : statements) {
            if (statement.city().equals(city)) {
                return Optional.of(statement);
            }
        }
        return Optional.empty();
    }

    Stance stance(String city) {
        return of(city).map(Statement::stance).orElse(Stance.NONE);
    }

    boolean confirmedByAll(Set<String> cities) {
        return cities.stream().allMatch(city -> stance(city) == Stance.CONFIRMED);
    }

    boolean any(Stance stance) {
        for (Statement statement : statements) {
            if (statement.stance() == stance) {
                return true;
            }
        }
        return false;
    }

    Consent with(Statement statement) {
        List<Statement> all = new ArrayList<>(statements);
        all.removeIf(known -> known.city().equals(statement.city()));
        all.add(statement);
        return new Consent(all, agreedAt);
    }

    /** With the words of sides that have said nothing here. */
    Consent with(Consent other) {
        List<Statement> all = new ArrayList<>(statements);
        other.statements.stream()
                .filter(statement -> of(statement.city()).isEmpty())
                .forEach(all::add);
        return new Consent(all, agreedAt == null ? other.agreedAt : agreedAt);
    }

    Consent agreed(Instant since) {
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
    Consent overtaken(CoreFacts facts, Set<String> authors, Set<String> parties) {
        return new Consent(
                statements.stream()
                        .filter(statement -> parties.contains(statement.city()))
                        .map(statement -> authors.contains(statement.city()) ? statement : statement.overtaken(facts))
                        .toList(),
                null);
    }

    /** As a draft holds it: null where there is nothing. */
    Consent orNull() {
        return statements.isEmpty() && agreedAt == null ? null : this;
    }
}
