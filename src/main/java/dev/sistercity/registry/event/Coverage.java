package dev.sistercity.registry.event;

import dev.sistercity.registry.shared.code.CountryCode;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Quantity;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far something reaches, as it is stated: a claim, which need not be what can be counted.
 *
 * @param asStated what is counted, in a source's words
 * @param countryCodes those countries that are named; there may be more
 */
@Schema(name = "Coverage", description = "How far it reaches, as stated: nothing here is counted by the registry")
public record Coverage(
        @Valid @Schema(description = "Countries") Quantity countries,

        @Valid @Schema(description = "Cities") Quantity cities,

        @Valid
        @Schema(
                description = "What is counted, in a source's words",
                examples = "{\"value\":\"14 countries and regions\",\"lang\":\"en\"}")
        Text asStated,

        @Size(max = 300, message = "must be 300 at the most")
        @Schema(description = "Those of the countries that are named; there may be more", examples = "[\"NL\"]")
        List<@NotNull(message = "must not be null") @CountryCode String> countryCodes) {

    public Coverage {
        countryCodes = Lists.compact(countryCodes);
    }
}
