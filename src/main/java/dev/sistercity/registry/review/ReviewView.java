package dev.sistercity.registry.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import dev.sistercity.registry.transfer.resolve.NameQuestion;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A row that waits for a decision. */
@Schema(name = "Review", description = "A row of an imported list of which it is not safe to say which cities it means")
record ReviewView(
        @Schema(required = true) UUID id,

        @Schema(required = true, name = "import", description = "Id of the import: /v1/imports/{id}")
        @JsonProperty("import")
        UUID importId,

        @Schema(required = true, description = "Number of the row in the list", examples = "17")
        long row,

        @Schema(required = true, description = "The row as it stands in the list")
        String text,

        @Schema(required = true, description = "open, decided or superseded", examples = "open")
        ReviewStatus status,

        @Schema(
                required = true,
                name = "class",
                description = "What became of the row: to-review while it is open",
                examples = "to-review")
        @JsonProperty("class")
        RowClass rowClass,

        @Schema(description = "Why it is of this class") String reason,

        @Schema(required = true, description = "What is to be answered")
        List<NameQuestion> questions,

        @Schema(description = "Id of the partnership that came of it")
        UUID partnership,

        @Schema(
                description =
                        "Who decided, or opened it again; `import:{id}` where what that import brought tells what the row means",
                examples = "registrar")
        String decidedBy) {

    static ReviewView of(Review review) {
        return new ReviewView(
                review.id(),
                review.importId(),
                review.row(),
                review.text(),
                review.status(),
                review.rowClass(),
                review.reason(),
                review.questions(),
                review.partnership(),
                review.decidedBy());
    }
}
