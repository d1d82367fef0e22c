package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.Coverage;
import dev.sistercity.registry.event.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a screen plays, with all that it needs to go on without a network. */
@Schema(name = "Playlist", description = "What a screen plays, with all that it needs to go on without a network")
public record PlaylistView(
        @Schema(required = true, description = "The campaign")
        RecordRef campaign,

        @Schema(required = true, description = "The city whose campaign it is: distances are from there")
        CityRef owner,

        @Schema(description = "The screen; null where none was asked for")
        PlacementView placement,

        @Schema(description = "How far the campaign reaches, as it is stated")
        Coverage coverage,

        @Schema(required = true, description = "How far this playlist reaches, counted")
        Counted inPlaylist,

        @Schema(required = true, description = "What to keep: each medium that may be shown, once")
        List<Item> media,

        @Schema(
                required = true,
                description =
                        "Ids of the media in the order to show them, then from the beginning. Each city has as many turns as any other")
        List<UUID> order,

        @Schema(required = true, description = "What each city has of one time through the order")
        List<Share> shares) {

    /** A medium, and when it may be shown. */
    @Schema(name = "PlaylistItem", description = "A medium that may be shown")
    public record Item(
            @Schema(required = true, description = "Its id: report its plays by it")
            UUID id,

            @Schema(required = true, description = "The city that it is of")
            CityRef city,

            @Schema(description = "Kilometres from the owner's city to this one; null where a place is not known")
            Double distanceKm,

            @Schema(required = true) String title,

            @Schema(required = true, description = "Its language, a BCP 47 tag")
            String lang,

            @Schema(required = true, description = "Address of the new record")
            String url,

            @Schema(required = true, description = "How long it is, in seconds")
            int durationSeconds,

            @Schema(description = "Pixels") Integer width,

            @Schema(description = "Pixels") Integer height,

            @Schema(description = "Bytes") Long sizeBytes,

            @Schema(description = "SHA-256 of its bytes: do not show what differs")
            String sha256,

            @Schema(description = "Whom to name for it") String credit,

            @Schema(description = "Do not show it before; null for always")
            Instant showFrom,

            @Schema(description = "Do not show it any more from then on, with or without a network; null for no end")
            Instant showUntil) {}

    /** What a city has. */
    @Schema(name = "PlaylistShare", description = "What a city has of one time through the order")
    public record Share(
            @Schema(required = true) CityRef city,

            @Schema(required = true, description = "How often it comes")
            int turns,

            @Schema(required = true, description = "For how many seconds in all")
            int seconds) {}
}
