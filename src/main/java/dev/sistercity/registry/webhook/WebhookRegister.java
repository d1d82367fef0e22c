package dev.sistercity.registry.webhook;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.webhook.delivery.Delivery;
import dev.sistercity.registry.webhook.delivery.DeliveryStore;
import dev.sistercity.registry.webhook.target.TargetValidator;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The rules for webhooks: callers see and change their own, the registrar all. In the caller's transaction. */
@Singleton
class WebhookRegister {

    static final int MOST_OF_ONE_OWNER = 50;

    private final WebhookStore store;
    private final Secrets secrets;
    private final DeliveryStore deliveries;
    private final WebhookDrafts drafts;
    private final ChangeLog log;
    private final Clock clock;

    WebhookRegister(
            WebhookStore store,
            Secrets secrets,
            DeliveryStore deliveries,
            WebhookDrafts drafts,
            ChangeLog log,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.drafts = drafts;
        this.log = log;
        this.clock = clock;
    }

    /** A webhook and its secret, which is shown this once. */
    record WithSecret(Webhook webhook, String secret) {}

    /** @param draft its URL has passed {@link TargetValidator#check} */
    WithSecret create(Actor actor, WebhookDraft draft) {
        if (store.countOwn(actor.name()) >= MOST_OF_ONE_OWNER) {
            throw new RegistryException(
                    Kind.REFUSED, "You have " + MOST_OF_ONE_OWNER + " webhooks, which is as many as one may have");
        }
        WebhookDraft checked = drafts.checked(draft);
        UUID id = freshId();
        store.insert(id, actor.name(), checked, drafts.host(checked.url()), now(), head());
        return new WithSecret(get(actor, id), secrets.draw(id, freshId()));
    }

    /** @param change from the draft as it stands to the draft as it shall be */
    Webhook update(Actor actor, UUID id, LongPredicate current, UnaryOperator<WebhookDraft> change) {
        Webhook before = locked(actor, id, current);
        WebhookDraft after = drafts.checked(change.apply(before.draft()));
        if (after.equals(before.draft())) {
            return before;
        }
        store.update(id, after, drafts.host(after.url()), now());
        if (after.enabled()
                && (!before.draft().enabled()
                        || !after.url().equals(before.draft().url()))) {
            // A receiver that is mended need not wait for the next attempt.
            deliveries.beginAgain(id, now());
        }
        return get(actor, id);
    }

    void delete(Actor actor, UUID id, LongPredicate current) {
        locked(actor, id, current);
        store.delete(id);
    }

    /** Draws a new secret; the old one signs beside it for {@link Secrets#OVERLAP}. */
    WithSecret rotateSecret(Actor actor, UUID id, LongPredicate current) {
        locked(actor, id, current);
        store.touch(id, now());
        String secret = secrets.draw(id, freshId());
        return new WithSecret(get(actor, id), secret);
    }

    /** Delivers everything that matches again, from the change after this one. */
    Webhook replay(Actor actor, UUID id, long after) {
        get(actor, id);
        if (after > head()) {
            throw RegistryException.refused("/after", "must not be greater than the last change's number, " + head());
        }
        deliveries.turnBack(id, after);
        return get(actor, id);
    }

    Delivery test(Actor actor, UUID id) {
        get(actor, id);
        return deliveries.test(freshId(), id, now());
    }

    /** Makes a delivery again, at once, whatever became of it and whatever waits. */
    Delivery redeliver(Actor actor, UUID id, UUID delivery) {
        Delivery known = delivery(actor, id, delivery);
        deliveries.redeliver(known.id(), now());
        return delivery(actor, id, delivery);
    }

    Webhook get(Actor actor, UUID id) {
        return store.find(actor, id).orElseThrow(() -> RegistryException.notFound("webhook", id));
    }

    Delivery delivery(Actor actor, UUID id, UUID delivery) {
        get(actor, id);
        return deliveries.find(id, delivery).orElseThrow(() -> RegistryException.notFound("delivery", delivery));
    }

    private Webhook locked(Actor actor, UUID id, LongPredicate current) {
        Webhook webhook = store.lock(actor, id).orElseThrow(() -> RegistryException.notFound("webhook", id));
        if (!current.test(webhook.version())) {
            throw new RegistryException(
                    Kind.STALE, "The webhook is at version " + webhook.version() + " now; read it again");
        }
        return webhook;
    }

    private long head() {
        try {
            return log.head();
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
    }

    private static UUID freshId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** PostgreSQL keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
