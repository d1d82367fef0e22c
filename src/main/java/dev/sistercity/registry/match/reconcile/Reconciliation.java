package dev.sistercity.registry.match.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Languages;
import dev.sistercity.registry.ratelimit.LongReads;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.http.Cancellation;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.value.Certainty;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers batches of reconciliation clients. */
@Singleton
class Reconciliation {

    static final String QUERIES = "queries";
    static final String EXTEND = "extend";

    private final QueryBatch batch;
    private final Extension extension;
    private final BodyReader bodies;
    private final Endpoints endpoints;
    private final LongReads longReads;

    Reconciliation(QueryBatch batch, Extension extension, BodyReader bodies, Endpoints endpoints, LongReads longReads) {
        this.batch = batch;
        this.extension = extension;
        this.bodies = bodies;
        this.endpoints = endpoints;
        this.longReads = longReads;
    }

    /** A request as far as it has been read. */
    record Asked(Parameters parameters, ReadContext reading) {}

    /** @throws RegistryException MALFORMED, NOT_ACCEPTABLE, UNAVAILABLE */
    Asked asked(ApiRequest request, Map<String, List<String>> sent, Map<String, ListParameter> declared) {
        Map<String, List<String>> said = new LinkedHashMap<>(sent);
        // OpenRefine sends an empty one where its user has chosen none.
        said.remove("type", List.of(""));
        Parameters parameters = Parameters.of(said, declared);
        request.requireJsonAccepted();
        return new Asked(
                parameters,
                new ReadContext(
                        endpoints.snapshot(),
                        Languages.wanted(parameters.one("lang"), request.header("Accept-Language")),
                        null,
                        Certainty.POSSIBLE));
    }

    /**
     * A batch of queries, or values of cities. Each costs its caller as many reads as it takes work.
     *
     * @throws RegistryException MALFORMED, TOO_MANY
     */
    Uni<Map<String, Object>> batch(Asked asked, RoutingContext context) {
        boolean queries = !asked.parameters().all(QUERIES).isEmpty();
        if (queries != asked.parameters().all(EXTEND).isEmpty()) {
            throw RegistryException.ofParameter(QUERIES, "must be given, or extend instead of it");
        }
        Cancellation caller = Cancellation.of(context);
        return longReads.later(
                context,
                0,
                () -> queries
                        ? read(asked, QUERIES, sent -> batch.answer(sent, asked.reading(), caller))
                        : read(
                                asked,
                                EXTEND,
                                sent -> extension.answer(bodies.bind(sent, ExtendDraft.class), asked.reading())));
    }

    /** Faults are those of a parameter, also where they lie within its object. */
    private <T> T read(Asked asked, String parameter, Function<JsonNode, T> answering) {
        String text = asked.parameters().one(parameter).orElseThrow();
        try {
            return answering.apply(bodies.object(text.getBytes(StandardCharsets.UTF_8)));
        } catch (RegistryException e) {
            List<Violation> violations = e.violations().stream()
                    .map(violation -> Violation.ofParameter(
                            parameter,
                            violation.pointer() == null || violation.pointer().isEmpty()
                                    ? withoutBody(violation.detail())
                                    : "at " + violation.pointer() + ": " + violation.detail()))
                    .toList();
            throw violations.isEmpty() ? e : RegistryException.malformed(violations);
        }
    }

    /** What is wrong with a whole body, said of a parameter. */
    private static String withoutBody(String detail) {
        return detail.startsWith(BodyReader.SUBJECT) ? detail.substring(BodyReader.SUBJECT.length()) : detail;
    }
}
