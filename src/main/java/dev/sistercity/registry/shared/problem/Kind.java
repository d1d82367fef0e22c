package dev.sistercity.registry.shared.problem;

import java.util.Locale;

/** The kinds of refusal: the one place where a refusal gets its status, its title and its documentation page. */
public enum Kind {
    MERGED(
            308,
            "Record was merged into another",
            "Two records were of one thing, and became one. `Location` leads to it; what was said of either is there. The "
                    + "numbered revisions of the old record stay where they were."),
    MALFORMED(
            400,
            "The request is malformed",
            "A parameter, a property or the body as a whole is not what this operation takes. Each entry of `errors` names "
                    + "the query parameter or the JSON Pointer it is about and says what is allowed there."),
    UNAUTHENTICATED(
            401,
            "Who are you?",
            "Writing needs a key, sent as `X-API-Key: <key>`, or a token of the registry's OIDC issuer, sent as "
                    + "`Authorization: Bearer <token>`; reading needs neither. Whether one is unknown, expired or revoked is "
                    + "not told apart."),
    FORBIDDEN(
            403,
            "Not yours to write",
            "Your key or token is known, but its role or its office may not do this. The detail says who may; "
                    + "`/v1/me` says what you may."),
    NOT_FOUND(
            404,
            "No such record",
            "Nothing stands at this address. Ids are opaque: take them from answers, or look a city up by one of its "
                    + "identifiers, as in `/v1/cities/wikidata:Q8686`."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "This address exists, but not for this method. The `Allow` header lists the methods it takes."),
    NOT_ACCEPTABLE(
            406,
            "No such format",
            "The answer does not come in the format asked for by `Accept` or `format`. The detail lists the formats."),
    DUPLICATE(
            409,
            "Record exists already",
            "The registry keeps one record of a thing. `existing` and the `Link` header lead to the one that is there. "
                    + "Where one is only probably the same, `candidates` lists those that are, with reasons: send "
                    + "`allowDuplicate=<why it is another>` to register yours all the same."),
    IN_USE(
            409,
            "Record is in use",
            "Other records refer to this one, so it cannot go. The detail says which kind of record does."),
    NOT_RESTORABLE(
            409,
            "Record cannot come back",
            "A record comes back as it last was. It is not deleted, another record has taken its place, or something that it "
                    + "refers to is gone: the detail says which."),
    GONE(
            410,
            "Record was deleted",
            "The record was here and has been deleted. Its history is kept: read it at `/revisions`. Whoever may write "
                    + "it is shown its last state as `lastKnown`, and can bring it back by a POST to its `/restore`, with the "
                    + "`ETag` of this answer as `If-Match`."),
    STALE(
            412,
            "Record has changed meanwhile",
            "The `If-Match` you sent does not name the current version. Read the record again, look at what changed, and "
                    + "repeat your change on top of it with the new `ETag`."),
    TOO_LARGE(413, "Body too large", "A request body may have 10 MiB at the most, an uploaded file 64 MiB."),
    UNSUPPORTED_TYPE(
            415,
            "Content type not supported",
            "POST takes `application/json`, PATCH takes `application/merge-patch+json` (RFC 7396); an upload takes "
                    + "the types that its operation lists."),
    REFUSED(
            422,
            "Well-formed, but not possible",
            "Every value is well-formed, but together, or beside what the registry holds, they cannot stand. Each entry "
                    + "of `errors` names what is in the way."),
    KEY_REUSED(
            422,
            "Idempotency-Key used for another request",
            "The same `Idempotency-Key` came before with another method, address or body. Use a new key for a new request."),
    PRECONDITION_REQUIRED(
            428,
            "If-Match is missing",
            "A change of an existing record needs `If-Match` with the `ETag` of the version you have read, so that nobody's "
                    + "change is overwritten unseen."),
    TOO_MANY(
            429,
            "Too many requests",
            "You have used up your share for now, or as many of your requests as may wait and stream already; a request "
                    + "that takes much work counts as several. `Retry-After` says in how many seconds to try again; `RateLimit-Policy` and `RateLimit`, on every answer, say how much you may "
                    + "and what is left. Nothing of your request was carried out. With a key there is more."),
    INTERNAL(
            500,
            "A fault of ours",
            "Something failed that should not have. The request id leads us to it in the logs."),
    UNAVAILABLE(
            503,
            "Not at this moment",
            "The registry cannot do this right now, for the reason given in the detail; `Retry-After` says when to try "
                    + "again. Nothing of your request was kept, unless the detail says otherwise.");

    private final int status;
    private final String title;
    private final String explanation;

    Kind(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What the documentation page says of this kind, in Markdown's inline subset (back-ticks). */
    public String explanation() {
        return explanation;
    }

    /** The last path segment of the problem's type, as in {@code /problems/not-found}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem's {@code type}: a reference that resolves, on this service, to a page about it. */
    public String type() {
        return "/problems/" + slug();
    }
}
