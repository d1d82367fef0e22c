package dev.sistercity.registry.invitation;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invitations in PostgreSQL; in the caller's transaction. One that the caller may not see answers like one that does not exist. */
@Singleton
class InvitationStore {

    private static final String SELECT = "select " + Invitation.COLUMNS + " from invitation i ";
    private static final String VISIBLE = SELECT + "where (i.invited_by = ? or ?) ";

    /** The one that was shown, or the one in the last mail. */
    private static final String BY_TOKEN = "where i.token_hash = ? or i.mail_token_hash = ?";

    private final Sql sql;

    InvitationStore(Sql sql) {
        this.sql = sql;
    }

    Optional<Invitation> find(Actor actor, UUID id) {
        return sql.first(VISIBLE + "and i.id = ?", Invitation::read, actor.name(), actor.isRegistrar(), id);
    }

    /** As {@link #find}; held until the transaction ends. */
    Optional<Invitation> lock(Actor actor, UUID id) {
        return sql.first(VISIBLE + "and i.id = ? for update", Invitation::read, actor.name(), actor.isRegistrar(), id);
    }

    /** By its token; held until the transaction ends. */
    Optional<Invitation> lock(byte[] tokenHash) {
        return sql.first(SELECT + BY_TOKEN + " for update", Invitation::read, tokenHash, tokenHash);
    }

    Optional<Invitation> find(byte[] tokenHash) {
        return sql.first(SELECT + BY_TOKEN, Invitation::read, tokenHash, tokenHash);
    }

    /** @param after null for the first ones */
    List<Invitation> list(Actor actor, UUID after, int limit) {
        return sql.query(
                VISIBLE + "and (? or i.id > ?) order by i.id limit ?",
                Invitation::read,
                actor.name(),
                actor.isRegistrar(),
                after == null,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    long count(Actor actor) {
        return sql.number(
                "select count(*) from invitation where invited_by = ? or ?", actor.name(), actor.isRegistrar());
    }

    /** Those of one actor that are still good. */
    long countOpen(String invitedBy) {
        return sql.number(
                "select count(*) from invitation where invited_by = ? and used_at is null and revoked_at is null"
                        + " and expires_at > clock_timestamp()",
                invitedBy);
    }

    void insert(UUID id, byte[] tokenHash, Actor by, InvitationDraft draft, UUID city, Instant now) {
        sql.update(
                """
                insert into invitation (id, version, created_at, updated_at, token_hash, invited_by, partnership_id, city_id,
                  email, message, expires_at) values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp() + make_interval(days => ?))""",
                id,
                now,
                now,
                tokenHash,
                by.name(),
                draft.partnership(),
                city,
                draft.email(),
                draft.message(),
                draft.days());
    }

    void use(UUID id, Instant now) {
        sql.update(
                "update invitation set version = version + 1, updated_at = ?, used_at = ? where id = ?", now, now, id);
    }

    void revoke(UUID id, Instant now) {
        sql.update(
                "update invitation set version = version + 1, updated_at = ?, revoked_at = ? where id = ?",
                now,
                now,
                id);
    }
}
