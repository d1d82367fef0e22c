package dev.sistercity.registry.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.endpoint.Call;
import dev.sistercity.registry.endpoint.Conditions;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.fairuse.Waiting;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
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
    private static final Map<String, ListParameter> PARAMETERS = Map.of(SEQUENCE.name(), SEQUENCE);

    private final Exports exports;
    private final Catalogue catalogue;
    private final ExportDownloads downloads;
    private final Endpoints endpoints;
    private final Editions editions;
    private final Waiting waiting;
    private final ObjectMapper mapper;

    ExportResource(
            Exports exports,
            Catalogue catalogue,
            ExportDownloads downloads,
            Endpoints endpoints,
            Editions editions,
            Waiting waiting,
            ObjectMapper mapper) {
        this.exports = exports;
        this.catalogue = catalogue;
        this.downloads = downloads;
        this.endpoints = endpoints;
        this.editions = editions;
        this.waiting = waiting;
        this.mapper = mapper;
    }

    @GET
    @PermitAll
    @Blocking
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        Call call = Call.of(context);
        call.refuseParameters();
        String contentType = Conditions.accepted(call, JSON);
        waiting.begin(context);
        Snapshot snapshot = editions.list();
        byte[] body = json(snapshot);
        String etag = Conditions.tag(body);
        boolean known = Conditions.known(call, etag);
        RestResponse.ResponseBuilder<byte[]> answer =
                known ? RestResponse.ResponseBuilder.create(304) : RestResponse.ResponseBuilder.ok(body);
        answer.header("ETag", etag)
                .header("Vary", "Accept")
                .header("Cache-Control", Conditions.PUBLIC)
                .header(Conditions.SEQUENCE, Long.toString(snapshot.sequence()));
        if (!known) {
            answer.header("Content-Type", contentType);
        }
        return answer.build();
    }

    private byte[] json(Snapshot snapshot) {
        try {
            return mapper.writeValueAsBytes(catalogue.of(snapshot));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(Kind.UNAVAILABLE, "The replica is shutting down");
        }
    }

    @GET
    @Path("/{file}")
    @PermitAll
    @Blocking
    public RestMulti<byte[]> read(@RestPath String file, @Context RoutingContext context) {
        Call call = Call.of(context);
        Parameters parameters = Parameters.of(call.parameters(), PARAMETERS);
        Export export = exports.get(file);
        Conditions.accepted(call, List.of(export.format().contentType()));
        Snapshot snapshot = parameters
                .one(SEQUENCE.name())
                .map(text -> editions.at(ParameterValues.whole(SEQUENCE.name(), text, 0, Long.MAX_VALUE)))
                .orElseGet(endpoints::snapshot);
        waiting.begin(context);
        return downloads.answer(export, snapshot, call, context);
    }
}
