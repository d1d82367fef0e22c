package dev.sistercity.registry.shared.problem;

import java.util.Locale;

/** The kinds of refusal: the one place where a refusal gets its status, its title and its documentation page. */
public enum Kind {
    MERGED(
            308,
            "Record merged into another",
            "Two records described the same thing and were merged. `Location` leads to the remaining record, which has the claims of both. The "
                    + "numbered revisions of the old record stay where they were."),
    MALFORMED(
            400,
            "Malformed request",
            "A parameter, a property or the whole body is not what this operation takes. Each entry of `errors` names "
                    + "the query parameter or the JSON Pointer it is about and says what is allowed there."),
    UNAUTHENTICATED(
            401,
            "Authentication required",
            "Writing needs a key, sent as `X-API-Key: <key>`, or a token of the registry's OIDC issuer, sent as "
                    + "`Authorization: Bearer <token>`; reading needs neither. The answer does not say whether a key is unknown, "
                    + "expired or revoked."),
    FORBIDDEN(
            403,
            "Not permitted",
            "Your key or token is known, but its role or its office may not do this. The detail says who may; "
                    + "`/v1/me` says what you may."),
    NOT_FOUND(
            404,
            "Not found",
            "No record has this address. Ids are opaque: take them from answers, or look a city up by one of its "
                    + "identifiers, as in `/v1/cities/wikidata:Q8686`."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "This address exists, but not for this method. The `Allow` header lists the methods it takes."),
    NOT_ACCEPTABLE(
            406,
            "Format not available",
            "The answer does not come in the format asked for by `Accept` or `format`. The detail lists the formats."),
    DUPLICATE(
            409,
            "Record already exists",
            "The registry keeps one record of each thing. `existing` and the `Link` header lead to it. "
                    + "Where a record is only probably the same, `candidates` lists it with the reason: send "
                    + "`allowDuplicate=<why it is another>` to create yours nevertheless."),
    IN_USE(
            409,
            "Record is in use",
            "Other records refer to this one, so it cannot be deleted. The detail names the kind of record."),
    NOT_RESTORABLE(
            409,
            "Record cannot be restored",
            "A record is restored as it last was. This one is not deleted, another record has taken its place, or something that it "
                    + "refers to is gone: the detail says which."),
    HISTORY_LOST(
            409,
            "The history that you know was lost",
            "The database went back to an earlier state, after a failover or a restore: the change that you name, by its number "
                    + "with its hash or its epoch, is not in the log any more. What you took over after the last change that both "
                    + "histories share is not true: take it back and go on from there, as the detail says, or take a fresh export "
                    + "from `/v1/exports` and go on from its `Registry-Sequence` and `Registry-Epoch`. What you wrote yourself "
                    + "after that change is to be written again."),
    GONE(
            410,
            "Record deleted",
            "The record has been deleted. Its history is kept: read it at `/revisions`. A caller who may write "
                    + "it sees its last state as `lastKnown` and can restore it by a POST to its `/restore`, with the "
                    + "`ETag` of this answer as `If-Match`."),
    STALE(
            412,
            "Record has changed",
            "The `If-Match` you sent does not name the current version. Read the record again, look at what changed, and "
                    + "repeat your change on top of it with the new `ETag`."),
    TOO_SLOW(
            408,
            "Body too slow",
            "The body of a request has to come within 30 seconds, a file within 10 minutes. The connection is closed; nothing "
                    + "of the request was carried out."),
    TOO_LARGE(
            413,
            "Body too large",
            "A body may have 1 MiB at the most, a batch to be matched 2 MiB, a file 64 MiB. The detail says what this operation "
                    + "takes. The connection may be closed."),
    ADDRESS_TOO_LONG(
            414,
            "Address too long",
            "The request line is longer than 256 KiB. Long lists of filters can be split into several requests."),
    HEADERS_TOO_LARGE(
            431, "Headers too large", "The header fields of the request are larger together than this service takes."),
    UNSUPPORTED_TYPE(
            415,
            "Content type not supported",
            "POST takes `application/json`, PATCH takes `application/merge-patch+json` (RFC 7396); an upload takes "
                    + "the types that its operation lists."),
    REFUSED(
            422,
            "Request cannot be processed",
            "Every value is well-formed, but a rule of the registry does not allow them together or beside existing records. Each entry "
                    + "of `errors` names the rule."),
    KEY_REUSED(
            422,
            "Idempotency-Key reused",
            "This `Idempotency-Key` was used with another method, address or body. Use a new key for a new request."),
    PRECONDITION_REQUIRED(
            428,
            "If-Match required",
            "A change of an existing record needs `If-Match` with the `ETag` of the version you have read, so that no "
                    + "other change is overwritten unseen."),
    TOO_MANY(
            429,
            "Too many requests",
            "You have used up your rate limit for now, or too many of your requests wait or stream at once; a request "
                    + "that takes much work counts as several. `Retry-After` says in how many seconds to try again; `RateLimit-Policy` and `RateLimit`, on every answer, say how much you may "
                    + "and what is left. Nothing of your request was carried out. With a key there is more."),
    INTERNAL(500, "Internal error", "An unexpected error. Operators find it in the logs by the request id."),
    NEWER_VERSION(
            503,
            "Written by a newer version",
            "The record was written by a newer version of the registry than the replica that was asked, which cannot read it. "
                    + "Nothing is lost: ask another replica, or wait until this one is of that version too. Lists say in "
                    + "`page.unreadable` how many such records of the collection are in none of them."),
    UNAVAILABLE(
            503,
            "Service unavailable",
            "The registry cannot do this right now, for the reason given in the detail; `Retry-After` says when to try "
                    + "again. Nothing of your request was kept, unless the detail says otherwise."),
    OUTCOME_UNKNOWN(
            503,
            "It is not known whether this was done",
            "The database went away in the moment in which it stored your request, or stored it where it may yet be lost. Repeat "
                    + "the request with the same `Idempotency-Key`: it is carried out once, and answered as the first time. "
                    + "Without such a key, look whether your change is there before you repeat it.");

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
