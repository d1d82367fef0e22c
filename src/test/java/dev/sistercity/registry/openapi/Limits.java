package dev.sistercity.registry.openapi;

import dev.sistercity.registry.shared.problem.Kind;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * What fair use adds to every operation: one more refusal, with the two headers that each answer has, and another to those that
 * take a body.
 */
final class Limits {

    private static final String POLICY = "RateLimit-Policy";
    private static final String LIMIT = "RateLimit";
    private static final String REFUSAL = "TooManyRequests";
    private static final String SLOW = "BodyTooSlow";

    private Limits() {}

    static void declare(Components components) {
        components.addHeader(
                POLICY,
                Responses.header("How many reads or writes (q) you may make in how many seconds (w), as in "
                        + "draft-ietf-httpapi-ratelimit-headers: `\"reads\";q=600;w=60`"));
        components.addHeader(
                LIMIT,
                Responses.header(
                        "How many of them are left (r), and for how many seconds there will be no more than that "
                                + "(t): `\"reads\";r=599;t=1`. A request that takes much work counts as several."
                                + " From a cache (`Age` above 0) it tells of another client. Every answer has both headers."));
        APIResponses answers = OASFactory.createAPIResponses();
        Responses.refuse(answers, Kind.TOO_MANY);
        APIResponse refusal = answers.getAPIResponse(Integer.toString(Kind.TOO_MANY.status()));
        refusal.addHeader(
                "Retry-After",
                OASFactory.createHeader()
                        .description("Seconds to wait")
                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
        addHeaders(refusal);
        components.addResponse(REFUSAL, refusal);
        APIResponses slow = OASFactory.createAPIResponses();
        Responses.refuse(slow, Kind.TOO_SLOW);
        APIResponse tooSlow = slow.getAPIResponse(Integer.toString(Kind.TOO_SLOW.status()));
        addHeaders(tooSlow);
        components.addResponse(SLOW, tooSlow);
    }

    static void describe(Operation operation) {
        APIResponses answers = operation.getResponses();
        answers.addAPIResponse(
                Integer.toString(Kind.TOO_MANY.status()),
                OASFactory.createAPIResponse().ref(REFUSAL));
        if (answers.hasAPIResponse(Integer.toString(Kind.TOO_LARGE.status()))) {
            answers.addAPIResponse(
                    Integer.toString(Kind.TOO_SLOW.status()),
                    OASFactory.createAPIResponse().ref(SLOW));
        }
    }

    private static void addHeaders(APIResponse answer) {
        answer.addHeader(POLICY, reference(POLICY));
        answer.addHeader(LIMIT, reference(LIMIT));
    }

    private static Header reference(String name) {
        return OASFactory.createHeader().ref(name);
    }
}
