package dev.sistercity.registry.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.event.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A draft, as the offices that are named in it read it. */
@Schema(name = "SharedDraft", description = "A proposal that only the named offices see")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SharedDraftView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Collection of the record that it will be")
        DraftResource resource,

        @Schema(
                required = true,
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "What is to be posted to the collection")
        JsonNode content,

        @Schema(description = "Why the record is another one than those that it looks like")
        String allowDuplicate,

        @Schema(required = true, description = "The offices that see it")
        List<RecordRef> offices,

        @Schema(required = true, description = "The office that began it")
        RecordRef createdBy,

        @Schema(required = true, description = "The office that wrote last")
        RecordRef editedBy,

        @Schema(required = true, description = "What was said to it, the oldest first")
        List<Comment> comments,

        @Schema(description = "The partner request that it answers, found at /v1/partner-requests/{id}")
        RecordRef partnerRequest,

        @Schema(description = "Address of the record that it became; until then it is a draft")
        String published,

        @Schema(required = true, description = "Counts the changes of the content, from 1; comments are none")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {

    /** One comment. */
    @Schema(name = "DraftComment", description = "What an office said to a draft")
    record Comment(
            @Schema(required = true) UUID id,

            @Schema(required = true, description = "The office")
            RecordRef by,

            @Schema(required = true) Instant at,

            @Schema(required = true) String text) {}
}
