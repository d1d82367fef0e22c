package dev.sistercity.registry.city.api;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a city is called in another register.
 *
 * @param scheme of that register: {@code geonames}, {@code wikidata}
 * @param value unique in its scheme
 */
@Embeddable
@Schema(name = "Identifier", description = "What a city is called in another register")
public record Identifier(
        @NotNull(message = "must be given")
        @Pattern(regexp = "[a-z][a-z0-9-]{0,39}", message = "must be lower-case letters, digits and dashes")
        @Schema(description = "The register: geonames, wikidata, …", examples = "geonames")
        String scheme,

        @NotNull(message = "must be given")
        @Pattern(regexp = "[^\\s:/?#]{1,100}", message = "must be 1 to 100 characters without spaces or : / ? #")
        @Schema(description = "Its identifier there", examples = "1796236")
        String value) {}
