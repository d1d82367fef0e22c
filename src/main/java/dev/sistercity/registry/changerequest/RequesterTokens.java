package dev.sistercity.registry.changerequest;

import dev.sistercity.registry.access.Secret;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Tokens of those who asked for a change without a key: drawn with the request, good for it alone, kept as hashes. */
@Singleton
class RequesterTokens {

    private static final String KIND = "request";
    private static final int DAYS = 180;

    private final Sql sql;

    RequesterTokens(Sql sql) {
        this.sql = sql;
    }

    /** Draws the token of a new request, in the caller's transaction. */
    String draw(UUID request) {
        String token = Secret.draw(KIND);
        sql.update(
                "insert into requester_token (request_id, token_hash, expires_at) "
                        + "values (?, ?, clock_timestamp() + make_interval(days => ?))",
                request,
                Secret.hash(token),
                DAYS);
        return token;
    }

    /** Whether this is the hash of the request's token, which is not over. */
    boolean isOf(UUID request, byte[] hash) {
        return sql.number(
                        "select count(*) from requester_token where request_id = ? and token_hash = ? "
                                + "and expires_at > clock_timestamp()",
                        request,
                        hash)
                > 0;
    }
}
