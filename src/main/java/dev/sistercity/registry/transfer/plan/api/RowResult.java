package dev.sistercity.registry.transfer.plan.api;

import dev.sistercity.registry.transfer.resolve.NameQuestion;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.List;
import java.util.UUID;

/**
 * What became of a row.
 *
 * @param reason why, or what is odd about it; null where there is nothing to say
 * @param added what it added to the registry
 * @param partnership null where there is none
 * @param kindAssumed whether it made a partnership whose kind it does not tell
 * @param statement what it says, and
 * @param questions what cannot be placed; of a row that is to be reviewed
 */
public record RowResult(
        RowClass rowClass,
        String reason,
        List<Addition> added,
        UUID partnership,
        boolean kindAssumed,
        Statement statement,
        List<NameQuestion> questions) {

    public RowResult {
        added = List.copyOf(added);
        questions = List.copyOf(questions);
    }

    /** What it added, in words for people. */
    public List<String> addedInWords() {
        return added.stream().map(Addition::words).toList();
    }

    public static RowResult rejected(String reason) {
        return new RowResult(RowClass.REJECTED, reason, List.of(), null, false, null, List.of());
    }

    public static RowResult toReview(String reason, Statement statement, List<NameQuestion> questions) {
        return new RowResult(RowClass.TO_REVIEW, reason, List.of(), null, false, statement, questions);
    }

    public RowResult as(RowClass other) {
        return new RowResult(other, reason, added, partnership, kindAssumed, statement, questions);
    }

    /**
     * @param why before what is odd about it
     * @param dry whether nothing was made of it
     */
    public RowResult because(String why, boolean dry) {
        String reasons = reason == null ? why : why + "; " + reason;
        return new RowResult(rowClass, reasons, added, partnership, kindAssumed && !dry, statement, questions);
    }
}
