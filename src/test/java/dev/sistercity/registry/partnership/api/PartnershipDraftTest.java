package dev.sistercity.registry.partnership.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.RecordDocument;
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

class PartnershipDraftTest {

    private static final String SHANGHAI = "01a1fc43-bc60-7de0-a6de-deb5d51819f2";
    private static final String DUNEDIN = "01a1fc43-c14a-7fad-9863-1b10b7a955f4";

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
    private final BodyReader bodies;

    PartnershipDraftTest() {
        new JsonShape().customize(mapper);
        bodies = new BodyReader(
                mapper,
                Validation.byDefaultProvider()
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory()::getValidator);
    }

    @Test
    void takes_every_partnership_of_the_starter_data() throws IOException {
        JsonNode starter;
        try (InputStream in = getClass().getResourceAsStream("/starter/partnerships.json")) {
            starter = mapper.readTree(in);
        }

        assertThat(starter).isNotEmpty().allSatisfy(body -> {
            ObjectNode draft = ((ObjectNode) body.deepCopy()).without("id");
            PartnershipDraft bound = bodies.bind(draft, PartnershipDraft.class);
            assertThat(documented(bound)).isEqualTo(bound);
        });
    }

    @Test
    void comes_back_from_the_log_as_it_went_in() {
        PartnershipDraft draft = read("""
                {"kind": "friendly-exchange", "kindAsStated": {"value": "友好交流城市", "lang": "zh-Hans"},
                 "parties": [{"city": "%s", "nameAsSigned": "Shanghai Municipality"}, {"city": "%s"}],
                 "status": "ended", "established": "1994-10", "ended": "2009~", "endedBy": ["%s"],
                 "endReason": "Merged.", "fields": ["culture", "people-to-people"],
                 "milestones": [{"type": "letter-of-intent", "date": "1992", "kind": "contact", "by": "%s",
                   "place": "Dunedin", "note": "In spring.",
                   "signatories": [{"name": "Jane Doe", "position": "Mayor", "organization": "City of Dunedin"}],
                   "documents": [{"title": "Letter", "url": "https://example.org/letter"}]}]}
                """.formatted(SHANGHAI, DUNEDIN, DUNEDIN, SHANGHAI));

        assertThat(documented(draft)).isEqualTo(draft);
        assertThat(draft.milestones().get(0).type()).isEqualTo(MilestoneType.LETTER_OF_INTENT);
    }

    @Test
    void leaves_its_status_open_unless_it_states_one() {
        assertThat(read("""
                {"kind": "contact", "parties": [{"city": "geonames:1"}, {"city": "geonames:2"}]}""").status()).isNull();
    }

    @Test
    void names_everything_that_is_malformed() {
        assertThat(refusal(() -> read("""
                        {"kind": "twin", "parties": [{"city": "geonames:1", "confirmation": {}}], "fields": ["Culture"],
                         "endedBy": [null], "milestones": [{"type": "signed", "documents": [{}]}]}""")))
                .containsExactlyInAnyOrder(
                        "/kind",
                        "/parties",
                        "/parties/0/confirmation",
                        "/fields/0",
                        "/endedBy/0",
                        "/milestones/0/documents/0");
    }

    @Test
    void points_to_what_is_unknown_wherever_it_stands() {
        assertThat(refusal(() -> read("""
                        {"x": 1, "kind": "contact",
                         "parties": [{"x": 1, "city": "a"}, {"city": "b", "nameAsSigned": "B", "x": {"y": [1]}, "": 1}],
                         "milestones": [{"type": "signed", "x": 1, "date": "1990",
                           "signatories": [{"name": "N", "x": 1, "position": "P", "z": 1}]}], "z": 1}""")))
                .containsExactlyInAnyOrder(
                        "/x",
                        "/parties/0/x",
                        "/parties/1/x",
                        "/parties/1/",
                        "/milestones/0/x",
                        "/milestones/0/signatories/0/x",
                        "/milestones/0/signatories/0/z",
                        "/z");
    }

    private PartnershipDraft documented(PartnershipDraft draft) {
        RecordDocument documents = new RecordDocument(mapper);
        RecordVersion<PartnershipDraft> recordVersion = new RecordVersion<>(
                UUID.fromString(SHANGHAI), 1, Instant.parse("2026-11-21T09:30:00Z"), Instant.EPOCH, draft);
        return documents
                .read(documents.write(recordVersion), PartnershipDraft.class)
                .draft();
    }

    private PartnershipDraft read(String body) {
        return bodies.read(body.getBytes(StandardCharsets.UTF_8), PartnershipDraft.class);
    }

    private static List<String> refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable refused) {
        return catchThrowableOfType(RegistryException.class, refused).violations().stream()
                .map(Violation::pointer)
                .toList();
    }
}
