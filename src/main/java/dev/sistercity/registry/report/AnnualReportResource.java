package dev.sistercity.registry.report;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Format;
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

    private final CityCollection cities;
    private final AnnualReport reports;
    private final ComputedResponses computedResponses;
    private final Map<Format, ComputedResponses.Working<ComputedResponses.ComputedBody>> formats =
            new LinkedHashMap<>();

    AnnualReportResource(CityCollection cities, AnnualReport reports, ComputedResponses computedResponses) {
        this.cities = cities;
        this.reports = reports;
        this.computedResponses = computedResponses;
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
        return computedResponses.any(ApiRequest.of(context), AnnualParameters.DECLARED, formats);
    }

    private ComputedResponses.ComputedBody json(ComputedResponses.ComputedRequest asked) {
        return new ComputedResponses.ComputedBody(computedResponses.bytes(report(asked, asked.reading())), null);
    }

    private ComputedResponses.ComputedBody csv(ComputedResponses.ComputedRequest asked) {
        return new ComputedResponses.ComputedBody(ReportTable.write(report(asked, asked.reading())), null);
    }

    private ComputedResponses.ComputedBody page(ComputedResponses.ComputedRequest asked) {
        AnnualParameters.Wanted wanted = AnnualParameters.wanted(asked, cities);
        ReadContext readContext = asked.reading();
        if (readContext.languages().isEmpty()) {
            String country = cities.ref(wanted.city(), readContext).countryCode();
            List<String> theirs = List.of(ReportLanguage.ofCountry(country));
            readContext = new ReadContext(readContext.snapshot(), theirs, readContext.asOf(), readContext.certainty());
        }
        ReportLanguage language = ReportLanguage.of(readContext.languages());
        String self = "/v1/reports/annual?city=" + wanted.city() + "&year="
                + wanted.year().year() + (wanted.within() ? "&within=true" : "")
                + (readContext.asOf() == null ? "" : "&asOf=" + readContext.asOf());
        String missing = ReportLanguage.missing(readContext.languages()).orElse(null);
        byte[] page = new ReportPage(report(asked, readContext), language, self).write(missing);
        return new ComputedResponses.ComputedBody(page, language.tag());
    }

    private AnnualReportView report(ComputedResponses.ComputedRequest asked, ReadContext readContext) {
        AnnualParameters.Wanted wanted = AnnualParameters.wanted(asked, cities);
        return reports.of(wanted.city(), wanted.year(), wanted.within(), asked.today(), readContext);
    }
}
