package dev.sistercity.registry.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.city.api.Level;
import dev.sistercity.registry.city.api.LevelCount;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.api.ContactView;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city's year. */
@Schema(
        name = "AnnualReport",
        description =
                "A city's calendar year: each figure with all the records that it comes from. A record counts whose date may lie "
                        + "in the year; `certain` says whether it must. What lasts counts in every year that it touches; of what "
                        + "began at an unknown time, the end counts")
record AnnualReportView(
        @Schema(required = true, description = "The city") CityRef city,

        @Schema(required = true, description = "The year, from 1 January to 31 December", examples = "2024")
        int year,

        @Schema(
                required = true,
                description = "The end: 31 December, or the day of the answer while the year lasts (EDTF)",
                examples = "2024-12-31")
        EdtfDate asOf,

        @Schema(required = true, description = "own: the city alone; within: with the units under it")
        Level level,

        @Schema(required = true, description = "The cities that count: itself, or with the units under it")
        List<CityRef> units,

        @Schema(
                required = true,
                description = "Active partnerships at the end level by level, whichever is asked about")
        List<LevelCount> partnershipCounts,

        @Schema(required = true, description = "The partnerships that there were, or were proposed")
        List<YearPartnership> partnerships,

        @Schema(required = true, description = "What happened to partnerships")
        YearFigure events,

        @Schema(required = true, description = "Exchanges that it hosted for others")
        YearFigure exchangesIn,

        @Schema(required = true, description = "Exchanges that it was a guest of, elsewhere")
        YearFigure exchangesOut,

        @Schema(required = true, description = "Exchanges between its own units, or with a part in another role")
        YearFigure exchangesOther,

        @Schema(required = true, description = "Exchanges that were planned, postponed or cancelled")
        YearFigure exchangesNotHeld,

        @Schema(required = true, description = "Forums that it invited to, organized or housed")
        YearFigure forumsHosted,

        @Schema(required = true, description = "Forums elsewhere that it took part in")
        YearFigure forumsAttended,

        @Schema(required = true, description = "What exchanges and forums were about, the most frequent first")
        List<YearTopic> topics,

        @Schema(required = true, description = "Commitments that were said for it")
        YearFigure commitmentsMade,

        @Schema(required = true, description = "Commitments that were said towards it")
        YearFigure commitmentsReceived,

        @Schema(
                required = true,
                description = "Commitments for or towards it, up to the end of the year, that are open today")
        YearFigure commitmentsOpen,

        @Schema(required = true, description = "Platforms and projects that began")
        YearFigure cooperationsStarted,

        @Schema(required = true, description = "Platforms and projects that ended")
        YearFigure cooperationsEnded,

        @Schema(required = true, description = "Platforms and projects that were going on at the end")
        YearFigure cooperationsRunning,

        @Schema(required = true, description = "What it learnt from others")
        YearFigure knowledgeLearnt,

        @Schema(required = true, description = "What others learnt from it")
        YearFigure knowledgeShared,

        @Schema(description = "The last exchange or forum up to the end; absent where there was none")
        ContactView lastContact,

        @Schema(
                description =
                        "Full years from the last contact to the end, at least; without one from the last agreement or "
                                + "establishment",
                examples = "0")
        Integer yearsWithoutContact) {

    /** The figures by section, in the order in which they are read. */
    @JsonIgnore
    @Schema(hidden = true)
    Map<Section, YearFigure> sections() {
        Map<Section, YearFigure> sections = new EnumMap<>(Section.class);
        sections.put(Section.EVENTS, events);
        sections.put(Section.EXCHANGES_IN, exchangesIn);
        sections.put(Section.EXCHANGES_OUT, exchangesOut);
        sections.put(Section.EXCHANGES_OTHER, exchangesOther);
        sections.put(Section.EXCHANGES_NOT_HELD, exchangesNotHeld);
        sections.put(Section.FORUMS_HOSTED, forumsHosted);
        sections.put(Section.FORUMS_ATTENDED, forumsAttended);
        sections.put(Section.COMMITMENTS_MADE, commitmentsMade);
        sections.put(Section.COMMITMENTS_RECEIVED, commitmentsReceived);
        sections.put(Section.COMMITMENTS_OPEN, commitmentsOpen);
        sections.put(Section.COOPERATIONS_STARTED, cooperationsStarted);
        sections.put(Section.COOPERATIONS_ENDED, cooperationsEnded);
        sections.put(Section.COOPERATIONS_RUNNING, cooperationsRunning);
        sections.put(Section.KNOWLEDGE_LEARNT, knowledgeLearnt);
        sections.put(Section.KNOWLEDGE_SHARED, knowledgeShared);
        return sections;
    }
}
