package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.shared.code.LanguageTag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A video that a campaign shows.
 *
 * @param id stays with it, since plays are counted by it; made by the registry if null
 * @param city reference to the city that it is of
 * @param sha256 of its bytes, in hexadecimal digits
 */
@Schema(name = "MediumDraft", description = "A video that a campaign shows")
public record MediumDraft(
        @Schema(description = "Its id, by which plays are counted: keep it. Left out for a new one")
        UUID id,

        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city that it is of, and that is credited: an id, or {scheme}:{value}")
        String city,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Its title", examples = "Dunedin, city of literature")
        String title,

        @NotNull(message = "must name the language, such as en or zh-Hans")
        @LanguageTag
        @Schema(description = "Its language, a BCP 47 tag", examples = "en")
        String lang,

        @NotNull(message = "must be given")
        @Size(max = 2000, message = "must have at most 2000 characters")
        @Pattern(regexp = "https?://[^\\s/?#]\\S*", message = "must be an http or https address")
        @Schema(
                description = "Where it is, by http or https: a host by its name or IPv4 address, without a user",
                examples = "https://media.example.org/dunedin.webm")
        String url,

        @NotNull(message = "must be given")
        @Min(value = 1, message = "must be 1 at least")
        @Max(value = 3600, message = "must be 3600 at the most")
        @Schema(description = "How long it is, in seconds", examples = "60")
        Integer durationSeconds,

        @Min(value = 1, message = "must be 1 at least")
        @Max(value = 16384, message = "must be 16384 at the most")
        @Schema(description = "Pixels", examples = "1920")
        Integer width,

        @Min(value = 1, message = "must be 1 at least")
        @Max(value = 16384, message = "must be 16384 at the most")
        @Schema(description = "Pixels", examples = "1080")
        Integer height,

        @Positive(message = "must be positive") @Schema(description = "Bytes", examples = "24000000")
        Long sizeBytes,

        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 hexadecimal digits, in lower case")
        @Schema(description = "SHA-256 of its bytes. A screen shows nothing that differs")
        String sha256,

        @Valid @Schema(description = "What allows it to be shown: needed, with holder and licence")
        Rights rights) {

    /** The origin of its address (RFC 6454), as browsers write it. */
    public String server() {
        URI address = URI.create(url);
        boolean usual = address.getPort() < 0
                || address.getPort() == (address.getScheme().equals("https") ? 443 : 80);
        return address.getScheme() + "://" + address.getHost().toLowerCase(Locale.ROOT)
                + (usual ? "" : ":" + address.getPort());
    }

    public MediumDraft resolved(UUID known, String cityId) {
        return new MediumDraft(
                known, cityId, title, lang, url, durationSeconds, width, height, sizeBytes, sha256, rights);
    }
}
