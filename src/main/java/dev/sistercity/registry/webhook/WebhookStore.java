package dev.sistercity.registry.webhook;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Webhooks in PostgreSQL. A webhook that the caller may not see answers like one that does not exist. */
@Singleton
class WebhookStore {

    private static final String SELECT = "select " + Webhook.COLUMNS
            + " from webhook w join webhook_line l on l.webhook_id = w.id where (w.owner = ? or ?) ";

    private final Sql sql;

    WebhookStore(Sql sql) {
        this.sql = sql;
    }

    Optional<Webhook> find(Actor actor, UUID id) {
        return sql.first(SELECT + "and w.id = ?", Webhook::read, actor.name(), actor.isRegistrar(), id);
    }

    /** As {@link #find}; locks the record until the caller's transaction ends. */
    Optional<Webhook> lock(Actor actor, UUID id) {
        return sql.first(SELECT + "and w.id = ? for update of w", Webhook::read, actor.name(), actor.isRegistrar(), id);
    }

    /**
     * In the order of ids.
     *
     * @param after null for the first ones
     */
    List<Webhook> list(Actor actor, UUID after, int limit) {
        return sql.query(
                SELECT + "and (? or w.id > ?) order by w.id limit ?",
                Webhook::read,
                actor.name(),
                actor.isRegistrar(),
                after == null,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    long count(Actor actor) {
        return sql.number("select count(*) from webhook where owner = ? or ?", actor.name(), actor.isRegistrar());
    }

    /** Of this owner alone. */
    long countOwn(String owner) {
        return sql.number("select count(*) from webhook where owner = ?", owner);
    }

    /** @param sequence the change after which it begins */
    void insert(UUID id, String owner, WebhookDraft draft, String host, Instant now, long sequence) {
        sql.update(
                """
                insert into webhook (id, version, created_at, updated_at, owner, url, host, description, resources, cities,
                  country_codes, actions, enabled) values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                now,
                now,
                owner,
                draft.url(),
                host,
                draft.description(),
                texts(draft.resources()),
                ids(draft.cities()),
                texts(draft.countryCodes()),
                actions(draft),
                draft.enabled());
        sql.update("insert into webhook_line (webhook_id, sequence) values (?, ?)", id, sequence);
    }

    /** One version further. What the registry said of it when it disabled it is settled. */
    void update(UUID id, WebhookDraft draft, String host, Instant now) {
        sql.update(
                """
                update webhook set version = version + 1, updated_at = ?, url = ?, host = ?, description = ?, resources = ?,
                  cities = ?, country_codes = ?, actions = ?, enabled = ?,
                  disabled_because = case when ? then null else disabled_because end where id = ?""",
                now,
                draft.url(),
                host,
                draft.description(),
                texts(draft.resources()),
                ids(draft.cities()),
                texts(draft.countryCodes()),
                actions(draft),
                draft.enabled(),
                draft.enabled(),
                id);
    }

    /** Counts a change of something that belongs to it. */
    void touch(UUID id, Instant now) {
        sql.update("update webhook set version = version + 1, updated_at = ? where id = ?", now, id);
    }

    void delete(UUID id) {
        sql.update("delete from webhook where id = ?", id);
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static String[] actions(WebhookDraft draft) {
        return draft.actions().stream()
                .map(action -> action.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    private static UUID[] ids(List<String> ids) {
        return ids.stream().map(UUID::fromString).toArray(UUID[]::new);
    }
}
