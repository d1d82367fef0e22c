package dev.sistercity.registry.shared.value;

import dev.sistercity.registry.shared.code.LanguageTag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A text in one language.
 *
 * @param value plain text, at most 10,000 characters
 * @param lang the BCP 47 tag of its language
 */
@Schema(description = "A text in one language", examples = "{\"value\":\"Städtepartnerschaft\",\"lang\":\"de\"}")
public record Text(
        @NotBlank(message = "must not be blank")
        @Size(max = 10_000, message = "must have at most 10000 characters")
        @Schema(description = "Plain text", examples = "Städtepartnerschaft")
        String value,

        @NotNull(message = "must name the language, such as en or zh-Hans")
        @LanguageTag
        @Schema(description = "The language, as a BCP 47 tag", examples = "de")
        String lang) {}
