package dev.sistercity.registry.export;

import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.ByteOrderMark;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.ratelimit.ConcurrentWaitLimit;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Everything, as files. */
@Path("/v1/exports")
@Tag(name = "Exports")
class ExportResource {

    private static final List<String> JSON = List.of("application/ld+json", "application/json");

    private static final ListParameter SEQUENCE =
            ListParameter.number("sequence", "The change that the file is to be true at", "412");
    private static final Map<String, ListParameter> PARAMETERS = Stream.concat(
                    Stream.of(SEQUENCE, ByteOrderMark.PARAMETER), CommonParameters.ofDay().stream())
            .collect(Collectors.toMap(ListParameter::name, known -> known));

    private final Exports exports;
    private final CatalogueAnswers catalogue;
    private final ExportDownloads downloads;
    private final Endpoints endpoints;
    private final Editions editions;
    private final ConcurrentWaitLimit concurrentWaitLimit;

    ExportResource(
            Exports exports,
            CatalogueAnswers catalogue,
            ExportDownloads downloads,
            Endpoints endpoints,
            Editions editions,
            ConcurrentWaitLimit concurrentWaitLimit) {
        this.exports = exports;
        this.catalogue = catalogue;
        this.downloads = downloads;
        this.endpoints = endpoints;
        this.editions = editions;
        this.concurrentWaitLimit = concurrentWaitLimit;
    }

    @GET
    @PermitAll
    @Blocking
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        return catalogue.answer(context, JSON, view -> view);
    }

    @GET
    @Path("/{file}")
    @PermitAll
    @Blocking
    public RestMulti<byte[]> read(@RestPath String file, @Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        Parameters parameters = Parameters.of(apiRequest.parameters(), PARAMETERS);
        Export export = exports.get(file);
        Snapshot snapshot = parameters
                .one(SEQUENCE.name())
                .map(text -> editions.at(ParameterValues.whole(SEQUENCE.name(), text, 0, Long.MAX_VALUE)))
                .orElseGet(() -> apiRequest.past() == null
                        ? endpoints.snapshot()
                        : apiRequest.past().then());
        concurrentWaitLimit.begin(context);
        boolean marked = ByteOrderMark.isWanted(parameters) && export.format() == ExportFormat.CSV;
        return downloads.answer(
                marked ? export.marked() : export,
                CommonParameters.reading(parameters, snapshot, List.of()),
                apiRequest,
                context);
    }
}
