package dev.sistercity.registry.invitation.notice;

import dev.sistercity.registry.mail.MailText;
import dev.sistercity.registry.mail.MailWriter;
import dev.sistercity.registry.mail.Words;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The mail to the registrar about an application that is open. */
@Singleton
class ApplicationMail implements MailWriter {

    static final String KIND = "application";

    private final Sql sql;
    private final CityWords cities;

    ApplicationMail(Sql sql, CityWords cities) {
        this.sql = sql;
        this.cities = cities;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<MailText> write(UUID application, String address, String links) {
        Words words = Words.in("en");
        return sql.first(
                "select city_id, name from office_application where id = ? and status = 'open'",
                row -> {
                    String city = cities.name(row.getObject("city_id", UUID.class), words);
                    return new MailText(
                            words.lang(),
                            words.of("application.subject", city),
                            words.of(
                                    "application.body",
                                    city,
                                    row.getString("name"),
                                    links + "/v1/office-applications/" + application));
                },
                application);
    }
}
