package dev.sistercity.registry.review;

import dev.sistercity.registry.transfer.resolve.NameQuestion;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A name that rows ask about, once for all of them. */
@Schema(
        name = "AskedName",
        description = "A name that open rows ask about, once for all of them; `/v1/reviews/rules` answers it")
record AskedNameView(
        @Schema(required = true, description = "As written", examples = "Eisenberg")
        String name,

        @Schema(description = "As written", examples = "Deutschland")
        String country,

        @Schema(required = true, description = "How many open rows ask about it", examples = "12")
        long rows,

        @Schema(required = true, description = "Why it is not clear, in the first of them")
        String why,

        @Schema(required = true, description = "What it may mean, in the first of them, the best first")
        List<NameQuestion.Option> candidates,

        @Schema(required = true, description = "The review of the first of them")
        UUID review) {

    static AskedNameView of(AskedNames.AskedName asked) {
        NameQuestion question = asked.question();
        return new AskedNameView(
                question.name(),
                question.country(),
                asked.rows(),
                question.why(),
                question.candidates(),
                asked.first());
    }
}
