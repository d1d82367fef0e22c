package dev.sistercity.registry.forum.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.event.EventStatus;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.http.JsonShape;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import jakarta.validation.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;

class ForumDraftTest {

    private static final String ID = "01a1fc46-7bef-76a2-9b97-02bf5527855e";

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
    private final BodyReader bodies;

    ForumDraftTest() {
        new JsonShape().customize(mapper);
        bodies = new BodyReader(
                mapper,
                Validation.byDefaultProvider()
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory()::getValidator);
    }

    @Test
    void takes_every_forum_of_the_starter_data() throws IOException {
        assertThat(starter("forums")).isNotEmpty().allSatisfy(body -> comesBack(body, ForumDraft.class));
    }

    @Test
    void takes_every_series_of_the_starter_data() throws IOException {
        assertThat(starter("forum-series")).isNotEmpty().allSatisfy(body -> comesBack(body, ForumSeriesDraft.class));
    }

    @Test
    void comes_back_from_the_log_as_it_went_in() {
        ForumDraft draft = read("""
                {"series": "%1$s", "edition": {"number": 10, "label": "10th"}, "kind": "conference",
                 "names": [{"value": "无锡国际友城论坛", "lang": "zh-Hans"}], "date": "2021-12-07/2021-12-08", "mode": "in-person",
                 "status": "postponed", "hostCity": "%1$s", "venueCity": "%1$s", "place": "Hall 3",
                 "theme": [{"value": "industrial cooperation", "lang": "en"}], "topics": ["green-low-carbon"],
                 "organizers": [{"name": "SIIS", "role": "co-organizer"}],
                 "sessions": [{"title": "Smart cities", "topics": ["digital"]}],
                 "participants": [{"city": "%1$s", "countryCode": "VE", "organization": "State of Carabobo",
                   "person": {"name": "Jane Doe", "position": "Governor", "organization": "State of Carabobo"},
                   "group": "guests", "roles": ["opening-speaker", "guest"]}],
                 "attendance": {"guests": {"value": 100, "qualifier": "nearly"}, "countries": {"value": 12},
                   "continents": {"value": 5}, "cities": {"value": 13, "qualifier": "over"}},
                 "coLocatedWith": ["%1$s"],
                 "outcomes": [{"type": "launched", "resource": "platforms", "id": "%1$s", "name": "A platform"}]}
                """.formatted(ID));

        assertThat(documented(draft, ForumDraft.class)).isEqualTo(draft);
        assertThat(mapper.<ObjectNode>valueToTree(draft).properties())
                .as("properties that are given: all but the short form of names")
                .hasSize(ForumDraft.class.getRecordComponents().length - 1);
    }

    @Test
    void was_held_unless_it_says_otherwise() {
        assertThat(read("{\"kind\": \"forum\", \"name\": \"A forum\"}").status())
                .isEqualTo(EventStatus.HELD);
    }

    @Test
    void wants_somebody_in_a_role_behind_every_participant() {
        assertThat(refusal("""
                {"kind": "forum", "name": "A forum", "participants": [
                  {"group": "consuls", "roles": ["guest"]}, {"roles": ["guest"]}, {"countryCode": "NL", "roles": []},
                  {"countryCode": "NL"}, {"countryCode": "NL", "roles": ["Guest"]}]}"""))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/participants/1", "/participants/2/roles", "/participants/3/roles", "/participants/4/roles/0");
    }

    @Test
    void says_whom_a_participant_can_be() {
        assertThat(refusal(
                        "{\"kind\": \"forum\", \"name\": \"A forum\", \"participants\": [{\"roles\": [\"guest\"]}]}"))
                .singleElement()
                .extracting(Violation::detail)
                .asString()
                .contains("city", "countryCode", "person", "organization", "group");
    }

    @Test
    void names_everything_that_is_malformed() {
        assertThat(refusal("""
                {"kind": "party", "edition": {"number": 0}, "date": "2021-12-08/2021-12-07", "topics": ["Big Data"],
                 "organizers": [{"name": "SIIS", "role": "boss"}], "sessions": [{"topics": []}],
                 "attendance": {"guests": {"value": -1}}, "outcomes": [{"type": "launched", "id": "x"}], "x": 1}"""))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/kind",
                        "/edition/number",
                        "/date",
                        "/topics/0",
                        "/organizers/0/role",
                        "/sessions/0/title",
                        "/attendance/guests/value",
                        "/outcomes/0/id",
                        "/outcomes/0/name",
                        "/x");
    }

    private <D> void comesBack(JsonNode body, Class<D> type) {
        D bound = bodies.bind(((ObjectNode) body.deepCopy()).without("id"), type);
        assertThat(documented(bound, type)).isEqualTo(bound);
    }

    private <D> D documented(D draft, Class<D> type) {
        RecordDocument documents = new RecordDocument(mapper);
        RecordVersion<D> recordVersion = new RecordVersion<>(
                UUID.fromString(ID), 1, Instant.parse("2026-11-21T09:30:00Z"), Instant.EPOCH, draft);
        return documents.read(documents.write(recordVersion), type).draft();
    }

    private JsonNode starter(String collection) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/starter/" + collection + ".json")) {
            return mapper.readTree(in);
        }
    }

    private ForumDraft read(String body) {
        return bodies.read(body.getBytes(StandardCharsets.UTF_8), ForumDraft.class);
    }

    private List<Violation> refusal(String body) {
        return catchThrowableOfType(RegistryException.class, () -> read(body)).violations();
    }
}
