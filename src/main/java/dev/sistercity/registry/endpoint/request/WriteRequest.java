package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.shared.digest.Sha256;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all writes have in common.
 *
 * @param by who writes
 * @param idempotencyKey null for none
 * @param fingerprint of method, address and body
 * @param dryRun whether nothing is to be stored
 * @param alone whether all other writers have to wait
 * @param reason why it is written; null where the writer does not say
 * @param allowsDuplicate whether it is known to be another one than those that it looks like
 */
public record WriteRequest(
        Actor by,
        String idempotencyKey,
        String fingerprint,
        boolean dryRun,
        boolean alone,
        String reason,
        boolean allowsDuplicate,
        List<String> languages) {

    public static final ListParameter DRY_RUN = new ListParameter(
            "dryRun",
            "Check everything and answer the would-be result, but store nothing",
            ListParameter.Kind.BOOLEAN,
            false,
            List.of(),
            "true");
    public static final ListParameter REASON = ListParameter.text(
            "reason", "Why the caller writes this: kept in the log for ever, public with the revision", null);
    public static final ListParameter ALLOW_DUPLICATE = ListParameter.text(
            "allowDuplicate",
            "Why this is another one than those which the refusal lists as probably the same: register it all the same; "
                    + "kept in the log as the reason",
            null);
    public static final String IDEMPOTENCY_KEY = ApiRequest.IDEMPOTENCY_KEY;

    /** What may be repeated under a key. A patch of evidence alone leaves its record as it is, so that If-Match does not tell. */
    private static final Set<String> KEYED = Set.of("POST", "PATCH");

    private static final Map<String, ListParameter> DECLARED = Map.of(DRY_RUN.name(), DRY_RUN, REASON.name(), REASON);

    private static final Map<String, ListParameter> DECLARED_OF_CREATION =
            Map.of(DRY_RUN.name(), DRY_RUN, REASON.name(), REASON, ALLOW_DUPLICATE.name(), ALLOW_DUPLICATE);

    public static WriteRequest of(Actor actor, String method, ApiRequest apiRequest, byte[] body) {
        return of(actor, method, apiRequest, body, DECLARED);
    }

    /** A creation of what may be there already. */
    public static WriteRequest ofCreation(Actor actor, ApiRequest apiRequest, byte[] body) {
        return of(actor, "POST", apiRequest, body, DECLARED_OF_CREATION);
    }

    private static WriteRequest of(
            Actor actor, String method, ApiRequest apiRequest, byte[] body, Map<String, ListParameter> declared) {
        Parameters parameters = Parameters.of(apiRequest.parameters(), declared);
        if (!method.equals("DELETE")) {
            apiRequest.requireContentType();
            apiRequest.requireJsonAccepted();
        }
        return of(actor, method, apiRequest, body, parameters);
    }

    /** A POST that says all in its address. */
    public static WriteRequest withoutBody(Actor actor, ApiRequest apiRequest, byte[] body) {
        Parameters parameters = Parameters.of(apiRequest.parameters(), DECLARED);
        apiRequest.requireJsonAccepted();
        if (body != null && body.length > 0) {
            throw new RegistryException(Kind.MALFORMED, "This takes no body");
        }
        return of(actor, "POST", apiRequest, new byte[0], parameters);
    }

    private static WriteRequest of(
            Actor actor, String method, ApiRequest apiRequest, byte[] body, Parameters parameters) {
        boolean dryRun = parameters
                .one(DRY_RUN.name())
                .map(text -> ParameterValues.bool(DRY_RUN.name(), text))
                .orElse(false);
        String reason = text(parameters, REASON).orElse(null);
        Optional<String> another = text(parameters, ALLOW_DUPLICATE);
        String key = KEYED.contains(method) ? apiRequest.idempotencyKey() : null;
        String fingerprint = key == null ? null : fingerprint(method, apiRequest, body);
        return new WriteRequest(
                actor,
                key,
                fingerprint,
                dryRun,
                false,
                another.map(why -> reason == null ? why : reason + "; another one: " + why)
                        .orElse(reason),
                another.isPresent(),
                Languages.wanted(Optional.empty(), apiRequest.header("Accept-Language")));
    }

    /**
     * The scope of an Idempotency-Key: per caller or, for anonymous callers, per request, so that the keys of two strangers cannot
     * collide.
     */
    public String actor() {
        return by.isAnonymous() && idempotencyKey != null ? by.name() + ':' + fingerprint : by.name();
    }

    public WriteRequest standingAlone() {
        return new WriteRequest(by, idempotencyKey, fingerprint, dryRun, true, reason, allowsDuplicate, languages);
    }

    private static Optional<String> text(Parameters parameters, ListParameter declared) {
        return parameters.one(declared.name()).map(String::strip).map(text -> notBlank(declared, text));
    }

    private static String notBlank(ListParameter declared, String text) {
        if (text.isEmpty()) {
            throw RegistryException.ofParameter(declared.name(), FaultCode.MUST_NOT_BE_BLANK);
        }
        return text;
    }

    private static String fingerprint(String method, ApiRequest apiRequest, byte[] body) {
        MessageDigest digest = Sha256.start();
        digest.update(
                (method + ' ' + apiRequest.path() + '?' + apiRequest.query() + '\n').getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(body));
    }
}
