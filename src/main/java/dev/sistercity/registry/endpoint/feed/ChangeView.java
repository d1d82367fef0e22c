package dev.sistercity.registry.endpoint.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.RecordKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

        @Schema(
                required = true,
                examples = "updated",
                description =
                        "What was done to the record: `created`, `updated`, `deleted`, `merged` or `restored`. A newer"
                                + " version of the registry may have done what this one does not know: its own word is"
                                + " here then")
        String action,

        @Schema(description = "Why, if the writer said so") String reason,

        @Schema(
                description = "JSON Pointers of what the change altered, by comparison with the revision before. Among"
                        + " revisions only",
                examples = "[\"/population/value\"]")
        List<String> changed,

        @Schema(description = "Of a merge: the record that took this one's place")
        UUID into,

        @Schema(
                description =
                        "The other records that are shown otherwise since this change, as they show or count something"
                                + " of its record: read them again, `ids=` takes 200 at a time. In the feed only. Of older changes"
                                + " all records that may be, not those alone that are; what changed itself in the same moment comes"
                                + " with its own change")
        List<RecordKey> touched,

        @Schema(
                description =
                        "Instead of `touched`, where that would be more than 5,000 records: the collections that they"
                                + " may be in, to be read from the exports again")
        List<String> touchedCollections,

        @Schema(
                required = true,
                description = "Its hash in the chain over the log, in hexadecimal; `/v1/changes/proof` says of what")
        String hash,

        @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
                description =
                        "The record after the change, as its own address would show it; of a deleted one, the last"
                                + " state. Absent where this replica does not know the collection yet, or cannot read the"
                                + " record, as a newer version of the registry wrote it")
        Object record,

        @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
                description =
                        "What a newer version of the registry wrote into the record and this replica does not know, by "
                                + "JSON Pointers into the record's document (`/draft` is all that was drafted); "
                                + "of collections whose documents are open alone")
        Map<String, JsonNode> unknown) {

    /**
     * As a revision, which says what it altered.
     *
     * @param pointers null for the first
     */
    ChangeView comparedBy(List<String> pointers) {
        return new ChangeView(
                sequence, at, actor, resource, id, version, action, reason, pointers, into, null, null, hash, record,
                unknown);
    }

    /** As the feed has it, with the records that are shown otherwise since. */
    ChangeView touching(List<RecordKey> others, List<String> collections) {
        return new ChangeView(
                sequence,
                at,
                actor,
                resource,
                id,
                version,
                action,
                reason,
                changed,
                into,
                others,
                collections,
                hash,
                record,
                unknown);
    }
}
