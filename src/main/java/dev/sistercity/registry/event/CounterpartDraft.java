package dev.sistercity.registry.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sistercity.registry.shared.code.CountryCode;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A counterpart, as clients write it: a city, a country or an organization. */
@Schema(name = "CounterpartDraft", description = "The other side: one city, country or organization")
public record CounterpartDraft(
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "An id, or {scheme}:{value}", examples = "geonames:2191562")
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
