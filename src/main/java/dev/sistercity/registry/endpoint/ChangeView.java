package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.change.Action;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One write as a caller reads it, in the feed of changes and among a record's revisions. */
@Schema(name = "Change", description = "One write of one record, with the whole record as it was after it")
record ChangeView(
        @Schema(required = true, description = "Its number in the one gap-free sequence, from 1", examples = "42")
        long sequence,

        @Schema(required = true, description = "When it was written")
        Instant at,

        @Schema(required = true, description = "Who wrote it", examples = "registrar")
        String actor,

        @Schema(required = true, description = "The record's collection", examples = "partnerships")
        String resource,

        @Schema(required = true, description = "The record") UUID id,

        @Schema(required = true, description = "The record's version after the change, from 1", examples = "1")
        long version,

        @Schema(required = true, description = "What was done to the record")
        Action action,

        @Schema(description = "Why, if the writer said so") String reason,

        @Schema(
                description =
                        "JSON Pointers of what the change altered, by comparison with the revision before. Among revisions only",
                examples = "[\"/population/value\"]")
        List<String> changed,

        @Schema(description = "Of a merge: the record that took this one's place")
        UUID into,

        @Schema(
                required = true,
                description = "Its hash in the chain over the log, in hexadecimal; `/v1/changes/proof` says of what")
        String hash,

        @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
                description =
                        "The record after the change, as its own address would show it; of a deleted one, the last state. "
                                + "Absent where this replica does not know the collection yet")
        Object record) {

    /** As a revision, which says what it altered. @param pointers null for the first */
    ChangeView comparedBy(List<String> pointers) {
        return new ChangeView(sequence, at, actor, resource, id, version, action, reason, pointers, into, hash, record);
    }
}
