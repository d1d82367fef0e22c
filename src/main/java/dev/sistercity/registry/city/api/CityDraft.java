package dev.sistercity.registry.city.api;

import dev.sistercity.registry.shared.code.CountryCode;
import dev.sistercity.registry.shared.code.Region;
import dev.sistercity.registry.shared.code.SubdivisionCode;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Items;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Quantity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A city as clients write it.
 *
 * @param name short for a first name, where one name is all there is to say; its language is {@code und}
 * @param region of the gazetteer, {@code CN.23}; as it is sent also of ISO 3166-2
 * @param partOf reference to the unit it belongs to; null for none
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 */
@Schema(name = "CityDraft", description = "A city as it is sent: `name` or `names` is needed")
public record CityDraft(
        @NotNull(message = "must be given") @Schema(description = "What is governed", examples = "city")
        CityKind kind,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Short for a first name, where one name is all there is to say", examples = "Dunedin")
        String name,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "Its names by language")
        List<@NotNull(message = "must not be null") @Valid Name> names,

        @NotNull(message = "must be given")
        @CountryCode
        @Schema(description = "ISO 3166-1 alpha-2, and XK (user-assigned) for Kosovo", examples = "NZ")
        String countryCode,

        @SubdivisionCode @Schema(description = "ISO 3166-2", examples = "NZ-OTA")
        String subdivisionCode,

        @Size(max = 20, message = "must have at most 20 characters")
        @Schema(
                description =
                        "The first-order division that it lies in: GeoNames' code behind that of the country, or ISO 3166-2",
                examples = "NZ.F7")
        String region,

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
        @Pattern(regexp = "https?://[^\\s/?#]\\S*", message = "must be an http or https address")
        @Schema(description = "The city's own site", examples = "https://www.dunedin.govt.nz/")
        String website,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "What it is called in other registers")
        List<@NotNull(message = "must not be null") @Valid Identifier> identifiers,

        @Schema(description = "active by default; dissolved where `dissolved` is given", examples = "active")
        CityStatus status,

        @Size(max = 20, message = "must be 20 at the most")
        @Schema(description = "What it was when; today's has no end")
        List<@NotNull(message = "must not be null") @Valid DatedKind> kinds,

        @Size(max = 20, message = "must be 20 at the most")
        @Schema(description = "What it belonged to when; today's has no end")
        List<@NotNull(message = "must not be null") @Valid DatedUnitDraft> units,

        @Schema(description = "When it ceased to be (EDTF)", examples = "2023-12-31")
        EdtfDate dissolved,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "Cities that it was made of: ids, or {scheme}:{value}")
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 200, message = "must have at most 200 characters") String>
                predecessors,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "Cities that it became, or became part of: ids, or {scheme}:{value}")
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 200, message = "must have at most 200 characters") String>
                successors) {

    public CityDraft {
        names = Items.identified(Lists.compact(names));
        identifiers = Lists.compact(identifiers);
        status = status == null ? CityStatus.ACTIVE : status;
        kinds = Lists.compact(kinds);
        units = Lists.compact(units);
        predecessors = Lists.compact(predecessors);
        successors = Lists.compact(successors);
    }

    public CityDraft standing(CityStatus now) {
        return new CityDraft(
                kind,
                name,
                names,
                countryCode,
                subdivisionCode,
                region,
                partOf,
                latitude,
                longitude,
                population,
                areaKm2,
                website,
                identifiers,
                now,
                kinds,
                units,
                dissolved,
                predecessors,
                successors);
    }

    /** What is said of it in time. */
    public CityPast past() {
        return new CityPast(kinds, units, dissolved, predecessors, successors);
    }

    public CityDraft past(CityPast past) {
        return new CityDraft(
                kind,
                name,
                names,
                countryCode,
                subdivisionCode,
                region,
                partOf,
                latitude,
                longitude,
                population,
                areaKm2,
                website,
                identifiers,
                status,
                past.kinds(),
                past.units(),
                past.dissolved(),
                past.predecessors(),
                past.successors());
    }

    /** Without a city among those that it names in time. */
    public CityDraft unrelatedTo(String city) {
        return past(past().without(city));
    }

    public CityDraft located(Double north, Double east) {
        return new CityDraft(
                kind,
                name,
                names,
                countryCode,
                subdivisionCode,
                region,
                partOf,
                north,
                east,
                population,
                areaKm2,
                website,
                identifiers,
                status,
                kinds,
                units,
                dissolved,
                predecessors,
                successors);
    }

    /** The same in another country: it was not known which. */
    public CityDraft in(String country) {
        return new CityDraft(
                kind,
                name,
                names,
                country,
                subdivisionCode,
                region,
                partOf,
                latitude,
                longitude,
                population,
                areaKm2,
                website,
                identifiers,
                status,
                kinds,
                units,
                dissolved,
                predecessors,
                successors);
    }

    /** The same in a region, by GeoNames' code. */
    public CityDraft within(String division) {
        return new CityDraft(
                kind,
                name,
                names,
                countryCode,
                subdivisionCode,
                division,
                partOf,
                latitude,
                longitude,
                population,
                areaKm2,
                website,
                identifiers,
                status,
                kinds,
                units,
                dissolved,
                predecessors,
                successors);
    }

    /** By which cities of one region are found, however their records write it; null for unknown. */
    public String regionKey() {
        return Region.keyOf(region, subdivisionCode);
    }

    public CityDraft partOf(String unit) {
        return new CityDraft(
                kind,
                name,
                names,
                countryCode,
                subdivisionCode,
                region,
                unit,
                latitude,
                longitude,
                population,
                areaKm2,
                website,
                identifiers,
                status,
                kinds,
                units,
                dissolved,
                predecessors,
                successors);
    }

    public CityDraft known(List<Name> as, List<Identifier> elsewhere) {
        return new CityDraft(
                kind,
                null,
                as,
                countryCode,
                subdivisionCode,
                region,
                partOf,
                latitude,
                longitude,
                population,
                areaKm2,
                website,
                elsewhere,
                status,
                kinds,
                units,
                dissolved,
                predecessors,
                successors);
    }
}
