package dev.sistercity.registry.invitation.notice;

import dev.sistercity.registry.mail.MailText;
import dev.sistercity.registry.mail.MailWriter;
import dev.sistercity.registry.mail.Words;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The mail to who applied, once it is decided. No key is in it: who has the token of the application takes that. */
@Singleton
class DecisionMail implements MailWriter {

    static final String KIND = "decision";

    private final Sql sql;
    private final CityWords cities;

    DecisionMail(Sql sql, CityWords cities) {
        this.sql = sql;
        this.cities = cities;
    }

    private record Decided(UUID city, String status, String reason) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<MailText> write(UUID application, String address, String links) {
        return sql.first(
                        "select city_id, status, reason from office_application where id = ? and status <> 'open'",
                        row -> new Decided(
                                row.getObject("city_id", UUID.class), row.getString("status"), row.getString("reason")),
                        application)
                .map(decided -> text(decided, links + "/v1/office-applications/" + application));
    }

    private MailText text(Decided decided, String link) {
        Words words = cities.of(decided.city());
        String city = cities.name(decided.city(), words);
        String reason = decided.reason() == null ? "" : words.of("decision.reason", decided.reason());
        String key = "decision." + decided.status();
        return new MailText(
                words.lang(), words.of(key + ".subject", city), words.of(key + ".body", city, link) + reason);
    }
}
