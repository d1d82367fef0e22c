package dev.sistercity.registry.upgrade;

import static dev.sistercity.registry.support.StarterRegistry.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.ExternalDatabase;
import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Today's registry goes on with the data of an earlier version, and nothing is lost. */
class UpgradeIT {

    private static final String NAME = "upgraded";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** Tables in which work goes on, that follow from the log, or that tell when a key was used last. */
    private static final Set<String> MOVING = Set.of(
            "api_key",
            "change_head",
            "flyway_schema_history",
            "idempotency",
            "webhook_delivery",
            "webhook_line",
            "webhook");

    /** Properties of a record that a change after the upgrade has altered; a count follows from such records. */
    private static final Set<String> DERIVED_ANEW =
            Set.of("status", "endedBy", "pointer", "agreement", "version", "updatedAt");

    private static final Set<String> COUNTED = Set.of("partnershipCount");

    private static final EarlierData EARLIER = new EarlierData();
    private static ExternalDatabase database;
    private static RegistryProcess registry;
    private static long before;

    @BeforeAll
    static void upgrade() throws IOException, SQLException {
        database = new ExternalDatabase();
        Map<String, String> access = database.create(NAME);
        EARLIER.restore(database, NAME, access);
        before = Long.parseLong(database.ask(NAME, "select max(sequence) from change"));
        Map<String, String> settings = new HashMap<>(access);
        settings.put("registry.bootstrap-key", StarterRegistry.KEY);
        registry = StarterRegistry.started(new RegistryProcess(StarterRegistry.directory(), settings));
        registry.await("what an earlier version wrote to be mended", UpgradeIT::isMended);
    }

    @AfterAll
    static void stop() {
        registry.close();
        database.close();
    }

    private static boolean isMended() throws SQLException {
        return database.ask(
                                NAME,
                                "select count(*) from claim where pointer ~ '^/(milestones|parties|agreements)/[0-9]'")
                        .equals("0")
                && database.ask(NAME, "select count(*) from partnership where status = 'END_DISPUTED'")
                        .equals("1");
    }

    @Test
    void the_log_is_as_it_was_and_its_chain_goes_on() throws SQLException, IOException {
        EarlierData.Table log = EARLIER.table("change");

        assertThat(EarlierData.now(log, "sequence <= " + before, database, NAME))
                .isEqualTo(log.rows());
        assertThat(database.ask(NAME, """
                select count(*) from (select sequence, hash, lag(hash) over (order by sequence) as previous,
                  lag(sequence) over (order by sequence) as earlier, change from change) c
                where sequence > 1 and (earlier <> sequence - 1 or hash <> change_hash(previous, change))""")).isEqualTo("0");
        assertThat(read("/v1/changes?after=0&limit=1").at("/items/0/sequence").asLong())
                .isEqualTo(1);
    }

    @Test
    void what_was_derived_anew_is_told_by_changes_with_their_reasons() {
        List<JsonNode> mended = changes();

        assertThat(mended).isNotEmpty().allSatisfy(change -> {
            assertThat(change.at("/actor").asText()).isEqualTo("registrar");
            assertThat(change.at("/reason").asText()).isNotBlank();
        });
        assertThat(mended.stream().map(change -> change.at("/reason").asText().replaceFirst(".*: ", "")))
                .contains("active became ended", "active became end-disputed", "ended became active");
        // Each record once: what was mended stays so.
        assertThat(mended.stream().map(UpgradeIT::address)).doesNotHaveDuplicates();
    }

