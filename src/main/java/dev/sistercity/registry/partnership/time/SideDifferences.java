package dev.sistercity.registry.partnership.time;

import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.SideStatement;
import dev.sistercity.registry.partnership.api.Stance;
import dev.sistercity.registry.shared.value.Agreement;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** What the sides of a partnership say differently though they have confirmed it. */
public final class SideDifferences {

    private SideDifferences() {}

    /** Pointers into the record, {@code /established} and {@code /kind}; one side that is vaguer than another differs not. */
    public static List<String> of(PartnershipDraft partnership) {
        List<SideStatement> confirmed = partnership.said().statements().stream()
                .filter(said -> said.stance() == Stance.CONFIRMED)
                .toList();
        if (confirmed.size() < 2) {
            return List.of();
        }
        List<String> differences = new ArrayList<>();
        BiPredicate<EdtfDate, EdtfDate> conflict = (one, other) -> one.agreementWith(other) == Agreement.CONFLICTS;
        if (differ(
                confirmed,
                said -> said.established() == null ? partnership.established() : said.established(),
                conflict)) {
            differences.add("/established");
        }
        if (differ(
                confirmed,
                said -> said.kind() == null ? partnership.kind() : said.kind(),
                (one, other) -> one != other)) {
            differences.add("/kind");
        }
        return differences;
    }

    private static <T> boolean differ(
            List<SideStatement> confirmed, Function<SideStatement, T> word, BiPredicate<T, T> conflict) {
        List<T> words = new ArrayList<>();
        confirmed.forEach(said -> {
            T its = word.apply(said);
            if (its != null) {
                words.add(its);
            }
        });
        return words.stream().anyMatch(one -> words.stream().anyMatch(other -> conflict.test(one, other)));
    }
}
