package dev.sistercity.registry.review;

import dev.sistercity.registry.transfer.plan.api.Addition;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import dev.sistercity.registry.transfer.resolve.NameQuestion;
import dev.sistercity.registry.transfer.statement.Side;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.List;
import java.util.UUID;

/**
 * A row that waits for a decision.
 *
 * @param sender name of who imported it
 * @param source of the list
 * @param added what it added, where that is known
 */
record Review(
        UUID id,
        UUID importId,
        String sender,
        UUID source,
        long row,
        String text,
        Statement statement,
        List<NameQuestion> questions,
        ReviewStatus status,
        RowClass rowClass,
        String reason,
        List<Addition> added,
        UUID partnership,
        String decidedBy) {

    Side side(int number) {
        return statement.sides().get(number - 1);
    }

    /** The same with what a person said who looked at the row. */
    Review with(Statement looked) {
        return new Review(
                id,
                importId,
                sender,
                source,
                row,
                text,
                looked,
                questions,
                status,
                rowClass,
                reason,
                added,
                partnership,
                decidedBy);
    }

    boolean asks(int side) {
        return questions.stream().anyMatch(nameQuestion -> nameQuestion.side() == side);
    }
}
