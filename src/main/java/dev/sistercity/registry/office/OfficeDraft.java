package dev.sistercity.registry.office;

import dev.sistercity.registry.shared.value.Items;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Name;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An office for foreign affairs, as clients write it.
 *
 * @param name short for a first name
 * @param city reference to the city that it writes for
 * @param contact an address of the office, of no person; private unless {@code contactPublished}
 * @param delegations what it writes for besides its city; the registrar's to say
 */
@Schema(name = "OfficeDraft", description = "A city's office for foreign affairs: `name` or `names` is needed")
public record OfficeDraft(
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Short for a first name", examples = "International Relations, Dunedin City Council")
        String name,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "Its names by language")
        List<@NotNull(message = "must not be null") @Valid Name> names,

        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city it writes for: an id, or {scheme}:{value}", examples = "geonames:2191562")
        String city,

        @Size(max = 2000, message = "must have at most 2000 characters")
        @Pattern(regexp = "https?://[^\\s/?#]\\S*", message = "must be an http or https address")
        @Schema(description = "Its own site", examples = "https://www.dunedin.govt.nz")
        String website,

        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Schema(
                description = "An address of the office, of no person; not shown unless it is published",
                examples = "sister.cities@dcc.govt.nz")
        String contact,

        @Schema(description = "Whether the contact is public; no by default", examples = "false")
        Boolean contactPublished,

        @Size(max = 200, message = "must be 200 at the most")
        @Schema(description = "What it writes for besides its city and the units under it; set by the registrar")
        List<@NotNull(message = "must not be null") @Valid DelegationDraft> delegations) {

    public OfficeDraft {
        names = Items.identified(Lists.compact(names));
        contactPublished = contactPublished != null && contactPublished;
        delegations = delegations == null ? List.of() : Collections.unmodifiableList(delegations);
    }

    /** With one delegation of each city: the one that lasts longest, for ever if it has no end. */
    OfficeDraft withEachCityOnce() {
        Map<String, DelegationDraft> each = new LinkedHashMap<>();
        delegations.forEach(delegation -> each.merge(delegation.city(), delegation, DelegationDraft::longer));
        return new OfficeDraft(name, names, city, website, contact, contactPublished, List.copyOf(each.values()));
    }
}
