package dev.sistercity.registry.access;

import dev.sistercity.registry.ratelimit.Credential;
import dev.sistercity.registry.shared.digest.Sha256;
import dev.sistercity.registry.shared.sql.Sql;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Readers who have signed in to the site by a key or a token. A session is a random cookie for the pages under {@link #PATH} alone:
 * the API, and all pages that are the same for every reader, neither get nor know it. It ends with its key or token.
 */
@Singleton
public class SiteSessions {

    public static final String COOKIE = Credential.SESSION_COOKIE;

    /** Where the cookie is sent to and looked at. */
    public static final String PATH = Credential.SESSION_PATH;

    /** Sessions at the same time with one key or of one bearer; the oldest goes. */
    private static final int MOST = 100;

    private static final int LONGEST_COOKIE = 200;

    private final Identities identities;
    private final Sql sql;
    private final Clock clock;
    private final Duration lasting;

    SiteSessions(
            Identities identities,
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "registry.site.session") Duration lasting) {
        this.identities = identities;
        this.sql = sql;
        this.clock = clock;
        this.lasting = lasting;
    }

    /**
     * A session that has begun.
     *
     * @param cookie its secret, which is kept nowhere
     */
    public record Opened(String cookie, Duration lasting) {}

    /**
     * What a token says of its bearer, as far as it is kept.
     *
     * @param role one of {@link Role}, or {@link #NONE}
     * @param subject tells bearers apart, and does not name them
     * @param city of the office; null for none
     * @param office id of the office; null for none
     */
    record Signed(String role, String subject, String city, String office) {

        static final String NONE = "nobody";

        private static final List<String> ROLES = List.of(Role.REGISTRAR, Role.OFFICE, Role.PARTNER_APP);

        static Signed of(Tokens.Bearer bearer) {
            String role = ROLES.stream()
                    .filter(each -> bearer.roles().contains(each))
                    .findFirst()
                    .orElse(NONE);
            String subject = HexFormat.of().formatHex(Secret.hash(bearer.subject()), 0, 8);
            return new Signed(role, subject, bearer.city(), bearer.office());
        }
    }

    private record Begun(String holder, UUID key, Signed signed, Instant until) {}

    /**
     * Begins one. Blocks.
     *
     * @param credential a key or a token
     * @return empty for one that is not known, or is over
     */
    public Optional<Opened> open(String credential) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Begun> begun = identities.isRegistrars(credential)
                ? Optional.of(
                        new Begun(Role.REGISTRAR, null, new Signed(Role.REGISTRAR, "", null, null), now.plus(lasting)))
                : byKey(credential, now).or(() -> byToken(credential, now));
        return begun.filter(session -> session.until().isAfter(now)).map(session -> {
            String cookie = Secret.draw("site");
            boolean registrar = identities.isRegistrars(credential);
            Identities.lookedUp(() -> {
                keep(registrar ? identities.sealed(cookie) : Secret.hash(cookie), session, now);
                return null;
            });
            return new Opened(cookie, Duration.between(now, session.until()));
        });
    }

    private Optional<Begun> byKey(String key, Instant now) {
        return identities.ofKey(key).map(identity -> {
            Actor actor = identity.getAttribute(Actor.ATTRIBUTE);
            Grant grant = identity.getAttribute(Grant.ATTRIBUTE);
            return new Begun("key:" + actor.key(), actor.key(), null, until(grant.expiresAt(), now));
        });
    }

    private Optional<Begun> byToken(String token, Instant now) {
        return identities.bearer(token).map(bearer -> {
            Signed signed = Signed.of(bearer);
            return new Begun("token:" + signed.subject(), null, signed, until(bearer.expiresAt(), now));
        });
    }

    private Instant until(Instant over, Instant now) {
        Instant longest = now.plus(lasting);
        return over == null || over.isAfter(longest) ? longest : over;
    }

    private void keep(byte[] hash, Begun session, Instant now) {
        sql.update("delete from site_session where expires_at <= clock_timestamp()");
        sql.update(
                "delete from site_session where hash in (select s.hash from site_session s where s.holder = ?"
                        + " order by s.created_at desc offset ?)",
                session.holder(),
                MOST - 1);
        Signed signed = session.signed();
        sql.update(
                "insert into site_session (hash, holder, key_id, role, subject, city, office, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                hash,
                session.holder(),
                session.key(),
                signed == null ? null : signed.role(),
                signed == null ? null : signed.subject(),
                signed == null ? null : signed.city(),
                signed == null ? null : signed.office(),
                now,
                session.until());
    }

    /** The cookie of a request for one of the pages that know sessions; empty for none. */
    public static Optional<String> cookie(RoutingContext context) {
        String path = context.normalizedPath();
        boolean here = path.equals(PATH) || path.startsWith(PATH + '/');
        Cookie cookie = here ? context.request().getCookie(COOKIE) : null;
        return Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST_COOKIE);
    }

    /** Who a session belongs to; empty for one that is unknown or over, or whose key is. Blocks. */
    Optional<SecurityIdentity> identity(String cookie) {
        return Identities.lookedUp(() -> sql.first(
                        "select key_id, role, subject, city, office, hash = ? as sealed from site_session"
                                + " where hash in (?, ?) and expires_at > clock_timestamp()",
                        row -> new Found(
                                row.getObject("key_id", UUID.class),
                                new Signed(
                                        row.getString("role"),
                                        row.getString("subject"),
                                        row.getString("city"),
                                        row.getString("office")),
                                row.getBoolean("sealed")),
                        identities.sealed(cookie),
                        identities.sealed(cookie),
                        Secret.hash(cookie)))
                .flatMap(this::identity);
    }

    private record Found(UUID key, Signed signed, boolean sealed) {}

    private Optional<SecurityIdentity> identity(Found found) {
        if (found.sealed()) {
            return Optional.of(identities.registrar());
        }
        return found.key() == null ? Optional.of(identities.of(found.signed())) : identities.ofKey(found.key());
    }

    /** Ends one; a session that is over already stays so. Blocks. */
    public void close(String cookie) {
        Identities.lookedUp(() -> sql.update(
                "delete from site_session where hash in (?, ?)", identities.sealed(cookie), Secret.hash(cookie)));
    }

    /** What each form of a session's pages sends along: no other site can know it. */
    public static String formToken(String cookie) {
        byte[] hash = Sha256.of(("form\n" + cookie).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** Whether a form was made for the session; takes the same time whatever is wrong with it. */
    public static boolean isFormToken(String cookie, String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        formToken(cookie).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
