package dev.sistercity.registry.report;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.api.RecordLink;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record as an annual report shows it. */
@Schema(name = "ReportedRecord", description = "A record that a figure of an annual report comes from")
record ReportedRecord(
        @Schema(required = true, description = "Its collection", examples = "exchanges")
        String resource,

        @Schema(required = true, description = "Its id") UUID id,

        @Schema(
                required = true,
                description = "Address of the new record",
                examples = "/v1/exchanges/01a1fc46-9c40-7d31-8a57-2f60c1b94e08")
        String href,

        @Schema(description = "What it is called, in the language of the report", examples = "Shanghai – Cologne")
        String name,

        @Schema(description = "When it was (EDTF)", examples = "2024-09-09")
        EdtfDate date,

        @Schema(required = true, description = "Whether it was in that year for certain")
        boolean certain,

        @Schema(
                required = true,
                description = "What it is: its kind, of events their type, of open commitments their status",
                examples = "meeting")
        String what,

        @Schema(required = true, description = "The other cities")
        List<CityRef> cities,

        @Schema(required = true, description = "What it was about", examples = "[\"digital-transformation\"]")
        List<String> topics,

        @Schema(description = "Where it was, as far as that is known")
        String place) {

    static ReportedRecord of(
            RecordLink link, boolean certain, String what, List<CityRef> cities, List<String> topics, String place) {
        return new ReportedRecord(
                link.resource(),
                link.id(),
                link.href(),
                link.name(),
                link.date(),
                certain,
                what,
                cities,
                topics,
                place);
    }
}
