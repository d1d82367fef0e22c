package dev.sistercity.registry.vitality.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.city.api.Level;
import dev.sistercity.registry.city.api.LevelCount;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How alive a city's relations are. */
@Schema(
        name = "CityVitality",
        description =
                "How alive a city's relations are, each figure with the records that it comes from. Exchanges and forums count "
                        + "that were held and had begun, with partners and with others")
public record CityVitalityView(
        @Schema(required = true, description = "The city") CityRef city,

        @Schema(required = true, description = "As of which day (EDTF)", examples = "2026-11-21")
        EdtfDate asOf,

        @Schema(required = true, description = "own: the city alone; within: with the units under it")
        Level level,

        @Schema(required = true, description = "The cities that count: itself, or with the units under it")
        List<CityRef> units,

        @Schema(required = true, description = "Its active partnerships level by level, whichever is asked about")
        List<LevelCount> partnershipCounts,

        @Schema(description = "The last exchange or forum; absent where there was none, as far as is known")
        ContactView lastContact,

        @Schema(
                description =
                        "Full years since the last contact, at least: from the last day that its date can mean. Where there was "
                                + "no contact, since what `countedFrom` names; absent where nothing is known to count from",
                examples = "2")
        Integer yearsWithoutContact,

        @Schema(description = "What the years are counted from")
        SilenceView countedFrom,

        @Schema(
                required = true,
                description =
                        "All exchanges: those that it hosted, those that it was a guest of, and those between its own units "
                                + "or with a part in another role")
        Figure exchanges,

        @Schema(required = true, description = "Exchanges that it hosted for others")
        Figure exchangesIn,

        @Schema(required = true, description = "Exchanges that it was a guest of, elsewhere")
        Figure exchangesOut,

        @Schema(required = true, description = "Forums that it hosted or took part in")
        Figure forums,

        @Schema(
                required = true,
                description = "Topics are active that were talked about since then: five years",
                examples = "2021-11-21")
        EdtfDate topicsSince,

        @Schema(required = true, description = "Active topics, the most frequent first")
        List<TopicFigure> topics,

        @Schema(required = true, description = "Commitments, neither done nor dropped today, that it spoke or was told")
        Figure openCommitments,

        @Schema(required = true, description = "Those that were said for it")
        Figure openCommitmentsMade,

        @Schema(required = true, description = "Those that were said towards it")
        Figure openCommitmentsReceived,

        @Schema(required = true, description = "Platforms and projects that are active and its own, or count on it")
        Figure cooperations,

        @Schema(
                required = true,
                description = "Its active partnerships, those without contact for the longest first; 200 at the most")
        List<PartnerView> partnerships) {}
