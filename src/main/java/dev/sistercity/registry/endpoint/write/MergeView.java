package dev.sistercity.registry.endpoint.write;

import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.merge.MergeResult;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a merge did, or taking one back. */
@Schema(name = "MergeReport", description = "What a merge did, or taking one back")
record MergeView(
        @Schema(required = true, description = "The record that was merged, or stands again")
        UUID id,

        @Schema(required = true, description = "The record that remains")
        UUID into,

        @Schema(
                required = true,
                description =
                        "The records that were changed for it, in this order; among them such as were merged or stand again "
                                + "because of it")
        List<Moved> moved,

        @Schema(
                required = true,
                description = "Taking back: the records that have been changed since, and were left so")
        List<Left> left) {

    @Schema(name = "Moved", description = "A record that was changed by a merge, or by taking one back")
    record Moved(
            @Schema(required = true, description = "Its collection", examples = "partnerships")
            String resource,

            @Schema(required = true, description = "Its id") UUID id,

            @Schema(required = true, description = "What was done to it")
            Action action,

            @Schema(required = true, description = "Its version after that")
            long version) {}

    @Schema(name = "Left", description = "A record that was to be changed back, and was not")
    record Left(
            @Schema(required = true, description = "Its collection", examples = "partnerships")
            String resource,

            @Schema(required = true, description = "Its id") UUID id,

            @Schema(required = true, description = "Why not")
            String detail) {}

    static MergeView of(UUID id, MergeResult result) {
        return new MergeView(
                id,
                result.into(),
                result.changes().stream()
                        .filter(change -> !change.recordId().equals(id))
                        .map(MergeView::moved)
                        .toList(),
                result.left().stream()
                        .map(left -> new Left(left.resource(), left.id(), left.detail()))
                        .toList());
    }

    private static Moved moved(Change change) {
        return new Moved(change.resource(), change.recordId(), change.action(), change.version());
    }
}
