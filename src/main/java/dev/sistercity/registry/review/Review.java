package dev.sistercity.registry.review;

import dev.sistercity.registry.transfer.plan.Question;
import dev.sistercity.registry.transfer.plan.RowClass;
import dev.sistercity.registry.transfer.statement.Side;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.List;
import java.util.UUID;

/**
 * A row that somebody has to decide about.
 *
 * @param sender name of who imported it
 * @param source of the list
 */
record Review(
        UUID id,
        UUID importId,
        String sender,
        UUID source,
        long row,
        String text,
        Statement statement,
        List<Question> questions,
        ReviewStatus status,
        RowClass rowClass,
        String reason,
        List<String> added,
        UUID partnership,
        String decidedBy) {

    Side side(int number) {
        return number == 1 ? statement.one() : statement.two();
    }

    boolean asks(int side) {
        return questions.stream().anyMatch(question -> question.side() == side);
    }
}
