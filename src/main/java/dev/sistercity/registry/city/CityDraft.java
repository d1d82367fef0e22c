package dev.sistercity.registry.city;

import dev.sistercity.registry.shared.value.CountryCode;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Quantity;
import dev.sistercity.registry.shared.value.SubdivisionCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A city as somebody writes it down.
 *
 * @param name short for a first name, where one name is all there is to say; its language is {@code und}
 * @param partOf reference to the unit it belongs to; null for none
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 */
@Schema(name = "CityDraft", description = "A city as somebody writes it down: `name` or `names` is needed")
public record CityDraft(
        @NotNull(message = "must be given") @Schema(description = "What is governed", examples = "city")
        CityKind kind,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Short for a first name, where one name is all there is to say", examples = "Dunedin")
        String name,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "Its names in different languages")
        List<@NotNull(message = "must not be null") @Valid Name> names,

        @NotNull(message = "must be given") @CountryCode @Schema(description = "ISO 3166-1 alpha-2", examples = "NZ")
        String countryCode,

        @SubdivisionCode @Schema(description = "ISO 3166-2", examples = "NZ-OTA")
        String subdivisionCode,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The unit it belongs to: an id, or {scheme}:{value}")
        String partOf,

        @DecimalMin(value = "-90", message = "must be from -90 to 90")
        @DecimalMax(value = "90", message = "must be from -90 to 90")
        @Schema(description = "Degrees north, WGS 84", examples = "-45.87416")
        Double latitude,

        @DecimalMin(value = "-180", message = "must be from -180 to 180")
        @DecimalMax(value = "180", message = "must be from -180 to 180")
        @Schema(description = "Degrees east, WGS 84", examples = "170.50361")
        Double longitude,

        @Valid @Schema(description = "Inhabitants") Quantity population,

        @Valid @Schema(description = "Area in square kilometres")
        Quantity areaKm2,

        @Size(max = 2000, message = "must have at most 2000 characters")
        @Pattern(regexp = "https?://[^\\s/?#]+\\S*", message = "must be an http or https address")
        @Schema(description = "The city's own site", examples = "https://www.dunedin.govt.nz/")
        String website,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "What it is called in other registers")
        List<@NotNull(message = "must not be null") @Valid Identifier> identifiers,

        @Schema(description = "active by default", examples = "active")
        CityStatus status) {

    public CityDraft {
        names = Lists.compact(names);
        identifiers = Lists.compact(identifiers);
        status = status == null ? CityStatus.ACTIVE : status;
    }

    CityDraft partOf(String unit) {
        return new CityDraft(
                kind,
                name,
                names,
                countryCode,
                subdivisionCode,
                unit,
                latitude,
                longitude,
                population,
                areaKm2,
                website,
                identifiers,
                status);
    }

    CityDraft known(List<Name> as, List<Identifier> elsewhere) {
        return new CityDraft(
                kind,
                null,
                as,
                countryCode,
                subdivisionCode,
                partOf,
                latitude,
                longitude,
                population,
                areaKm2,
                website,
                elsewhere,
                status);
    }
}