    @Test
    void every_row_is_there_as_it_was_but_those_that_a_change_altered() throws SQLException, IOException {
        Set<String> altered = altered();
        List<String> lost = new ArrayList<>();
        for (EarlierData.Table table : EARLIER.tables()) {
            if (MOVING.contains(table.name())) {
                continue;
            }
            Set<String> now = new HashSet<>(EarlierData.now(table, "true", database, NAME));
            table.rows().stream()
                    .filter(row -> !now.contains(row) && altered.stream().noneMatch(row::contains))
                    .forEach(row -> lost.add(table.name() + ": " + row));
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void every_record_answers_all_that_it_answered() {
        Set<String> altered = altered();
        List<String> lost = new ArrayList<>();
        for (JsonNode line : EARLIER.answered("path")) {
            String path = line.get("path").asText();
            boolean isAltered = altered.stream().anyMatch(path::endsWith);
            new Answers(isAltered ? DERIVED_ANEW : COUNTED).lost(line.get("body"), read(path), path, lost);
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void every_version_of_a_record_is_still_answered() {
        List<String> lost = new ArrayList<>();
        for (JsonNode line : EARLIER.answered("revision")) {
            String path = line.get("revision").asText();
            new Answers(Set.of()).lost(line.get("body"), read(path), path, lost);
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void every_key_is_still_its_offices() {
        JsonNode keys = EARLIER.answered("keys").get(0).get("keys");
        keys.properties().forEach(key -> {
            HttpResponse<String> me = get("/v1/me", key.getValue().asText());
            assertThat(me.statusCode()).as(key.getKey()).isEqualTo(key.getKey().equals("gone") ? 401 : 200);
            if (!Set.of("gone", "screen").contains(key.getKey())) {
                assertThat(json(me.body()).toString()).containsIgnoringCase(key.getKey());
            }
        });
        assertThat(get("/v1/me", StarterRegistry.KEY).statusCode()).isEqualTo(200);
    }

    @Test
    void what_waits_and_who_is_told_is_still_there() {
        for (JsonNode line : EARLIER.answered("item")) {
            String list = line.get("item").asText();
            String id = line.at("/body/id").asText();
            boolean isThere = StreamSupport.stream(read(list).get("items").spliterator(), false)
                    .anyMatch(item -> item.path("id").asText().equals(id));
            // Two claims were in conflict with the neighbour of what they speak about.
            boolean isConflict = list.startsWith("/v1/conflicts");
            assertThat(isThere || isConflict).as(list + " " + id).isTrue();
        }
        assertThat(EARLIER.answered("item")).hasSizeGreaterThan(15);
    }

    @Test
    void a_claim_by_an_old_pointer_is_with_its_fact() {
        assertThat(said("1971-03-04")).isEqualTo("signed 1971-03-04 agrees");
        assertThat(said("1991-06")).isEqualTo("renewed 1991 compatible");
        assertThat(said("1999")).isEqualTo("orphaned");
    }

    /** What the claim of this value on a milestone is about, and whether they agree. */
    private static String said(String value) {
        JsonNode claims = read("/v1/claims?resource=partnerships&limit=200");
        for (JsonNode claim : claims.get("items")) {
            String pointer = claim.get("pointer").asText();
            if (claim.path("value").asText().equals(value) && pointer.startsWith("/milestones/~")) {
                if (claim.path("orphaned").asBoolean()) {
                    return "orphaned";
                }
                String item = pointer.split("/")[2].substring(1);
                for (JsonNode milestone : read("/v1/partnerships/"
                                + claim.at("/subject/id").asText())
                        .get("milestones")) {
                    if (milestone.get("id").asText().equals(item)) {
                        return milestone.get("type").asText() + " "
                                + milestone.get("date").asText() + " "
                                + claim.get("agreement").asText();
                    }
                }
            }
        }
        return "no such claim";
    }

    @Test
    void what_was_known_then_is_answered_and_a_second_start_changes_nothing() {
        String then = EARLIER.answered("path").stream()
                .map(line -> line.at("/body/updatedAt").asText())
                .max(String::compareTo)
                .orElseThrow();
        assertThat(read("/v1/partnerships?status=end-disputed&knownAt=" + then)
                        .at("/page/total")
                        .asInt())
                .isZero();
        assertThat(read("/v1/partnerships?status=end-disputed")
                        .at("/page/total")
                        .asInt())
                .isEqualTo(1);

        int mended = changes().size();
        registry.stop();
        StarterRegistry.started(registry);
        assertThat(changes()).hasSize(mended);
    }

    private static Set<String> altered() {
        return changes().stream().map(change -> change.at("/id").asText()).collect(Collectors.toSet());
    }

    private static String address(JsonNode change) {
        return change.at("/resource").asText() + "/" + change.at("/id").asText();
    }

    /** Since the upgrade. */
    private static List<JsonNode> changes() {
        List<JsonNode> changes = new ArrayList<>();
        read("/v1/changes?limit=200&after=" + before).get("items").forEach(changes::add);
        return changes;
    }

    private static JsonNode read(String path) {
        HttpResponse<String> answer = get(path, StarterRegistry.KEY);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static HttpResponse<String> get(String path, String key) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(registry.base() + path))
                            .header("X-API-Key", key)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
