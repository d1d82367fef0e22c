package dev.sistercity.registry.happening;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sistercity.registry.shared.value.CountryCode;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whoever stands at the other side, as somebody writes it down: a city, a country or an organization. */
@Schema(
        name = "CounterpartDraft",
        description = "Whoever stands at the other side: a city, a country or an organization, one of them")
public record CounterpartDraft(
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city: an id, or {scheme}:{value}", examples = "geonames:2191562")
        String city,

        @CountryCode
        @Schema(description = "The country, where no city of it is named (ISO 3166-1 alpha-2)", examples = "NL")
        String countryCode,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters") @Schema(description = "The organization")
        String organization) {

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "needs one of city, countryCode and organization, and no more")
    public boolean isOne() {
        return Stream.of(city, countryCode, organization)
                        .filter(Objects::nonNull)
                        .count()
                == 1;
    }
}
