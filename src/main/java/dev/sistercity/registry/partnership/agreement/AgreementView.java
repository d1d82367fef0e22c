package dev.sistercity.registry.partnership.agreement;

import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Person;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that the sides of a partnership have signed, as a caller reads it. */
@Schema(name = "SignedAgreement", description = "Something that the sides have signed")
public record AgreementView(
        @Schema(required = true, description = "Its id in this record", examples = "a2k7")
        String id,

        @Schema(required = true, description = "What it is") AgreementType type,

        @Schema(description = "Its title") String title,

        @Schema(description = "When it was signed (EDTF)") EdtfDate date,

        @Schema(description = "Since when it is in force, where not from its date on (EDTF)")
        EdtfDate validFrom,

        @Schema(description = "Until when, if it has a term (EDTF)")
        EdtfDate validUntil,

        @Schema(description = "What happens at the end of its term")
        AgreementRenewal renewal,

        @Schema(required = true, description = "Where it can be read, by language")
        List<AgreementText> texts,

        @Schema(required = true, description = "Who signed") List<Person> signatories,

        @Schema(description = "Id of the agreement of this record in whose place it came")
        String supersedes,

        @Schema(
                required = true,
                description =
                        "Whether it is in force: begun, its term not over or renewed by itself, none in its place, and the "
                                + "partnership not over; with asOf, on that day")
        boolean inForce,

        @Schema(
                description =
                        "When it lapses, or lapsed, if the sides do nothing (EDTF): the end of its term, unless it is renewed by itself "
                                + "or another one came in its place")
        EdtfDate lapses) {}
