package dev.sistercity.registry.partnership;

import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A partnership as somebody writes it down.
 *
 * @param kindAsStated what a source calls it; null where nobody is cited
 * @param parties two or more; their order means nothing, and is kept
 * @param ended null where it goes on, or ended nobody knows when
 * @param endedBy references to parties; empty for all of them, or unknown
 * @param fields what the parties do together, of an open vocabulary
 * @param milestones what happened to it, in the order in which it is to be told
 */
@Schema(name = "PartnershipDraft", description = "A partnership as somebody writes it down")
public record PartnershipDraft(
        @NotNull(message = "must be given") @Schema(description = "How close it is", examples = "sister-city")
        PartnershipKind kind,

        @Valid @Schema(description = "What a source calls it")
        Text kindAsStated,

        @NotNull(message = "must be given")
        @Size(min = 2, max = 50, message = "must be 2 to 50")
        @Schema(description = "Its sides, each a different city; the order means nothing")
        List<@NotNull(message = "must not be null") @Valid PartyDraft> parties,

        @Schema(description = "active by default", examples = "active")
        PartnershipStatus status,

        @Schema(description = "Since when (EDTF)", examples = "1994-10")
        EdtfDate established,

        @Schema(description = "Until when (EDTF); only of one that has the status `ended`", examples = "2009")
        EdtfDate ended,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "The parties that ended it; only of one that has the status `ended`")
        List<
                        @NotNull(message = "must not be null")
                        @Size(min = 1, max = 200, message = "must have 1 to 200 characters") String>
                endedBy,

        @Size(max = 2000, message = "must have at most 2000 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(
                description = "Why it ended; only of one that has the status `ended`",
                examples = "The municipality was merged.")
        String endReason,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(
                description =
                        "What the parties do together: culture, education, science-technology, economy-trade,"
                                + " environment, health, youth, sports, tourism, urban-development, digital, people-to-people, …",
                examples = "[\"culture\",\"education\"]")
        List<
                        @NotNull(message = "must not be null")
                        @Pattern(
                                regexp = "(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*",
                                message = "must be at most 60 lower-case letters and digits, words joined by dashes")
                        String>
                fields,

        @Size(max = 200, message = "must be 200 at the most")
        @Schema(description = "What happened to it, in the order in which it is to be told")
        List<@NotNull(message = "must not be null") @Valid MilestoneDraft> milestones) {

    public PartnershipDraft {
        parties = parties == null ? null : Collections.unmodifiableList(parties);
        status = status == null ? PartnershipStatus.ACTIVE : status;
        endedBy = endedBy == null ? List.of() : Collections.unmodifiableList(endedBy);
        fields = fields == null ? List.of() : Collections.unmodifiableList(fields);
        milestones = milestones == null ? List.of() : Collections.unmodifiableList(milestones);
    }

    /** The cities that are its parties, in order; for a draft whose references have been resolved. */
    List<UUID> cities() {
        return parties.stream().map(party -> UUID.fromString(party.city())).toList();
    }
}
