package dev.sistercity.registry.event;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.Person;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A participant, as clients read it. */
@Schema(name = "Participant", description = "A participant: a city, a country, a person, an organization or a group")
public record ParticipantView(
        @Schema(description = "Its id in this record, or of a speaker in the session", examples = "p4k2")
        String id,

        @Schema(description = "The city") CityRef city,

        @Schema(description = "The country, where it is no city (ISO 3166-1 alpha-2)")
        String countryCode,

        @Schema(description = "The person, in their public role")
        Person person,

        @Schema(description = "The organization") String organization,

        @Schema(description = "A group of people") String group,

        @Schema(required = true, description = "What they did", examples = "[\"opening-speaker\"]")
        List<String> roles) {}
