package dev.sistercity.registry.openapi.operation;

import static dev.sistercity.registry.shared.problem.Kind.DUPLICATE;
import static dev.sistercity.registry.shared.problem.Kind.FORBIDDEN;
import static dev.sistercity.registry.shared.problem.Kind.IN_USE;
import static dev.sistercity.registry.shared.problem.Kind.MALFORMED;
import static dev.sistercity.registry.shared.problem.Kind.NOT_ACCEPTABLE;
import static dev.sistercity.registry.shared.problem.Kind.NOT_FOUND;
import static dev.sistercity.registry.shared.problem.Kind.REFUSED;
import static dev.sistercity.registry.shared.problem.Kind.TOO_LARGE;
import static dev.sistercity.registry.shared.problem.Kind.UNAUTHENTICATED;
import static dev.sistercity.registry.shared.problem.Kind.UNAVAILABLE;
import static dev.sistercity.registry.shared.problem.Kind.UNSUPPORTED_TYPE;

import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;

/** What operations refuse that are not about records and describe themselves by annotations: those would say it at length. */
public final class Refusals {

    private static final Kind[] OF_JOBS = {MALFORMED, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, NOT_ACCEPTABLE, UNAVAILABLE
    };

    private static final Kind[] OF_MATCHING = {MALFORMED, NOT_ACCEPTABLE, TOO_LARGE, UNSUPPORTED_TYPE, UNAVAILABLE};

    private static final Map<String, Kind[]> BY_OPERATION = Map.of(
            "readJob", OF_JOBS,
            "streamJob", OF_JOBS,
            "cancelJob",
                    new Kind[] {MALFORMED, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, NOT_ACCEPTABLE, REFUSED, UNAVAILABLE},
            "matchCities", OF_MATCHING,
            "matchPartnerships", OF_MATCHING,
            "listAskedNames", new Kind[] {MALFORMED, UNAUTHENTICATED, FORBIDDEN, NOT_ACCEPTABLE, UNAVAILABLE},
            "suggest", new Kind[] {MALFORMED, NOT_ACCEPTABLE, UNAVAILABLE},
            "readGazetteer", new Kind[] {MALFORMED, NOT_ACCEPTABLE, UNAVAILABLE},
            "importGazetteer",
                    new Kind[] {
                        MALFORMED,
                        UNAUTHENTICATED,
                        FORBIDDEN,
                        NOT_ACCEPTABLE,
                        TOO_LARGE,
                        UNSUPPORTED_TYPE,
                        REFUSED,
                        UNAVAILABLE
                    });

    private static final Kind[] OF_DECISIONS = {
        MALFORMED,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        NOT_ACCEPTABLE,
        DUPLICATE,
        TOO_LARGE,
        UNSUPPORTED_TYPE,
        REFUSED,
        UNAVAILABLE
    };

    private static final Map<String, Kind[]> OF_IMPORTS = Map.of(
            "importList", BY_OPERATION.get("importGazetteer"),
            "readImport", OF_JOBS,
            "listImportRows", OF_JOBS,
            "listJobs", new Kind[] {MALFORMED, UNAUTHENTICATED, FORBIDDEN, NOT_ACCEPTABLE, UNAVAILABLE},
            "listReviews", new Kind[] {MALFORMED, UNAUTHENTICATED, FORBIDDEN, NOT_ACCEPTABLE, UNAVAILABLE},
            "readReview", OF_JOBS,
            "acceptReview", OF_DECISIONS,
            "rejectReview", OF_DECISIONS,
            "reopenReview",
                    new Kind[] {
                        MALFORMED,
                        UNAUTHENTICATED,
                        FORBIDDEN,
                        NOT_FOUND,
                        NOT_ACCEPTABLE,
                        IN_USE,
                        TOO_LARGE,
                        UNSUPPORTED_TYPE,
                        REFUSED,
                        UNAVAILABLE
                    },
            "ruleReviews", OF_DECISIONS);

    private static final Kind[] OF_EDITIONS = {MALFORMED, NOT_FOUND, NOT_ACCEPTABLE, UNAVAILABLE};

    private static final Map<String, Kind[]> ON_EDITIONS = Map.of(
            "listEditions", BY_OPERATION.get("readGazetteer"),
            "createEdition", new Kind[] {MALFORMED, UNAUTHENTICATED, FORBIDDEN, NOT_ACCEPTABLE, REFUSED, UNAVAILABLE},
            "readEdition", OF_EDITIONS,
            "readEditionDifference", OF_EDITIONS,
            "readEditionRecords", OF_EDITIONS);

    private Refusals() {}

    public static void add(Operation operation) {
        String id = operation.getOperationId();
        Kind[] kinds = BY_OPERATION.getOrDefault(id, OF_IMPORTS.getOrDefault(id, ON_EDITIONS.get(id)));
        if (kinds != null) {
            Responses.refuse(operation.getResponses(), kinds);
        }
    }
}
