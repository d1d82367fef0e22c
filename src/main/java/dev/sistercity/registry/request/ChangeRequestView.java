package dev.sistercity.registry.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.city.CityRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change that somebody asks for, as everybody reads it. */
@Schema(name = "ChangeRequest", description = "A change that somebody asks for, and what became of it")
record ChangeRequestView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                description =
                        "consent: an office wants to change what all sides have confirmed, and the others have to agree. "
                                + "correction: somebody says how the record would be right")
        RequestKind kind,

        @Schema(required = true, description = "Where it stands")
        RequestStatus status,

        @Schema(required = true, description = "The record that is to be changed")
        RequestSubject subject,

        @Schema(
                required = true,
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "The change as JSON Merge Patch (RFC 7396)")
        JsonNode patch,

        @Schema(description = "Why") String reason,

        @Schema(required = true, description = "Where that can be read")
        List<String> sources,

        @Schema(required = true, description = "Who made it, as the revisions name them", examples = "anonymous")
        String by,

        @Schema(required = true, description = "The cities whose offices have to agree, of a consent")
        List<CityRef> asked,

        @Schema(required = true, description = "The answers, the oldest first")
        List<Answered> answers,

        @Schema(required = true, description = "Counts the record's changes, from 1")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
