package dev.sistercity.registry.mail;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands mail to the server. No thread waits for it. Each mail has a connection of its own, so that no other one waits where a server
 * is slow, and one on which the server is silent is closed.
 */
@Singleton
class Postman {

    private static final int LONGEST = 300;
    private static final int A_LITTLE_LATER = 1_000;

    private final Vertx vertx;
    private final MailSettings settings;
    private final TlsConfigurationRegistry tls;

    Postman(Vertx vertx, MailSettings settings, TlsConfigurationRegistry tls) {
        this.vertx = vertx;
        this.settings = settings;
        this.tls = tls;
    }

    /**
     * How it went.
     *
     * @param error null where it was sent
     * @param isFinal whether the server will never take it
     */
    record Outcome(String error, boolean isFinal) {

        static final Outcome SENT = new Outcome(null, false);
    }

    /**
     * Sends a mail.
     *
     * @param id the same at each attempt: a mailbox that gets one twice, since the server's word was lost, can tell
     * @param stop where its reader ends mail of its kind (RFC 8058)
     * @return never fails
     */
    CompletableFuture<Outcome> send(UUID id, String address, MailText text, String stop) {
        String host = URI.create(stop).getHost();
        try {
            MailClient client = MailClient.create(vertx, config(host));
            return client.sendMail(message("<" + id + "@" + host + ">", address, text, stop))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .handle((sent, failure) -> {
                        client.close();
                        return failure == null ? Outcome.SENT : failed(failure);
                    });
        } catch (RuntimeException e) {
            // What the settings say is no server.
            return CompletableFuture.completedFuture(failed(e));
        }
    }

    private MailMessage message(String id, String address, MailText text, String stop) {
        return new MailMessage()
                .setFrom(settings.from().orElseThrow())
                .setTo(address)
                .setSubject(text.subject())
                .setText(text.body())
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add("Message-ID", id)
                        .add("Content-Language", text.lang())
                        .add("Auto-Submitted", "auto-generated")
                        .add("List-Unsubscribe", "<" + stop + ">")
                        .add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    private MailConfig config(String host) {
        int patience = (int) settings.timeout().toMillis();
        MailConfig config = new MailConfig()
                .setHostname(settings.host())
                .setPort(settings.port())
                .setOwnHostname(host)
                .setMaxPoolSize(1)
                .setKeepAlive(false)
                .setSsl(settings.tls() == MailSettings.Tls.FROM_THE_START)
                .setStarttls(
                        settings.tls() == MailSettings.Tls.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setLogin(settings.username().isPresent() ? LoginOption.REQUIRED : LoginOption.NONE);
        settings.username().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        // Whom to trust in place of those that the JDK trusts.
        tls.get("mail").ifPresent(own -> TlsConfigUtils.configure(config, own));
        config.setHostnameVerificationAlgorithm("HTTPS");
        config.setConnectTimeout(patience);
        // Closing the client leaves its connections to themselves.
        config.setIdleTimeout(patience + A_LITTLE_LATER).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return config;
    }

    private Outcome failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return new Outcome("no answer within " + settings.timeout().toMillis() + " ms", false);
        }
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Outcome(
                words.length() > LONGEST ? words.substring(0, LONGEST) : words,
                cause instanceof SMTPException refusal && refusal.isPermanent());
    }
}
