package dev.sistercity.registry.changerequest.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.city.api.CityRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change request, as clients read it. */
@Schema(name = "ChangeRequest", description = "A proposed change, and what became of it")
public record ChangeRequestView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                description =
                        "consent: an office wants to change what all sides have confirmed, and the others have to agree. "
                                + "correction: a proposal how to correct the record. submission: that a record be created, merged "
                                + "or deleted")
        RequestKind kind,

        @Schema(required = true, description = "Where it stands")
        RequestStatus status,

        @Schema(required = true, description = "What is asked for, as ChangeRequestDraft has it")
        RequestAction action,

        @Schema(required = true, description = "The record that it is about")
        RequestSubject subject,

        @Schema(
                required = true,
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "The change as JSON Merge Patch (RFC 7396); `{}` where `action` is not `patch`")
        JsonNode patch,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "With `create`: the record as it would be posted")
        JsonNode content,

        @Schema(description = "With `merge`: the record that remains")
        RequestSubject into,

        @Schema(description = "With `create`: why the record is another one than those that it looks like")
        String allowDuplicate,

        @Schema(description = "Why") String reason,

        @Schema(required = true, description = "Where that can be read")
        List<String> sources,

        @Schema(required = true, description = "Who made it, as the revisions name them", examples = "anonymous")
        String by,

        @Schema(required = true, description = "The cities whose offices have to agree, of a consent")
        List<CityRef> asked,

        @Schema(required = true, description = "The answers, the oldest first")
        List<Answered> answers,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
