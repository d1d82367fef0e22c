package dev.sistercity.registry.partnership.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Person;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that happened to a partnership, as a caller reads it. */
@Schema(name = "Milestone", description = "Something that happened to a partnership")
public record MilestoneView(
        @Schema(required = true, description = "Its id in this record", examples = "m4k2")
        String id,

        @Schema(required = true, description = "What happened")
        MilestoneType type,

        @Schema(description = "When (EDTF); absent where unknown", examples = "1994-10")
        EdtfDate date,

        @Schema(description = "Kind of the partnership from then on")
        PartnershipKind kind,

        @Schema(description = "The party that did it, where not all did")
        CityRef by,

        @Schema(description = "Where") String place,

        @Schema(required = true, description = "Who signed") List<Person> signatories,

        @Schema(required = true, description = "Papers that were signed or issued")
        List<Document> documents,

        @Schema(description = "What else there is to say") String note) {}
