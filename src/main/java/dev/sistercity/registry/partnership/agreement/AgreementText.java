package dev.sistercity.registry.partnership.agreement;

import dev.sistercity.registry.shared.code.LanguageTag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agreement in one of its languages. */
@Schema(name = "AgreementText", description = "An agreement in one of its languages")
public record AgreementText(
        @NotNull(message = "must name the language, such as en or zh-Hans")
        @LanguageTag
        @Schema(description = "Its language, as a BCP 47 tag", examples = "ja")
        String lang,

        @NotNull(message = "must be given")
        @Size(max = 2000, message = "must have at most 2000 characters")
        @Pattern(regexp = "https?://[^\\s/?#]\\S*", message = "must be an http or https address")
        @Schema(description = "Where it can be read")
        String url,

        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 hexadecimal digits in lower case")
        @Schema(
                description =
                        "SHA-256 of what is there, in hexadecimal: so that a reader can tell that it is the same still")
        String sha256) {}
