package dev.sistercity.registry.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.read.Conditions;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.export.api.CatalogueView;
import dev.sistercity.registry.ratelimit.ConcurrentWaitLimit;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers what describes all exports, in the words of one standard or another. Waits for checksums: not for the event loop. */
@Singleton
class CatalogueAnswers {

    private final Catalogue catalogue;
    private final Editions editions;
    private final ConcurrentWaitLimit concurrentWaitLimit;
    private final ObjectMapper mapper;

    CatalogueAnswers(
            Catalogue catalogue, Editions editions, ConcurrentWaitLimit concurrentWaitLimit, ObjectMapper mapper) {
        this.catalogue = catalogue;
        this.editions = editions;
        this.concurrentWaitLimit = concurrentWaitLimit;
        this.mapper = mapper;
    }

    /**
     * 200, or 304 if the reader has it already.
     *
     * @param types content types that the description may have, the default first
     */
    RestResponse<byte[]> answer(RoutingContext context, List<String> types, Function<CatalogueView, ?> description) {
        ApiRequest apiRequest = ApiRequest.of(context);
        apiRequest.refuseParameters();
        String contentType = Conditions.accepted(apiRequest, types);
        concurrentWaitLimit.begin(context);
        Snapshot snapshot = editions.list();
        byte[] body = json(snapshot, description);
        String etag = Conditions.tag(body);
        boolean known = Conditions.known(apiRequest, etag);
        RestResponse.ResponseBuilder<byte[]> answer =
                known ? RestResponse.ResponseBuilder.create(304) : RestResponse.ResponseBuilder.ok(body);
        answer.header("ETag", etag)
                .header("Vary", "Accept")
                .header("Cache-Control", Conditions.PUBLIC)
                .header(Conditions.SEQUENCE, Long.toString(snapshot.sequence()))
                .header(Conditions.EPOCH, snapshot.lineage().epochId());
        if (!known) {
            answer.header("Content-Type", contentType);
        }
        return answer.build();
    }

    private byte[] json(Snapshot snapshot, Function<CatalogueView, ?> description) {
        try {
            return mapper.writeValueAsBytes(description.apply(catalogue.of(snapshot)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(Kind.UNAVAILABLE, "The replica is shutting down");
        }
    }
}
