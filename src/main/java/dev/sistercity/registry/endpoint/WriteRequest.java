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
 * @param allowsDuplicate whether it is known to be another one than those that it looks like
 */
record WriteRequest(
        Actor by,
        String idempotencyKey,
        String fingerprint,
        boolean dryRun,
        boolean alone,
        String reason,
        boolean allowsDuplicate,
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
    static final ListParameter ALLOW_DUPLICATE = ListParameter.text(
            "allowDuplicate",
            "Why this is another one than those which the refusal lists as probably the same: register it all the same; "
                    + "kept in the log as the reason",
            null);
    static final String IDEMPOTENCY_KEY = Call.IDEMPOTENCY_KEY;

    private static final Map<String, ListParameter> DECLARED = Map.of(DRY_RUN.name(), DRY_RUN, REASON.name(), REASON);

    private static final Map<String, ListParameter> DECLARED_OF_CREATION =
            Map.of(DRY_RUN.name(), DRY_RUN, REASON.name(), REASON, ALLOW_DUPLICATE.name(), ALLOW_DUPLICATE);

    static WriteRequest of(Actor actor, String method, Call call, byte[] body) {
        return of(actor, method, call, body, DECLARED);
    }

    /** A creation of what may be there already. */
    static WriteRequest ofCreation(Actor actor, Call call, byte[] body) {
        return of(actor, "POST", call, body, DECLARED_OF_CREATION);
    }

    private static WriteRequest of(
            Actor actor, String method, Call call, byte[] body, Map<String, ListParameter> declared) {
        Parameters parameters = Parameters.of(call.parameters(), declared);
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
        String reason = text(parameters, REASON).orElse(null);
        Optional<String> another = text(parameters, ALLOW_DUPLICATE);
        String key = method.equals("POST") ? call.idempotencyKey() : null;
        String fingerprint = key == null ? null : fingerprint(method, call, body);
        return new WriteRequest(
                actor,
                key,
                fingerprint,
                dryRun,
                false,
                another.map(why -> reason == null ? why : reason + "; another one: " + why)
                        .orElse(reason),
                another.isPresent(),
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
        return new WriteRequest(by, idempotencyKey, fingerprint, dryRun, true, reason, allowsDuplicate, languages);
    }

    private static Optional<String> text(Parameters parameters, ListParameter declared) {
        return parameters.one(declared.name()).map(String::strip).map(text -> notBlank(declared, text));
    }

    private static String notBlank(ListParameter declared, String text) {
        if (text.isEmpty()) {
            throw RegistryException.ofParameter(declared.name(), "must not be blank");
        }
        return text;
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
