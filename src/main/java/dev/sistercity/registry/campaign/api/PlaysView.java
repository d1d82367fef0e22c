package dev.sistercity.registry.campaign.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a report. */
@Schema(name = "PlaysCounted", description = "What became of a report")
public record PlaysView(
        @Schema(required = true, description = "Plays that were counted")
        int counted,

        @Schema(required = true, description = "Plays that had been counted before, and were not again")
        int repeated) {}
