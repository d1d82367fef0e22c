package dev.sistercity.registry.desk;

import dev.sistercity.registry.mail.Outbox;
import dev.sistercity.registry.shared.code.LanguageTag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where an office wants its desk to be sent.
 *
 * @param every weekly by default
 * @param lang null for the main language of its country
 */
@Schema(name = "DeskDigestDraft", description = "Where an office wants its desk to be sent by mail, and how often")
record DigestDraft(
        @NotNull(message = "must be given")
        @Size(max = 254, message = "must have at most 254 characters")
        @Pattern(regexp = Outbox.ADDRESS, message = "must be an address such as office@city.example")
        @Schema(description = "The address, which is asked first", examples = "international@dunedin.example")
        String email,

        @Schema(description = "How often; weekly by default", examples = "weekly")
        DigestFrequency every,

        @LanguageTag
        @Schema(
                description = "Its language (BCP 47), where there are texts in it; that of your country by default",
                examples = "en")
        String lang) {

    DigestDraft {
        every = every == null ? DigestFrequency.WEEKLY : every;
    }
}
