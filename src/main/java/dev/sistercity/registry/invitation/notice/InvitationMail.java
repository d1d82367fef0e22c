package dev.sistercity.registry.invitation.notice;

import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.access.Secret;
import dev.sistercity.registry.mail.MailText;
import dev.sistercity.registry.mail.MailWriter;
import dev.sistercity.registry.mail.Words;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The mail to who is invited, with a link of its own. */
@Singleton
class InvitationMail implements MailWriter {

    static final String KIND = "invitation";

    private static final String OPEN = "/v1/invitations/open?token=";
    private static final String OFFICE = Role.OFFICE + ':';

    private final Sql sql;
    private final CityWords cities;

    InvitationMail(Sql sql, CityWords cities) {
        this.sql = sql;
        this.cities = cities;
    }

    private record Invited(UUID city, String by, String message, Instant expiresAt) {}

    @Override
    public String kind() {
        return KIND;
    }

    /** One that was used, taken back or is over has nothing to say. */
    @Override
    public Optional<MailText> write(UUID invitation, String address, String links) {
        return sql.first(
                        "select city_id, invited_by, message, expires_at from invitation where id = ? and used_at is null"
                                + " and revoked_at is null and expires_at > clock_timestamp() for update",
                        row -> new Invited(
                                row.getObject("city_id", UUID.class),
                                row.getString("invited_by"),
                                row.getString("message"),
                                Sql.instant(row, "expires_at")),
                        invitation)
                .map(invited -> {
                    String token = Secret.draw(KIND);
                    sql.update(
                            "update invitation set mail_token_hash = ? where id = ?", Secret.hash(token), invitation);
                    return text(invited, links + OPEN + token);
                });
    }

    private MailText text(Invited invited, String link) {
        Words words = cities.of(invited.city());
        String city = cities.name(invited.city(), words);
        String by = invited.by().startsWith(OFFICE)
                ? cities.office(invited.by().substring(OFFICE.length()), words)
                : "Sister City Registry";
        String body = words.of(
                "invitation.body",
                by,
                city,
                link,
                invited.expiresAt().toString().substring(0, 10));
        String message = invited.message() == null ? "" : words.of("invitation.message", invited.message());
        return new MailText(words.lang(), words.of("invitation.subject", by, city), body + message);
    }
}
