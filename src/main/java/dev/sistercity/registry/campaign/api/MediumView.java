package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.city.api.CityRef;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A video of a campaign as a caller reads it. */
@Schema(name = "Medium", description = "A video that a campaign shows")
public record MediumView(
        @Schema(required = true, description = "Plays are counted by it")
        UUID id,

        @Schema(required = true, description = "The city that it is of, and that is credited")
        CityRef city,

        @Schema(required = true) String title,

        @Schema(required = true, description = "Its language, a BCP 47 tag", examples = "en")
        String lang,

        @Schema(required = true, description = "Address of the new record")
        String url,

        @Schema(required = true, description = "How long it is, in seconds")
        int durationSeconds,

        @Schema(description = "Pixels") Integer width,

        @Schema(description = "Pixels") Integer height,

        @Schema(description = "Bytes") Long sizeBytes,

        @Schema(description = "SHA-256 of its bytes, in hexadecimal digits")
        String sha256,

        @Schema(required = true, description = "What allows it to be shown")
        Rights rights) {

    public static MediumView of(MediumDraft medium, CityRef city) {
        return new MediumView(
                medium.id(),
                city,
                medium.title(),
                medium.lang(),
                medium.url(),
                medium.durationSeconds(),
                medium.width(),
                medium.height(),
                medium.sizeBytes(),
                medium.sha256(),
                medium.rights());
    }
}
