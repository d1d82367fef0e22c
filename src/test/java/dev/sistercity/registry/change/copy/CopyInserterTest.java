package dev.sistercity.registry.change.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.ConcurrentChangeException;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.city.CityRegister;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.source.ClaimRegister;
import dev.sistercity.registry.source.SourceRegister;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Records that are written by the hundred are stored as those that are written one by one. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CopyInserterTest {

    private static final int MANY = 60;
    private static final List<String> TABLES =
            List.of("source", "city", "city_identifier", "partnership", "partnership_party", "claim");

    private final SourceRegister sources;
    private final CityRegister cities;
    private final PartnershipRegister partnerships;
    private final ClaimRegister claims;
    private final ObjectMapper mapper;
    private final DataSource database;

    @Inject
    CopyInserterTest(
            SourceRegister sources,
            CityRegister cities,
            PartnershipRegister partnerships,
            ClaimRegister claims,
            ObjectMapper mapper,
            DataSource database) {
        this.sources = sources;
        this.cities = cities;
        this.partnerships = partnerships;
        this.claims = claims;
        this.mapper = mapper;
        this.database = database;
    }

    /** Writes records of one kind. */
    private interface Way {
        <D> void write(Register<?, D> register, Map<UUID, D> drafts);
    }

    @Test
    void stores_the_same_rows_as_one_by_one() {
        List<String> single = rows(new Way() {
            @Override
            public <D> void write(Register<?, D> register, Map<UUID, D> drafts) {
                drafts.forEach((id, draft) -> register.create(id, draft, Actor.REGISTRAR));
            }
        });
        List<String> together = rows(new Way() {
            @Override
            public <D> void write(Register<?, D> register, Map<UUID, D> drafts) {
                register.createAll(drafts, Actor.REGISTRAR);
            }
        });
        assertThat(together).hasSizeGreaterThan(7 * MANY).isEqualTo(single);
    }

    @Test
    void says_which_constraint_was_broken_and_leaves_nothing() {
        Map<UUID, CityDraft> again = drafts(1, CityDraft.class, CopyInserterTest::city);
        QuarkusTransaction.requiringNew().run(() -> {
            cities.create(id(1, MANY - 1), again.get(id(1, 0)), Actor.REGISTRAR);
            again.remove(id(1, 0));
        });
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> cities.createAll(again, Actor.REGISTRAR)))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessage("city_key");
        assertThat(QuarkusTransaction.requiringNew().call(this::stored)).hasSize(3);
    }

    private List<String> rows(Way way) {
        QuarkusTransaction.begin();
        try {
            way.write(sources, drafts(0, SourceDraft.class, CopyInserterTest::source));
            way.write(cities, drafts(1, CityDraft.class, CopyInserterTest::city));
            way.write(partnerships, drafts(2, PartnershipDraft.class, CopyInserterTest::partnership));
            way.write(claims, drafts(3, ClaimDraft.class, CopyInserterTest::claim));
            return stored();
        } catch (SQLException e) {
            throw new AssertionError(e);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** Everything but the times of writing. */
    private List<String> stored() throws SQLException {
        List<String> stored = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet rows = statement.executeQuery("select '" + table
                        + " ' || (to_jsonb(t) - 'created_at' - 'updated_at')::text from " + table + " t order by 1")) {
                    while (rows.next()) {
                        stored.add(rows.getString(1));
                    }
                }
            }
        }
        return stored;
    }

    private interface Body {
        String of(int number);
    }

    private <D> Map<UUID, D> drafts(int kind, Class<D> type, Body body) {
        Map<UUID, D> drafts = new LinkedHashMap<>();
        for (int i = 0; i < MANY; i++) {
            try {
                drafts.put(id(kind, i), mapper.readValue(body.of(i), type));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
        return drafts;
    }

    private static UUID id(int kind, int number) {
        return new UUID(0x7000L + kind, 0x8000_0000_0000_0000L + number);
    }

    private static String source(int number) {
        return """
                {"kind": "dataset", "url": "https://example.org/%d", "title": "A list\\t\\\\N\\\\. \\"%d\\" – 列表"}""".formatted(number, number);
    }

    private static String city(int number) {
        return number % 2 == 0 ? """
                {"kind": "city", "names": [{"value": "無錫\\\\%d\\n", "lang": "zh"}, {"value": "Wuxi", "lang": "en"}],
                 "countryCode": "CN", "latitude": 31.569, "longitude": -1e-7, "population": {"value": 100000, "qualifier": "at-least"},
                 "areaKm2": {"value": 0.125}, "website": "https://example.org/%d",
                 "identifiers": [{"scheme": "geonames", "value": "1%d"}, {"scheme": "wikidata", "value": "Q%d"}]}""".formatted(number, number, number, number) : """
                {"kind": "county", "names": [{"value": "Town %d", "lang": "en"}], "countryCode": "GB", "subdivisionCode": "GB-ENG",
                 "identifiers": [{"scheme": "geonames", "value": "1%d"}], "status": "dissolved"}""".formatted(number, number);
    }

    private static String partnership(int number) {
        String parties = "\"parties\": [{\"city\": \"%s\", \"nameAsSigned\": \"Wú'xī\"}, {\"city\": \"%s\"}]"
                .formatted(id(1, number), id(1, (number + 1) % MANY));
        return number % 2 == 0
                ? "{\"kind\": \"sister-city\", " + parties + ", \"established\": \"1994-10~\"}"
                : """
                {"kind": "contact", "kindAsStated": {"value": "Städte\\tkontakt", "lang": "de"}, %s, "status": "ended", "ended": "2009",
                 "endedBy": ["%s"], "endReason": "a \\\\ b", "fields": ["culture"],
                 "milestones": [{"type": "signed", "date": "1994", "kind": "contact", "note": "n\\nn"}]}""".formatted(parties, id(1, number));
    }

    private static String claim(int number) {
        return number % 2 == 0
                ? """
                {"subject": {"resource": "cities", "id": "%s"}, "pointer": "", "source": "%s", "quote": {"value": "a\\\\tb", "lang": "und"}}""".formatted(id(1, number), id(0, number))
                : """
                {"subject": {"resource": "partnerships", "id": "%s"}, "pointer": "/established", "value": "1994", "source": "%s",
                 "rank": "preferred", "asOf": "2001-02"}""".formatted(id(2, number), id(0, number));
    }
}
