package dev.sistercity.registry.report;

import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.endpoint.Call;
import dev.sistercity.registry.endpoint.Format;
import dev.sistercity.registry.endpoint.WorkedOut;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What an office hands its council. */
@Path("/v1/reports/annual")
@Tag(name = "Reports")
class AnnualReportResource {

    private final CityType cities;
    private final AnnualReport reports;
    private final WorkedOut workedOut;
    private final Map<Format, WorkedOut.Working<WorkedOut.Written>> formats = new LinkedHashMap<>();

    AnnualReportResource(CityType cities, AnnualReport reports, WorkedOut workedOut) {
        this.cities = cities;
        this.reports = reports;
        this.workedOut = workedOut;
        formats.put(Format.JSON, this::json);
        formats.put(Format.CSV, this::csv);
        formats.put(Format.HTML, this::page);
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "readAnnualReport",
            summary = "Read a city's year",
            description =
                    "What an office hands its council: partnerships, exchanges in and out, forums, topics, commitments, projects and "
                            + "knowledge of one calendar year, each figure with all the records that it comes from. A record "
                            + "counts whose date may lie in the year; `certain` says whether it must: something of `2024` does, "
                            + "something of `2024?` or `202X` need not. `html` is a page to print.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = AnnualReportView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING))
            })
    public Uni<RestResponse<byte[]>> read(@Context RoutingContext context) {
        return workedOut.any(Call.of(context), AnnualParameters.DECLARED, formats);
    }

    private WorkedOut.Written json(WorkedOut.Asked asked) {
        return new WorkedOut.Written(workedOut.bytes(report(asked, asked.reading())), null);
    }

    private WorkedOut.Written csv(WorkedOut.Asked asked) {
        return new WorkedOut.Written(ReportTable.write(report(asked, asked.reading())), null);
    }

    private WorkedOut.Written page(WorkedOut.Asked asked) {
        AnnualParameters.Wanted wanted = AnnualParameters.wanted(asked, cities);
        Reading reading = asked.reading();
        if (reading.languages().isEmpty()) {
            String country = cities.ref(wanted.city(), reading).countryCode();
            List<String> theirs = List.of(ReportLanguage.ofCountry(country));
            reading = new Reading(reading.snapshot(), theirs, reading.asOf(), reading.certainty());
        }
        ReportLanguage language = ReportLanguage.of(reading.languages());
        String self = "/v1/reports/annual?city=" + wanted.city() + "&year="
                + wanted.year().year() + (wanted.within() ? "&within=true" : "");
        byte[] page = new ReportPage(report(asked, reading), language, self).write();
        return new WorkedOut.Written(page, language.tag());
    }

    private AnnualReportView report(WorkedOut.Asked asked, Reading reading) {
        AnnualParameters.Wanted wanted = AnnualParameters.wanted(asked, cities);
        return reports.of(wanted.city(), wanted.year(), wanted.within(), asked.today(), reading);
    }
}
