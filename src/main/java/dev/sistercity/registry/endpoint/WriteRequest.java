package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all writes have in common.
 *
 * @param by who writes
 * @param idempotencyKey null for none
 * @param fingerprint of method, address and body
 * @param dryRun whether nothing is to be stored
 * @param alone whether nobody else may write meanwhile
 * @param reason why it is written; null where the writer does not say
 */
record WriteRequest(
        Actor by,
        String idempotencyKey,
        String fingerprint,
        boolean dryRun,
        boolean alone,
        String reason,
        List<String> languages) {

    static final ListParameter DRY_RUN = new ListParameter(
            "dryRun",
            "Check everything and answer the would-be result, but store nothing",
            ListParameter.Kind.BOOLEAN,
            false,
            List.of(),
            "true");
    static final ListParameter REASON = ListParameter.text(
            "reason", "Why you write this: kept in the log for ever, and shown to everybody with the revision", null);
    static final String IDEMPOTENCY_KEY = Call.IDEMPOTENCY_KEY;

    private static final Map<String, ListParameter> DECLARED = Map.of(DRY_RUN.name(), DRY_RUN, REASON.name(), REASON);

    static WriteRequest of(Actor actor, String method, Call call, byte[] body) {
        Parameters parameters = Parameters.of(call.parameters(), DECLARED);
        if (!method.equals("DELETE")) {
            call.requireContentType();
            call.requireJsonAccepted();
        }
        return of(actor, method, call, body, parameters);
    }

    /** A POST that says all in its address. */
    static WriteRequest withoutBody(Actor actor, Call call, byte[] body) {
        Parameters parameters = Parameters.of(call.parameters(), DECLARED);
        call.requireJsonAccepted();
        if (body != null && body.length > 0) {
            throw new RegistryException(Kind.MALFORMED, "This takes no body");
        }
        return of(actor, "POST", call, new byte[0], parameters);
    }

    private static WriteRequest of(Actor actor, String method, Call call, byte[] body, Parameters parameters) {
        boolean dryRun = parameters
                .one(DRY_RUN.name())
                .map(text -> ParameterValues.bool(DRY_RUN.name(), text))
                .orElse(false);
        String key = method.equals("POST") ? call.idempotencyKey() : null;
        String fingerprint = key == null ? null : fingerprint(method, call, body);
        return new WriteRequest(
                actor,
                key,
                fingerprint,
                dryRun,
                false,
                reason(parameters),
                Languages.wanted(Optional.empty(), call.header("Accept-Language")));
    }

    /**
     * Whose Idempotency-Keys are apart from those of others: of those who are unknown each request has keys of its own, so that
     * nobody's key is in another one's way.
     */
    String actor() {
        return by.isAnonymous() && idempotencyKey != null ? by.name() + ':' + fingerprint : by.name();
    }

    WriteRequest standingAlone() {
        return new WriteRequest(by, idempotencyKey, fingerprint, dryRun, true, reason, languages);
    }

    private static String reason(Parameters parameters) {
        return parameters
                .one(REASON.name())
                .map(String::strip)
                .map(WriteRequest::notBlank)
                .orElse(null);
    }

    private static String notBlank(String reason) {
        if (reason.isEmpty()) {
            throw RegistryException.ofParameter(REASON.name(), "must not be blank");
        }
        return reason;
    }

    private static String fingerprint(String method, Call call, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + ' ' + call.path() + '?' + call.query() + '\n').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
