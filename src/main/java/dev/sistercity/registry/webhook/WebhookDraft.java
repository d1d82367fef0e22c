package dev.sistercity.registry.webhook;

import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.shared.code.CountryCode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A webhook, as its owner writes it down. Of each filter one value has to match; a filter without values takes all.
 *
 * @param cities references; a change matches that is of the city, or of a record that refers to it
 * @param countryCodes match a change of a city there, or of a record that refers to one
 */
@Schema(
        name = "WebhookDraft",
        description =
                "A webhook, as its owner writes it down. A change is delivered that matches all filters: of each of "
                        + "them one value has to match, and one without values takes all")
public record WebhookDraft(
        @NotNull(message = "must be given")
        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters")
        @Schema(
                description =
                        "Where the receiver is: an https address on the public internet. Redirects are not followed",
                examples = "https://hooks.example.org/sister-cities")
        String url,

        @Size(min = 1, max = 500, message = "must have 1 to 500 characters") @Schema(description = "What it is for")
        String description,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "Only changes in these collections", examples = "[\"cities\",\"partnerships\"]")
        List<
                        @NotNull(message = "must not be null")
                        @Pattern(
                                regexp = "[a-z][a-z0-9-]{0,59}",
                                message = "must be the name of a collection, such as partnerships")
                        String>
                resources,

        @Size(max = 100, message = "must be 100 at the most")
        @Schema(
                description =
                        "Only changes of these cities, and of records that refer to one of them: of a partnership, "
                                + "each party's webhook is told. Ids, or {scheme}:{value}")
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 200, message = "must have at most 200 characters") String>
                cities,

        @Size(max = 250, message = "must be 250 at the most")
        @Schema(
                description = "Only of cities in these countries, and of records that refer to one",
                examples = "[\"NZ\"]")
        List<@NotNull(message = "must not be null") @CountryCode String> countryCodes,

        @Size(max = 10, message = "must be 10 at the most")
        @Schema(description = "Only these actions", examples = "[\"created\",\"updated\"]")
        List<@NotNull(message = "must not be null") Action> actions,

        @Schema(description = "Whether it is delivered to; true by default")
        Boolean enabled) {

    public WebhookDraft {
        resources = resources == null ? List.of() : Collections.unmodifiableList(resources);
        cities = cities == null ? List.of() : Collections.unmodifiableList(cities);
        countryCodes = countryCodes == null ? List.of() : Collections.unmodifiableList(countryCodes);
        actions = actions == null ? List.of() : Collections.unmodifiableList(actions);
        enabled = enabled == null || enabled;
    }
}
