package dev.sistercity.registry.partnership;

import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A partnership, as somebody writes it down.
 *
 * @param kindAsStated what the parties or a source call it, in their words
 * @param parties two or more; their order means nothing
 * @param fields what it is about, an open vocabulary
 * @param consent what the sides say of it, which nobody drafts: null where none has spoken
 */
@Schema(name = "PartnershipDraft", description = "A partnership, as somebody writes it down")
public record PartnershipDraft(
        @NotNull(message = "must be given") @Schema(description = "What kind it is", examples = "sister-city")
        PartnershipKind kind,

        @Valid @Schema(description = "What it is called, in the words of the parties or a source")
        Text kindAsStated,

        @NotNull(message = "must be given")
        @Size(min = 2, max = 50, message = "must be 2 to 50")
        @Schema(description = "Its sides; their order means nothing")
        List<@NotNull(message = "must not be null") @Valid PartyDraft> parties,

        @Schema(description = "active by default", examples = "active")
        PartnershipStatus status,

        @Schema(description = "Since when (EDTF)", examples = "1994-10")
        EdtfDate established,

        @Schema(description = "Until when (EDTF)") EdtfDate ended,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "The parties that ended it: ids, or {scheme}:{value}")
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 200, message = "must have at most 200 characters") String>
                endedBy,

        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters") @Schema(description = "Why it ended")
        String endReason,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(
                description =
                        "What it is about: culture, education, science-technology, economy-trade, environment, health, "
                                + "youth, sports, tourism, urban-development, digital, people-to-people, …",
                examples = "[\"culture\",\"education\"]")
        List<
                        @NotNull(message = "must not be null")
                        @Pattern(
                                regexp = "[a-z][a-z0-9-]{0,59}",
                                message = "must be lower-case letters, digits and dashes")
                        String>
                fields,

        @Size(max = 200, message = "must be 200 at the most") @Schema(description = "What happened to it")
        List<@NotNull(message = "must not be null") @Valid MilestoneDraft> milestones,

        @Schema(hidden = true) Consent consent) {

    public PartnershipDraft {
        parties = parties == null ? null : Lists.compact(parties);
        status = status == null ? PartnershipStatus.ACTIVE : status;
        endedBy = Lists.compact(endedBy);
        fields = Lists.compact(fields);
        milestones = Lists.compact(milestones);
    }

    /** A partnership of which no side has said anything. */
    public PartnershipDraft(
            PartnershipKind kind,
            Text kindAsStated,
            List<PartyDraft> parties,
            PartnershipStatus status,
            EdtfDate established,
            EdtfDate ended,
            List<String> endedBy,
            String endReason,
            List<String> fields,
            List<MilestoneDraft> milestones) {
        this(kind, kindAsStated, parties, status, established, ended, endedBy, endReason, fields, milestones, null);
    }

    /** What the sides say of it. */
    Consent said() {
        return consent == null ? Consent.NONE : consent;
    }

    PartnershipDraft with(Consent now) {
        return new PartnershipDraft(
                kind,
                kindAsStated,
                parties,
                status,
                established,
                ended,
                endedBy,
                endReason,
                fields,
                milestones,
                now.orNull());
    }

    PartnershipDraft with(PartnershipStatus now) {
        return new PartnershipDraft(
                kind, kindAsStated, parties, now, established, ended, endedBy, endReason, fields, milestones, consent);
    }

    /** As it stands when its end is declared, or no longer. @param by ids of the sides that ended it */
    PartnershipDraft standing(PartnershipStatus now, List<String> by) {
        boolean over = now == PartnershipStatus.ENDED;
        return new PartnershipDraft(
                kind,
                kindAsStated,
                parties,
                now,
                established,
                over ? ended : null,
                over ? by : List.of(),
                over ? endReason : null,
                fields,
                milestones,
                consent);
    }
}
