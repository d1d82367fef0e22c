package dev.sistercity.registry.match.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sistercity.registry.shared.code.CountryCode;
import dev.sistercity.registry.shared.code.LanguageTag;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A city as a client asks for it.
 *
 * @param within reference to a unit of the registry; null for none
 */
@Schema(name = "CityQuery", description = "A city as a source writes it")
public record CityQueryDraft(
        @NotBlank(message = "must be given")
        @Size(max = 300, message = "must have at most 300 characters")
        @Schema(
                description = "Its name in any script and spelling, with or without what stands beside it",
                examples = "Yixing (County), Wuxi")
        String name,

        @CountryCode @Schema(description = "ISO 3166-1 alpha-2", examples = "CN")
        String countryCode,

        @Size(min = 1, max = 100, message = "must have 1 to 100 characters")
        @Schema(
                description = "The country as it is written, instead of `countryCode`",
                examples = "England, United Kingdom")
        String country,

        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Schema(description = "A state, a province, a county, as it is written", examples = "Jiangsu")
        String region,

        @LanguageTag @Schema(description = "The language it is written in, as a BCP 47 tag", examples = "en")
        String lang,

        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Schema(description = "The unit of the registry that it belongs to: an id, or {scheme}:{value}")
        String within,

        @DecimalMin(value = "-90", message = "must be from -90 to 90")
        @DecimalMax(value = "90", message = "must be from -90 to 90")
        @Schema(description = "Degrees north, WGS 84", examples = "31.36059")
        Double latitude,

        @DecimalMin(value = "-180", message = "must be from -180 to 180")
        @DecimalMax(value = "180", message = "must be from -180 to 180")
        @Schema(description = "Degrees east, WGS 84", examples = "119.82016")
        Double longitude) {

    @JsonIgnore
    @AssertTrue(message = "needs both coordinates or none")
    @Schema(hidden = true)
    boolean isLocatedOrNot() {
        return (latitude == null) == (longitude == null);
    }

    @JsonIgnore
    @AssertTrue(message = "takes countryCode or country, not both")
    @Schema(hidden = true)
    boolean isInOneCountry() {
        return countryCode == null || country == null;
    }
}
