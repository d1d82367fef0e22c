package dev.sistercity.registry.gazetteer;

import static dev.sistercity.registry.gazetteer.AlternateNames.name;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.gzip;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.place;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.towns;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.utf8;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Names by language, loaded beside the places. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class NamesImportTest {

    private static final String PLACES = place(2886242, "Köln", "Keulen", 50.93333, 6.95, "DE.07", 963_395)
            + place(5, "Dunedin", "", -45.87, 170.5, "NZ.F7", 114_347)
            + place(6, "Elsewhere", "", 10, 10, "NG.01", 2_000);
    private static final String NAMES = name(2886242, "en", "Cologne", "p")
            + name(2886242, "de", "Köln", "p")
            + name(2886242, "zh", "科隆", "")
            + name(2886242, "la", "Colonia Agrippina", "h")
            + name(2886242, "", "Köln, die Domstadt", "")
            + name(2886242, "wkdt", "Q365", "")
            + name(2886242, "link", "https://en.wikipedia.org/wiki/Cologne", "")
            + name(5, "wkdt", "Q133073", "")
            + name(6, "wkdt", "Q133073", "")
            + name(99, "en", "Not loaded", "");

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    PlaceStore places;

    @Inject
    JobsDone jobs;

    private Reply send(String table, byte[] file, String... more) {
        return http.send(
                "POST",
                "/v1/gazetteer/imports?table=" + table + String.join("", more),
                file,
                "X-API-Key",
                Http.KEY,
                "Content-Type",
                "application/zip");
    }

    private void load() {
        jobs.ended(send("places", utf8(PLACES)));
        Reply done = jobs.ended(send("names", zip("alternateNamesV2.txt", utf8(NAMES))));
        assertThat(done.at("/status")).as("%s", done).isEqualTo("done");
        Patience.until("the names", () -> places.find(2886242)
                .filter(known -> !known.names().isEmpty())
                .isPresent());
    }

    @Test
    void loads_names_of_the_places_that_are_there_and_says_so() {
        jobs.ended(send("places", utf8(PLACES)));

        Reply done = jobs.ended(send("names", gzip(utf8(NAMES + "1\t5\n"))));

        assertThat(done.at("/kind")).isEqualTo("gazetteer-names-import");
        assertThat(done.at("/report/lines")).as("%s", done).isEqualTo("11");
        assertThat(done.at("/report/names")).isEqualTo("8");
        assertThat(done.at("/report/places")).isEqualTo("3");
        assertThat(done.at("/report/passedOver")).isEqualTo("1");
        assertThat(done.at("/report/examples/0")).isEqualTo("row 11 has 2 columns where 10 are needed");
        assertThat(done.at("/progress/done")).isEqualTo("11");
        assertThat(done.at("/progress/total")).isEqualTo("11");
        Reply loaded = http.get("/v1/gazetteer").expect(200);
        // Of the item that two places have it is not known whose it is.
        assertThat(loaded.at("/names/names")).isEqualTo("6");
        assertThat(loaded.at("/names/places")).isEqualTo("1");
        assertThat(loaded.at("/places")).isEqualTo("3");
        assertThat(stored.count("job_file")).isZero();
    }

    @Test
    void tells_a_registered_city_its_names_by_language_and_its_item() {
        load();
        String dunedin = given.city("Dunedin", "NZ");
        http.post(
                        "/v1/partnerships",
                        Map.of(
                                "kind",
                                "sister-city",
                                "parties",
                                List.of(Map.of("city", dunedin), Map.of("city", "geonames:2886242"))))
                .expect(201);

        Reply city = http.get("/v1/cities/wikidata:Q365?lang=de").expect(200);

        assertThat(city.at("/name")).isEqualTo("Köln");
        assertThat(http.get("/v1/cities/geonames:2886242?lang=en").at("/name")).isEqualTo("Cologne");
        assertThat(http.get("/v1/cities/geonames:2886242?lang=zh").at("/name")).isEqualTo("科隆");
        assertThat(http.get("/v1/cities/geonames:2886242?lang=la").at("/name"))
                .as("no historic name")
                .isEqualTo("Cologne");
        assertThat(city.at("/identifiers/1/value")).isEqualTo("Q365");
        assertThat(http.get("/v1/cities?q=agrippina").at("/items/0/id")).isEqualTo(city.at("/id"));
    }

    @Test
    void finds_places_by_each_name_and_shows_them_in_the_readers_language() {
        load();

        Reply found = http.get("/v1/suggestions?q=colonia%20agrippina&lang=de").expect(200);

        assertThat(found.at("/items/0/name")).as("%s", found).isEqualTo("Köln");
        assertThat(found.at("/items/0/matched")).isEqualTo("Colonia Agrippina");
        assertThat(http.get("/v1/suggestions?q=keulen&lang=zh").at("/items/0/name"))
                .isEqualTo("科隆");
    }

    @Test
    void knows_places_by_their_items_unless_several_have_one() {
        load();

        assertThat(places.find(new Identifier("wikidata", "Q365")).map(GazetteerPlace::geonamesId))
                .contains(2886242);
        assertThat(places.find(new Identifier("geonames", "2886242"))).isPresent();
        assertThat(places.find(new Identifier("wikidata", "Q133073"))).isEmpty();
        assertThat(places.find(new Identifier("wikidata", "2886242"))).isEmpty();
        assertThat(places.find(new Identifier("geonames", "Q365"))).isEmpty();
    }

    @Test
    void registers_no_second_city_where_one_has_the_item() {
        load();
        String known = given.city(
                "Cologne", "DE", Map.of("identifiers", List.of(Map.of("scheme", "wikidata", "value", "Q365"))));
        String dunedin = given.city("Dunedin", "NZ");

        Reply made = http.post(
                        "/v1/partnerships",
                        Map.of(
                                "kind",
                                "sister-city",
                                "parties",
                                List.of(Map.of("city", dunedin), Map.of("city", "geonames:2886242"))))
                .expect(201);

        assertThat(made.at("/parties/1/city/id")).isEqualTo(known);
        assertThat(stored.count("city")).isEqualTo(2);
    }

    @Test
    void keeps_names_when_newer_places_are_loaded_and_forgets_those_before_newer_names() {
        load();
        jobs.ended(send("places", utf8(PLACES.replace("963395", "1000000"))));
        Patience.until(
                "the newer place", () -> places.find(2886242).orElseThrow().population() == 1_000_000);
        assertThat(places.find(2886242).orElseThrow().wikidata()).containsExactly("Q365");

        jobs.ended(send("names", utf8(name(2886242, "nl", "Keulen", "p"))));

        Patience.until(
                "the newer names",
                () -> places.find(2886242).orElseThrow().names().size() == 1);
        assertThat(stored.count("place_name")).isEqualTo(1);
    }

    @Test
    void changes_nothing_in_a_dry_run_or_if_the_file_is_no_such_file() {
        Reply none = jobs.ended(send("names", utf8(NAMES)));
        assertThat(none.at("/failure/detail")).startsWith("no places are loaded");
        load();

        Reply dry = jobs.ended(send("names", utf8(name(5, "en", "Dunners", "c")), "&dryRun=true"));
        Reply bad = jobs.ended(send("names", utf8(PLACES)));
        Reply mixed = jobs.ended(send("places", utf8(NAMES)));

        assertThat(dry.at("/report/names")).isEqualTo("1");
        assertThat(bad.at("/status")).isEqualTo("failed");
        assertThat(bad.at("/failure/detail")).as("%s", bad).contains("alternateNamesV2");
        assertThat(mixed.at("/failure/detail")).endsWith("a file of names (alternateNamesV2) is sent with table=names");
        assertThat(http.get("/v1/gazetteer").at("/names/names")).isEqualTo("6");
        assertThat(stored.count("place_name")).isEqualTo(6);
        send("rivers", utf8(NAMES)).expectProblem(400, "malformed");
    }

    @Test
    void loads_many_names_in_steps_and_leaves_nothing_when_cancelled() {
        jobs.ended(send("places", utf8(towns(50))));
        String many = IntStream.range(0, 60_000)
                .mapToObj(i -> name(i % 100 + 1, "en", "Name " + i, ""))
                .collect(Collectors.joining());

        Reply accepted = send("names", gzip(utf8(many)));
        http.send("POST", "/v1/jobs/" + accepted.at("/id") + "/cancel", null, "X-API-Key", Http.KEY);
        Reply cancelled = jobs.ended(accepted);

        boolean inTime = cancelled.at("/status").equals("cancelled");
        assertThat(stored.count("place_name")).isEqualTo(inTime ? 0 : 30_000);
        assertThat(jobs.ended(send("names", gzip(utf8(many)))).at("/report/names"))
                .isEqualTo("30000");
        assertThat(stored.count("place_name")).isEqualTo(30_000);
    }
}
