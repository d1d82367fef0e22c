package dev.sistercity.registry.forum.api;

import dev.sistercity.registry.shared.value.Items;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Name;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Forums that come again, as clients write them.
 *
 * @param name short for a first name
 */
@Schema(name = "ForumSeriesDraft", description = "Forums that come again: `name` or `names` is needed")
public record ForumSeriesDraft(
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Short for a first name", examples = "Wuxi International Sister Cities Forum")
        String name,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "Its names by language")
        List<@NotNull(message = "must not be null") @Valid Name> names,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city that hosts it: an id, or {scheme}:{value}")
        String hostCity,

        @Size(max = 2000, message = "must have at most 2000 characters")
        @Pattern(regexp = "https?://[^\\s/?#]\\S*", message = "must be an http or https address")
        @Schema(description = "Its own site")
        String website) {

    public ForumSeriesDraft {
        names = Items.identified(Lists.compact(names));
    }
}
