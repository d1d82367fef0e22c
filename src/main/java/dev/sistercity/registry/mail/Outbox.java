package dev.sistercity.registry.mail;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Takes mail that is to be sent. In the caller's transaction: what is rolled back is not sent. */
@Singleton
public class Outbox {

    /** Of an address: nothing in it can end a header, name a second receiver or be taken for a comment. */
    public static final String ADDRESS = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}";

    private static final Pattern AN_ADDRESS = Pattern.compile(ADDRESS);
    private static final String A_WHILE = "3600";
    private static final int LOCK = 0x3A11;

    private final MailSettings settings;
    private final Sql sql;
    private final Clock clock;
    private final Optional<String> links;

    Outbox(
            MailSettings settings,
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "registry.public-url") Optional<String> publicUrl) {
        this.settings = settings;
        this.sql = sql;
        this.clock = clock;
        this.links = settings.links().or(() -> publicUrl).map(url -> url.replaceFirst("/$", ""));
    }

    /** Whether this registry sends mail. */
    public boolean isOn() {
        return settings.from().isPresent() && links.isPresent();
    }

    /** @throws RegistryException REFUSED if this registry sends none */
    public void requireOn() {
        if (!isOn()) {
            throw new RegistryException(Kind.REFUSED, "This registry sends no mail");
        }
    }

    /** Whether a text is an address that mail can be sent to. */
    public static boolean isAddress(String text) {
        return AN_ADDRESS.matcher(text).matches();
    }

    /** The address of the registrar, where mail is sent to it. */
    public Optional<String> registrar() {
        return isOn() ? settings.registrar() : Optional.empty();
    }

    /** Where links begin. */
    String links() {
        return links.orElseThrow();
    }

    /**
     * Puts a mail into the queue. Where there is no mail, or its reader wants none of this kind, nothing happens.
     *
     * @param kind of a {@link MailWriter}
     * @param subject id of what it tells of
     * @throws RegistryException TOO_MANY if the address has got as many as it may get in a day
     */
    public void add(String kind, UUID subject, String address) {
        if (isOn() && isAddress(address) && !offer(kind, subject, address)) {
            throw new RegistryException(
                            Kind.TOO_MANY,
                            "This address gets " + settings.perAddress()
                                    + " mails in 24 hours at the most; try again tomorrow")
                    .with("Retry-After", A_WHILE);
        }
    }

    /**
     * As {@link #add}, without a word where the address has got enough.
     *
     * @return whether it had not
     */
    public boolean offer(String kind, UUID subject, String address) {
        String to = address.toLowerCase(Locale.ROOT);
        // One after the other: two at once would both find room.
        sql.number("select count(pg_advisory_xact_lock(?, hashtext(?)))", LOCK, to);
        if (sql.number("select count(*) from mail_stop where address = ? and kind = ?", to, kind) > 0) {
            return true;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long lately = sql.number(
                "select count(*) from mail where address = ? and created_at > ? and status <> 'dropped'",
                to,
                now.minus(1, ChronoUnit.DAYS));
        if (lately >= settings.perAddress()) {
            return false;
        }
        sql.update(
                "insert into mail (id, kind, subject_id, address, created_at, due, status) values (?, ?, ?, ?, ?, ?, 'pending')",
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                kind,
                subject,
                to,
                now,
                now);
        return true;
    }

    /** Lets an address get mail of a kind again. */
    public void resume(String kind, String address) {
        sql.update("delete from mail_stop where address = ? and kind = ?", address.toLowerCase(Locale.ROOT), kind);
    }
}
