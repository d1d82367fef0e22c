package dev.sistercity.registry.report;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A number of an annual report, and the records that it comes from. */
@Schema(name = "YearFigure", description = "A number of an annual report, and all the records that it comes from")
record YearFigure(
        @Schema(required = true, description = "How many there were, or may have been, in the year", examples = "1")
        int count,

        @Schema(required = true, description = "How many of them were in the year for certain", examples = "1")
        int certain,

        @Schema(required = true, description = "All of them, the latest first")
        List<ReportedRecord> records) {

    static YearFigure of(List<ReportedRecord> records) {
        return new YearFigure(
                records.size(),
                (int) records.stream().filter(ReportedRecord::certain).count(),
                records);
    }
}
