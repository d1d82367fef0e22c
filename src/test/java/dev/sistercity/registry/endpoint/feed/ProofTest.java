package dev.sistercity.registry.endpoint.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies the log from outside: with what is served and the page that documents it, and no code of the registry's. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ProofTest {

    private static final HexFormat HEX = HexFormat.of();

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    DataSource database;

    @Test
    void anybody_can_verify_the_whole_log_and_each_document() {
        write();

        List<String> faults = verify(1, "0".repeat(64));

        assertThat(faults).isEmpty();
        assertThat(http.get("/v1/changes/proof").expect(200).at("/head")).isEqualTo("5");
    }

    @Test
    void what_is_proved_is_what_the_feed_says() {
        write();
        JsonNode proof = http.get("/v1/changes/proof?include=documents").json().get("items");
        for (JsonNode change : http.get("/v1/changes").json().get("items")) {
            JsonNode link = proof.get(change.get("sequence").intValue() - 1);
            Instant at = Instant.parse(change.get("at").textValue());
            String[] lines = link.get("canonical").textValue().split("\n", -1);
            assertThat(lines)
                    .containsExactly(
                            "change/1",
                            change.get("sequence").asText(),
                            Long.toString(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000),
                            "9:registrar",
                            change.get("resource").textValue(),
                            change.get("id").textValue(),
                            change.get("version").asText(),
                            change.get("action").textValue(),
                            "-",
                            sha256(
                                    HEX.parseHex(link.get("salt").textValue()),
                                    link.get("document").textValue()),
                            "");
            assertThat(change.get("hash")).isEqualTo(link.get("hash"));
        }
    }

    @Test
    void shows_a_contact_only_while_it_is_published() {
        String city = given.city("Dunedin", "NZ");
        given.record(
                "offices",
                Map.of("name", "Open", "city", city, "contact", "for-all@example.org", "contactPublished", true));

        Reply proof = http.get("/v1/changes/proof?include=documents").expect(200);

        assertThat(proof.json().at("/items/1/publicDocument").textValue()).contains("for-all@example.org");
    }

    @Test
    void tells_which_histories_there_are() {
        write();
        Reply proof = http.get("/v1/changes/proof").expect(200);
        JsonNode epochs = proof.json().get("epochs");
        assertThat(epochs.get(epochs.size() - 1).get("id").textValue()).isEqualTo(proof.header("Registry-Epoch"));
        assertThat(epochs.findValuesAsText("number")).doesNotHaveDuplicates();
    }

    @Test
    void proves_a_part_that_goes_on_from_a_hash_that_was_kept() {
        write();
        String kept = http.get("/v1/changes?after=1&limit=1").at("/items/0/hash");

        Reply part = http.get("/v1/changes/proof?from=3&to=4").expect(200);

        assertThat(part.at("/previousHash")).isEqualTo(kept);
        assertThat(part.json().get("items").findValuesAsText("sequence")).containsExactly("3", "4");
        assertThat(verify(3, kept)).isEmpty();
        assertThat(part.json().findValue("document")).isNull();
        assertThat(http.get("/v1/changes/proof?from=6").at("/previousHash"))
                .isEqualTo(http.get("/v1/changes?after=4").at("/items/0/hash"));
        http.get("/v1/changes/proof?from=7").expectProblem(400, "malformed");
        http.get("/v1/changes/proof?from=3&to=2").expectProblem(400, "malformed");
        http.get("/v1/changes/proof?from=0").expectProblem(400, "malformed");
        http.get("/v1/changes/proof?to=9223372036854775807").expect(200);
    }

    @Test
    void proves_an_empty_log_and_one_of_more_than_a_page() {
        assertThat(http.get("/v1/changes/proof").at("/previousHash")).isEqualTo("0".repeat(64));
        for (int i = 0; i < 210; i++) {
            given.source("Source " + i);
        }

        Reply first = http.get("/v1/changes/proof?include=documents").expect(200);

        assertThat(first.json().get("items")).hasSize(200);
        assertThat(first.header("Link"))
                .isEqualTo("</v1/changes/proof?from=201&to=210&include=documents>; rel=\"next\"");
        assertThat(http.get("/v1/changes/proof").json().get("items")).hasSize(210);
        assertThat(verify(1, "0".repeat(64))).isEmpty();
    }

    @Test
    void withholds_documents_that_are_not_for_everybody_and_the_chain_holds_all_the_same() {
        String city = given.city("Dunedin", "NZ");
        given.record("offices", Map.of("name", "An office", "city", city, "contact", "not-for-all@example.org"));
        given.source();

        Reply proof = http.get("/v1/changes/proof?include=documents").expect(200);

        assertThat(proof.text()).doesNotContain("not-for-all");
        assertThat(proof.json().at("/items/0/document").isTextual()).isTrue();
        assertThat(proof.json().at("/items/1").has("document")).isFalse();
        assertThat(proof.json().at("/items/1").has("salt")).isFalse();
        assertThat(proof.json().at("/items/0").has("publicDocument")).isFalse();
        assertThat(proof.json().at("/items/1/publicDocument").textValue())
                .contains("An office")
                .contains(city)
                .doesNotContain("not-for-all");
        assertThat(http.get("/v1/changes/proof").expect(200).text()).doesNotContain("publicDocument");
        assertThat(verify(1, "0".repeat(64))).isEmpty();
        for (String path : List.of("/v1/changes", "/v1/changes?format=ndjson", "/v1/changes?city=" + city)) {
            assertThat(http.get(path).expect(200).text()).contains("An office").doesNotContain("not-for-all");
        }
    }

    /** By an intruder with all rights in the database, who even repairs the hash of the row that is altered. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update change set document = replace(document, 'Dunedin', 'Dundee') where sequence = 2",
                "update change set actor = 'somebody' where sequence = 2",
                "update change set at = at + interval '1 microsecond' where sequence = 2",
                "update change set reason = '' where sequence = 2",
                "update change set action = 'updated' where sequence = 2",
                "update change set version = 7 where sequence = 2",
                "update change set resource = 'sources' where sequence = 2",
                "update change set record_id = gen_random_uuid() where sequence = 2",
                "update change set salt = uuid_send(gen_random_uuid()) where sequence = 2",
                "delete from change where sequence = 2",
                "update change set sequence = case sequence when 2 then -3 else -2 end where sequence in (2, 3); "
                        + "update change set sequence = -sequence where sequence < 0",
                "delete from change where sequence = 5; update change_head set sequence = 4"
            })
    void tells_that_the_log_was_altered(String alteration) throws SQLException {
        write();
        assertThat(verify(1, "0".repeat(64))).isEmpty();
        String kept = http.get("/v1/changes?after=4").at("/items/0/hash");

        run(alteration);
        assertThat(faultsBy(kept)).as("hashes left as they were").isNotEmpty();
        run("update change set hash = change_hash(coalesce((select hash from change b where b.sequence = "
                + "change.sequence - 1), decode(repeat('00', 32), 'hex')), change) where sequence = 2");
        assertThat(faultsBy(kept)).as("its own hash repaired").isNotEmpty();
        run("""
                do $$
                declare
                  last bytea := decode(repeat('00', 32), 'hex');
                  c    change;
                begin
                  for c in select * from change order by sequence loop
                    last := change_hash(last, c);
                    update change set hash = last where sequence = c.sequence;
                  end loop;
                end $$""");
        assertThat(faultsBy(kept)).as("all hashes repaired, but one was kept").isNotEmpty();
    }

    /** What a client finds that has kept the hash of change 5. */
    private List<String> faultsBy(String kept) {
        List<String> faults = new ArrayList<>(verify(1, "0".repeat(64)));
        String now = answered("/v1/changes/proof?from=5&to=5").at("/items/0/hash");
        if (!kept.equals(now)) {
            faults.add("change 5 had another hash");
        }
        return faults;
    }

    /** Three cities, one changed and one deleted: five changes. */
    private void write() {
        String shanghai = given.city("上海", "CN");
        String dunedin = given.city("Dunedin", "NZ");
        given.city("Kraków", "PL");
        Reply read = http.get("/v1/cities/" + shanghai);
        http.patch("/v1/cities/" + shanghai, Map.of("website", "https://www.shanghai.gov.cn"), read.etag())
                .expect(200);
        http.delete("/v1/cities/" + dunedin, "*").expect(204);
    }

    /** While a replica reads a log anew that has gone back, it does not answer. */
    private Reply answered(String path) {
        Patience.until("an answer of " + path, () -> http.get(path).status() != 503);
        return http.get(path).expect(200);
    }

    private List<String> verify(long from, String kept) {
        List<String> faults = new ArrayList<>();
        String previous = kept;
        long expected = from;
        String path = "/v1/changes/proof?include=documents&from=" + from;
        while (path != null) {
            Reply page = answered(path);
            if (!page.at("/previousHash").equals(previous)) {
                faults.add("does not go on from " + previous);
            }
            for (JsonNode link : page.json().get("items")) {
                String canonical = link.get("canonical").textValue();
                String[] lines = canonical.split("\n", -1);
                String hash = sha256(HEX.parseHex(previous), canonical);
                if (link.get("sequence").longValue() != expected || !lines[1].equals(Long.toString(expected))) {
                    faults.add("change " + expected + " is missing");
                }
                if (!hash.equals(link.get("hash").textValue())) {
                    faults.add("change " + expected + " has another hash");
                }
                if (link.has("document")
                        && !sha256(
                                        HEX.parseHex(link.get("salt").textValue()),
                                        link.get("document").textValue())
                                .equals(lines[lines.length - 2])) {
                    faults.add("change " + expected + " has another document");
                }
                previous = link.get("hash").textValue();
                expected++;
            }
            String link = page.header("Link");
            path = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        return faults;
    }

    private static String sha256(byte[] first, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return HEX.formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
