package dev.sistercity.registry.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sistercity.registry.shared.code.CountryCode;
import dev.sistercity.registry.shared.value.Item;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Person;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A participant, as clients write it. */
@Schema(
        name = "ParticipantDraft",
        description = "A participant: a city, a country, a person, an organization or a group")
public record ParticipantDraft(
        @Pattern(regexp = Item.ID, message = "must be a short id, such as m4k2")
        @Schema(description = "Its id in this record", examples = "p4k2")
        String id,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "An id, or {scheme}:{value}", examples = "geonames:2191562")
        String city,

        @CountryCode @Schema(description = "The country, where it is no city (ISO 3166-1 alpha-2)", examples = "NL")
        String countryCode,

        @Valid @Schema(description = "The person, in their public role")
        Person person,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters") @Schema(description = "The organization")
        String organization,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "A group of people", examples = "ambassadors and consuls")
        String group,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 10, message = "must be 1 to 10")
        @Schema(
                description = "What they did: host, opening-speaker, speaker, participant, guest, …",
                examples = "[\"opening-speaker\"]")
        List<@NotNull(message = "must not be null") @Topic String> roles)
        implements Item<ParticipantDraft> {

    public ParticipantDraft {
        roles = roles == null ? null : Lists.compact(roles);
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "needs a city, countryCode, person, organization or group")
    public boolean isSomebody() {
        return city != null || countryCode != null || person != null || organization != null || group != null;
    }

    /** With the id of its city in place of a reference. */
    public ParticipantDraft resolved(String cityId) {
        return new ParticipantDraft(id, cityId, countryCode, person, organization, group, roles);
    }

    @Override
    public ParticipantDraft withId(String newId) {
        return new ParticipantDraft(newId, city, countryCode, person, organization, group, roles);
    }

    @Override
    public String content() {
        return Stream.of(city, countryCode, person == null ? null : person.name(), organization, group)
                .map(part -> part == null ? "" : part)
                .collect(Collectors.joining("|"));
    }

    @Override
    public boolean isLike(ParticipantDraft other) {
        return content().equals(other.content());
    }
}
