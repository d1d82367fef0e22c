package dev.sistercity.registry.vitality.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.city.api.Level;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How alive a partnership is. */
@Schema(
        name = "PartnershipVitality",
        description =
                "How alive a partnership is, each figure with the records that it comes from. Exchanges and forums count that "
                        + "were held and had begun; exchanges count that belong to the partnership, and all others in which "
                        + "two of its sides or more took part")
public record PartnershipVitalityView(
        @Schema(required = true, description = "The partnership")
        RecordLink partnership,

        @Schema(required = true, description = "Where it stood then")
        PartnershipStatus status,

        @Schema(required = true, description = "As of which day (EDTF)", examples = "2026-11-21")
        EdtfDate asOf,

        @Schema(required = true, description = "own: the sides alone; within: with the units under them")
        Level level,

        @Schema(description = "When its sides met last; absent where they never did, as far as is known")
        ContactView lastContact,

        @Schema(
                description =
                        "Full years since the last contact, at least: from the last day that its date can mean. Where there was "
                                + "no contact, since what `countedFrom` names; absent where nothing is known to count from",
                examples = "2")
        Integer yearsWithoutContact,

        @Schema(description = "What the years are counted from")
        SilenceView countedFrom,

        @Schema(required = true, description = "Its exchanges")
        Figure exchanges,

        @Schema(required = true, description = "Its exchanges as each side sees them")
        List<Side> sides,

        @Schema(required = true, description = "Forums that two sides or more hosted or took part in")
        Figure forums,

        @Schema(
                required = true,
                description = "Topics are active that were talked about since then: five years",
                examples = "2021-11-21")
        EdtfDate topicsSince,

        @Schema(required = true, description = "Active topics, the most frequent first")
        List<TopicFigure> topics,

        @Schema(
                required = true,
                description =
                        "Commitments of one side towards another, or said in one of the exchanges, that are neither done nor "
                                + "dropped today")
        Figure openCommitments,

        @Schema(required = true, description = "Platforms and projects of two sides or more that are active")
        Figure cooperations,

        @Schema(required = true, description = "What had happened to the partnership, the earliest first")
        List<EventView> events) {

    /** A side, and who came to whom. */
    @Schema(name = "VitalitySide", description = "Exchanges as one side of a partnership sees them")
    public record Side(
            @Schema(required = true, description = "The side")
            CityRef city,

            @Schema(required = true, description = "How many cities count for it: 1, or with the units under it")
            int units,

            @Schema(required = true, description = "Exchanges that it hosted")
            Figure exchangesIn,

            @Schema(required = true, description = "Exchanges that it was a guest of")
            Figure exchangesOut) {}
}
