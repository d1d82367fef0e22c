package dev.sistercity.registry.partnership.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.sistercity.registry.partnership.agreement.AgreementDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Items;
import dev.sistercity.registry.shared.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A partnership, as clients write it.
 *
 * @param kindAsStated what the sides or a source call it, in their words; null for none. One alone is written as earlier versions
 *     do, which knew no more
 * @param parties two or more; their order means nothing
 * @param status null, as it is sent, where the writer leaves it to the rule
 * @param fields what it is about, an open vocabulary
 * @param consent what the sides say of it; never sent: null where none has spoken
 */
@Schema(name = "PartnershipDraft", description = "A partnership, as it is sent")
public record PartnershipDraft(
        @NotNull(message = "must be given") @Schema(description = "What kind it is", examples = "sister-city")
        PartnershipKind kind,

        @JsonFormat(
                with = {
                    JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                    JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                })
        @Size(max = 50, message = "must be 50 at the most")
        @Schema(
                description =
                        "What it is called: each side's and each step's own words, or a source's. One alone may be sent without "
                                + "the brackets of a list")
        List<@NotNull(message = "must not be null") @Valid KindAsStated> kindAsStated,

        @NotNull(message = "must be given")
        @Size(min = 2, max = 50, message = "must be 2 to 50")
        @Schema(description = "Its sides; their order means nothing")
        List<@NotNull(message = "must not be null") @Valid PartyDraft> parties,

        @Schema(
                description =
                        "Follows from the milestones, from `ended` and from what the sides say. What is sent counts where these tell "
                                + "nothing; active by default, or proposed where there are letters of intent and proposals alone",
                examples = "active")
        PartnershipStatus status,

        @Schema(description = "Start (EDTF)", examples = "1994-10")
        EdtfDate established,

        @Schema(
                description = "Until when (EDTF). An end still to come is a term: the partnership is active until then",
                examples = "2009-05-01")
        EdtfDate ended,

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

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "What its sides have signed")
        List<@NotNull(message = "must not be null") @Valid AgreementDraft> agreements,

        @Schema(hidden = true) Consent consent) {

    public PartnershipDraft {
        kindAsStated = kindAsStated == null || kindAsStated.isEmpty() ? null : Lists.compact(kindAsStated);
        parties = parties == null ? null : Items.identified(Lists.compact(parties));
        endedBy = Lists.compact(endedBy);
        fields = Lists.compact(fields);
        milestones = Items.identified(Lists.compact(milestones));
        agreements = Items.identified(Lists.compact(agreements));
    }

    /** A partnership of which no side has said anything. */
    public PartnershipDraft(
            PartnershipKind kind,
            List<KindAsStated> kindAsStated,
            List<PartyDraft> parties,
            PartnershipStatus status,
            EdtfDate established,
            EdtfDate ended,
            List<String> endedBy,
            String endReason,
            List<String> fields,
            List<MilestoneDraft> milestones) {
        this(
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
                null,
                null);
    }

    /** What it is called; none where that is not told. */
    public List<KindAsStated> namesOfKind() {
        return kindAsStated == null ? List.of() : kindAsStated;
    }

    /** What the sides say of it. */
    public Consent said() {
        return consent == null ? Consent.NONE : consent;
    }

    public PartnershipDraft with(Consent now) {
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
                agreements,
                now.orNull());
    }

    public PartnershipDraft with(PartnershipStatus now) {
        return new PartnershipDraft(
                kind,
                kindAsStated,
                parties,
                now,
                established,
                ended,
                endedBy,
                endReason,
                fields,
                milestones,
                agreements,
                consent);
    }

    /**
     * As it stands by the rule for its status.
     *
     * @param by ids of the sides that ended it
     * @param because why it ended; null for unknown
     */
    public PartnershipDraft standing(PartnershipStatus now, List<String> by, String because) {
        return new PartnershipDraft(
                kind,
                kindAsStated,
                parties,
                now,
                established,
                ended,
                by,
                because,
                fields,
                milestones,
                agreements,
                consent);
    }

    public PartnershipDraft with(List<AgreementDraft> now) {
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
                now,
                consent);
    }
}
