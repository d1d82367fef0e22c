package dev.sistercity.registry.partnership;

import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Person;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that happened to a partnership, as a caller reads it. */
@Schema(name = "Milestone", description = "Something that happened to a partnership")
public record MilestoneView(
        @Schema(required = true, description = "What happened", examples = "signed")
        MilestoneType type,

        @Schema(required = true, description = "When (EDTF)", examples = "1994-10")
        EdtfDate date,

        @Schema(
                description = "The kind of partnership that it led to, or was meant to lead to",
                examples = "sister-city")
        PartnershipKind kind,

        @Schema(description = "The party that did it alone") CityRef by,

        @Schema(description = "Where", examples = "Dunedin") String place,

        @Schema(required = true, description = "Who signed") List<Person> signatories,

        @Schema(required = true, description = "What was signed, or tells of it")
        List<Document> documents,

        @Schema(
                description = "Anything else worth knowing of it",
                examples = "During a visit of a delegation of Shanghai.")
        String note) {}
