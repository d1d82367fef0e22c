package dev.sistercity.registry.partnership.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a side itself says of the record. */
@Schema(name = "Confirmation", description = "What a side itself says of the record")
public record Confirmation(
        @Schema(
                required = true,
                description =
                        "none until the side has spoken, after it has taken its word back, and after what it had confirmed was "
                                + "changed: then what it said stays beside it")
        Stance stance,

        @Schema(description = "When it spoke last") Instant at,

        @Schema(
                description = "Who spoke for it, as the revisions name them",
                examples = "office:01a1fc43-bc60-7de0-a6de-deb5d51819f2")
        String by,

        @Schema(description = "Since when, by its word (EDTF)")
        EdtfDate established,

        @Schema(description = "What kind, by its word") PartnershipKind kind,

        @Schema(description = "What else it says") String note) {

    static final Confirmation NONE = new Confirmation(Stance.NONE, null, null, null, null, null);

    public static Confirmation of(PartnershipDraft partnership, String city) {
        return partnership.said().of(city).map(Confirmation::of).orElse(NONE);
    }

    private static Confirmation of(SideStatement said) {
        return new Confirmation(said.stance(), said.at(), said.by(), said.established(), said.kind(), said.note());
    }
}
