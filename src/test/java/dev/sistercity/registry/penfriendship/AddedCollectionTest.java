package dev.sistercity.registry.penfriendship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.subject.CollectionNames;
import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.openapi.ContractGenerator;
import dev.sistercity.registry.support.CleanDatabase;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.RareSettingsProfile;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Adds a collection, pen friendships, by its own folder and one migration: claims, change requests, exports, restoration, the feed
 * and the contract know it from there.
 */
@QuarkusTest
@TestProfile(RareSettingsProfile.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class AddedCollectionTest {

    static final String SWITCH = RareSettingsProfile.ADDED_COLLECTION;

    /** Whatever names it, as a table, a class, a property or a path. */
    private static final Pattern ITS_NAME = Pattern.compile("pen[-_ ]?friendship", Pattern.CASE_INSENSITIVE);

    private static final String PATH = "/v1/pen-friendships";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    JobsDone jobs;

    @Inject
    CleanDatabase.Emptying emptying;

    @Inject
    CollectionNames names;

    @Inject
    DataSource database;

    @Test
    void nothing_else_names_it() throws IOException {
        List<Path> naming = new ArrayList<>();
        for (String folder : List.of("src", "docs", "openapi", "k8s", ".ci")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    if (ITS_NAME.matcher(file + text).find()) {
                        naming.add(file);
                    }
                }
            }
        }
        assertThat(naming.stream().map(Path::toString))
                .containsExactlyInAnyOrder(
                        "src/test/java/dev/sistercity/registry/penfriendship/AddedCollectionTest.java",
                        "src/test/java/dev/sistercity/registry/penfriendship/PenFriendship.java",
                        "src/test/java/dev/sistercity/registry/penfriendship/PenFriendshipCollection.java",
                        "src/test/java/dev/sistercity/registry/penfriendship/PenFriendshipDraft.java",
                        "src/test/java/dev/sistercity/registry/penfriendship/PenFriendshipRegister.java",
                        "src/test/java/dev/sistercity/registry/penfriendship/PenFriendshipResource.java",
                        "src/test/java/dev/sistercity/registry/penfriendship/PenFriendshipView.java",
                        "src/test/resources/db/penfriendship/V900__pen_friendship.sql",
                        // Keeps it out of all other tests, but for its table.
                        "src/test/resources/application.properties");
    }

    @Test
    void claims_are_about_it_and_keep_it_from_being_deleted() {
        String friendship = friendship(given.city("Wuxi", "CN"));
        String source = given.source();
        String claim = given.claim("pen-friendships", friendship, "/since", "1994", source);

        Reply shown = http.get(PATH + "/" + friendship + "?include=claims").expect(200);
        assertThat(shown.at("/claims/0/agreement")).isEqualTo("agrees");
        assertThat(shown.at("/claims/0/subject/title")).isEqualTo("Letters from Wuxi");
        assertThat(shown.at("/sources/0/id")).isEqualTo(source);
        assertThat(http.get("/v1/claims?resource=pen-friendships").ids()).containsExactly(claim);

        http.patch(PATH + "/" + friendship, Map.of("since", "1995"), "*").expect(200);
        assertThat(http.get("/v1/conflicts").at("/items/0/subject/id")).isEqualTo(friendship);
        http.delete(PATH + "/" + friendship, "*").expectProblem(409, "in-use");
        http.delete("/v1/claims/" + claim, "*").expect(204);
        http.delete(PATH + "/" + friendship, "*").expect(204);

        Map<String, Object> aboutNothing = Map.of(
                "subject", Map.of("resource", "pen-frendships", "id", friendship), "pointer", "", "source", source);
        assertThat(http.post("/v1/claims", aboutNothing)
                        .expectProblem(400, "malformed")
                        .text())
                .contains("/subject/resource", "pen-friendships", "Did you mean");
    }

    @Test
    void change_requests_about_it_ask_the_office_of_its_city() {
        String city = given.city("Wuxi", "CN");
        String office = given.office(city);
        String friendship = friendship(city);

        Reply sent = http.post(
                        "/v1/change-requests",
                        Map.of(
                                "subject",
                                Map.of("resource", "pen-friendships", "id", friendship),
                                "patch",
                                Map.of("since", "1996"),
                                "reason",
                                "The first letter is of 1996"))
                .expect(201);
        assertThat(http.get("/v1/change-requests?resource=pen-friendships&city=" + city)
                        .ids())
                .containsExactly(sent.at("/id"));

        http.send(
                        "POST",
                        sent.header("Location") + "/answers",
                        Http.bytes(Map.of("verdict", "accepted", "reason", "So it is")),
                        "Content-Type",
                        Http.JSON,
                        "X-API-Key",
                        office,
                        "If-Match",
                        sent.etag())
                .expect(200);
        assertThat(http.get(PATH + "/" + friendship).at("/since")).isEqualTo("1996");
    }

    @Test
    void a_merged_city_takes_it_along_and_the_feed_tells_of_it() {
        String city = given.city("Wuxi", "CN");
        String friendship = friendship(city);
        String successor = given.city("Wuxi Shi", "CN");
        http.post("/v1/cities/" + city + "/merge", Map.of("into", successor), "If-Match", "*")
                .expect(200);

        assertThat(http.get(PATH + "/" + friendship).at("/city/id")).isEqualTo(successor);
        assertThat(http.get("/v1/changes?resource=pen-friendships").json().at("/items"))
                .hasSize(2);
        assertThat(http.get(PATH + "?format=csv").text()).contains("Letters from Wuxi");
    }

    @Test
    void an_export_has_it_and_a_restoration_brings_it_back_byte_for_byte() throws IOException, InterruptedException {
        String friendship = friendship(given.city("Wuxi", "CN"));
        given.claim("pen-friendships", friendship, "/since", "1994~", given.source());
        Map<String, byte[]> before = export();
        assertThat(before).containsKeys("pen-friendships.ndjson", "pen-friendships.csv");
        emptying.run();

        Reply job = jobs.ended(http.send(
                "POST", "/v1/restorations", zip(before), "Content-Type", "application/zip", "X-API-Key", Http.KEY));

        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        Map<String, byte[]> after = export();
        before.forEach((file, bytes) -> assertThat(after.get(file)).as(file).isEqualTo(bytes));
    }

    @Test
    void the_contract_describes_it_in_its_place() {
        JsonNode contract = ContractGenerator.generate();

        List<String> paths = new ArrayList<>();
        contract.get("paths").fieldNames().forEachRemaining(paths::add);
        assertThat(paths)
                .contains(PATH, PATH + "/{id}", PATH + "/{id}/restore", PATH + "/{id}/revisions")
                .containsSubsequence("/v1/cities", PATH, "/v1/claims");
        assertThat(contract.at("/tags").findValuesAsText("name"))
                .containsSubsequence("Cities", "Pen friendships", "Claims");
        assertThat(contract.at("/tags").findValuesAsText("description")).contains("Classes that write to each other.");
        for (String names : List.of("SubjectResource", "RequestResource")) {
            assertThat(contract.at("/components/schemas/" + names + "/enum"))
                    .extracting(JsonNode::asText)
                    .contains("pen-friendships");
        }
        assertThat(contract.at("/components/schemas/PenFriendshipPatch/properties")
                        .has("since"))
                .isTrue();
    }

    /** What is said of a record must keep it from going, in the database itself. */
    @Test
    void every_collection_that_claims_are_about_has_a_foreign_key_from_them() throws Exception {
        List<String> without = new ArrayList<>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String name : names.claimable()) {
                var found = statement.executeQuery("select count(*) from pg_constraint c "
                        + "where c.conrelid = 'claim'::regclass and c.contype = 'f' and c.confrelid = '" + table(name)
                        + "'::regclass");
                found.next();
                if (found.getInt(1) == 0) {
                    without.add(name);
                }
            }
        }
        assertThat(names.claimable()).hasSizeGreaterThan(10).contains("pen-friendships");
        assertThat(without).isEmpty();
    }

    private static String table(String collection) {
        return collection.equals("cities")
                ? "city"
                : collection.replaceAll("(?<!serie)s$", "").replace('-', '_');
    }

    private String friendship(String city) {
        return given.record(
                PenFriendshipCollection.COLLECTION, Map.of("name", "Letters from Wuxi", "city", city, "since", "1994"));
    }

    /** All files, by their names. */
    private Map<String, byte[]> export() {
        Map<String, byte[]> files = new TreeMap<>();
        for (JsonNode dataset : http.get("/v1/exports").json().at("/dataset")) {
            for (JsonNode file : dataset.at("/distribution")) {
                files.put(
                        file.at("/title").textValue(),
                        http.get(file.at("/downloadURL").textValue())
                                .expect(200)
                                .body());
            }
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("export/" + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
