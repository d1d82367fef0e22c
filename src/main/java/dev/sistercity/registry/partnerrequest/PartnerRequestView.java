package dev.sistercity.registry.partnerrequest;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partner request as a caller reads it. */
@Schema(name = "PartnerRequest", description = "A city looks for partners")
record PartnerRequestView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The city that looks")
        CityRef city,

        @Schema(required = true, description = "What for", examples = "[\"education\",\"climate\"]")
        List<String> topics,

        @Schema(required = true, description = "Where the partner may be (ISO 3166-1 alpha-2); none for anywhere")
        List<String> wantedCountryCodes,

        @Schema(
                required = true,
                description = "Languages (BCP 47) in which the city can write and speak with a partner")
        List<String> languages,

        @Schema(description = "How large the partner is: inhabitants, at least")
        Long populationFrom,

        @Schema(description = "How large the partner is: inhabitants, at most")
        Long populationTo,

        @Schema(required = true, description = "What the city has to say of itself and of its wish")
        List<Text> text,

        @Schema(required = true, description = "The last day on which it is open (EDTF)", examples = "2027-12-31")
        EdtfDate until,

        @Schema(required = true, description = "Where it stands; with `asOf`, whether its last day was over then")
        PartnerRequestStatus status,

        @Schema(required = true, description = "Counts the record's changes, from 1")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
