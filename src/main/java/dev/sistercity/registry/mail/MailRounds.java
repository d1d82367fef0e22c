package dev.sistercity.registry.mail;

import dev.sistercity.registry.access.Secret;
import dev.sistercity.registry.shared.work.RetrySchedule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Sends what is due, one round after another in each replica. A round writes some mails, each in a transaction that is over before
 * the mail is handed to the server, waits for the server with no connection held, and takes down how it went.
 */
@Singleton
class MailRounds {

    private static final Logger LOG = Logger.getLogger(MailRounds.class);

    /** Longer than any mail takes: a lease that old belongs to no living process. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final MailQueue queue;
    private final Postman postman;
    private final MailMetrics metrics;
    private final Letters letters;
    private final MailSettings settings;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    MailRounds(
            MailQueue queue,
            Postman postman,
            MailMetrics metrics,
            Letters letters,
            MailSettings settings,
            Clock clock) {
        this.queue = queue;
        this.postman = postman;
        this.metrics = metrics;
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
    }

    private record Sent(MailQueue.Leased leased, CompletableFuture<Postman.Outcome> outcome) {}

    /**
     * Goes round once.
     *
     * @return whether it found something to do
     */
    boolean round() {
        letters.look();
        List<MailQueue.Leased> leased = QuarkusTransaction.requiringNew()
                .call(() ->
                        queue.lease(now(), settings.atOnce(), settings.timeout().plus(MARGIN)));
        List<Sent> underway = new ArrayList<>();
        leased.forEach(one -> write(one)
                .ifPresent(letter -> underway.add(
                        new Sent(one, postman.send(one.id(), one.address(), letter.text(), letter.stop())))));
        underway.forEach(sent -> record(sent.leased(), sent.outcome().join()));
        QuarkusTransaction.requiringNew().run(() -> queue.forget(now().minus(settings.kept())));
        return !leased.isEmpty();
    }

    /** Looks how much waits, and for how long: also where this replica sends nothing, or cannot. */
    void measure() {
        QuarkusTransaction.requiringNew().run(() -> metrics.queue(queue.pending(), queue.oldestSeconds(now())));
    }

    /** What cannot be written now is tried again later, like what the server did not take. */
    private Optional<Letters.Letter> write(MailQueue.Leased leased) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                String token = Secret.draw("mail");
                Optional<Letters.Letter> letter =
                        queue.isStopped(leased) ? Optional.empty() : letters.write(leased, token);
                if (letter.isPresent()) {
                    queue.keepStop(leased, Secret.hash(token));
                } else {
                    queue.drop(leased, now());
                }
                return letter;
            });
        } catch (RuntimeException e) {
            LOG.warn("A mail could not be written; it is tried again later", e);
            record(
                    leased,
                    new Postman.Outcome(
                            "it could not be written: " + e.getClass().getSimpleName(), false));
            return Optional.empty();
        }
    }

    private void record(MailQueue.Leased leased, Postman.Outcome outcome) {
        Instant now = now();
        Optional<Instant> next = outcome.error() == null || outcome.isFinal()
                ? Optional.empty()
                : RetrySchedule.next(leased.attempts() + 1, null, now, random)
                        .map(at -> at.truncatedTo(ChronoUnit.MICROS));
        QuarkusTransaction.requiringNew().run(() -> queue.record(leased, outcome.error(), next, now));
        metrics.count(outcome.error() == null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
