package dev.sistercity.registry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.AlternateNames;
import dev.sistercity.registry.gazetteer.GeoNamesTable;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Stored;
import dev.sistercity.registry.transfer.read.Spreadsheets;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ImportCommandTest {

    @Inject
    Http http;

    @Inject
    Stored stored;

    @TempDir
    Path directory;

    @Test
    void loads_a_gazetteer_and_imports_a_list() throws IOException {
        Path gazetteer = file("towns.txt.gz", GeoNamesTable.gzip(GeoNamesTable.utf8(GeoNamesTable.towns(3))));
        Path list = file("pairs.csv", GeoNamesTable.utf8("city1,country1,city2,country2\nTown 1,NZ,Town 2,NZ\n"));

        assertThat(run("import-gazetteer", gazetteer.toString())).isZero();
        assertThat(run("import", list.toString(), "--preset", "pairs")).isZero();
        assertThat(stored.count("partnership")).isZero();
        assertThat(run("import", list.toString(), "--preset", "pairs", "--write"))
                .isZero();

        assertThat(stored.count("place")).isEqualTo(3);
        assertThat(stored.count("partnership")).isEqualTo(1);
        assertThat(http.get("/v1/sources?q=pairs.csv").at("/items/0/title")).isEqualTo("pairs.csv");
    }

    @Test
    void reads_a_list_by_a_preset_that_an_office_has_saved() throws IOException {
        List<?> fields = List.of(
                Map.of("field", "city1", "columns", List.of("Ort")),
                Map.of("field", "city2", "columns", List.of("Mit")));
        http.post("/v1/import-presets", Map.of("name", "ours", "fields", fields))
                .expect(201);
        String list = file("ours.csv", GeoNamesTable.utf8("Mit,Ort\nAuckland,Dunedin\n"))
                .toString();

        assertThat(run("import", list, "--preset", "ours")).isZero();
        assertThat(run("import", list, "--preset", "theirs")).isEqualTo(1);
    }

    @Test
    void loads_names_beside_the_places_or_behind_them() throws IOException {
        String towns =
                file("towns.txt", GeoNamesTable.utf8(GeoNamesTable.towns(3))).toString();
        String names = file("names.txt", GeoNamesTable.utf8(AlternateNames.name(1, "de", "Stadt 1", "p")))
                .toString();

        assertThat(run("import-gazetteer")).isEqualTo(2);
        assertThat(run("import-gazetteer", "--names", names)).isEqualTo(1);
        assertThat(run("import-gazetteer", towns, "--names", names)).isZero();
        assertThat(stored.count("place_name")).isEqualTo(1);
        assertThat(run("import-gazetteer", "--names", names)).isZero();

        assertThat(http.get("/v1/gazetteer").at("/names/names")).isEqualTo("1");
    }

    @Test
    void imports_spreadsheets_by_what_their_names_say() throws IOException {
        List<List<String>> rows = List.of(
                List.of("city1", "country1", "city2", "country2", "city3", "country3"),
                List.of("Town 1", "NZ", "Town 2", "NZ", "Town 3", "NZ"));
        assertThat(run(
                        "import-gazetteer",
                        file("towns.txt", GeoNamesTable.utf8(GeoNamesTable.towns(3)))
                                .toString()))
                .isZero();

        for (Path list :
                List.of(file("ring.xlsx", Spreadsheets.xlsx(rows)), file("ring.ods", Spreadsheets.ods(rows)))) {
            assertThat(run("import", list.toString(), "--preset", "pairs", "--title", "A ring", "--write"))
                    .isZero();
            assertThat(stored.count("partnership")).isEqualTo(1);
        }

        assertThat(http.get("/v1/partnerships?partyCount=3").ids()).hasSize(1);
    }

    @Test
    void takes_columns_and_constants_by_the_names_of_the_interface() throws IOException {
        assertThat(run(
                        "import-gazetteer",
                        file("towns.txt", GeoNamesTable.utf8(GeoNamesTable.towns(3)))
                                .toString()))
                .isZero();
        Path list = file("staedte.csv", GeoNamesTable.utf8("Stadt,Partner\nTown 1,Town 3\n"));

        String[] told = {
            "--map", "city1:Stadt", "--map", "city2:Partner", "--set", "country1:NZ", "--set", "country2:NZ"
        };
        assertThat(run("import", with(told, list.toString(), "--preset", "pairs", "--write")))
                .isZero();

        assertThat(stored.count("partnership")).isEqualTo(1);
    }

    @Test
    void ends_with_one_where_it_could_not_be_done_and_with_two_where_nobody_understands() throws IOException {
        Path bad = file("bad.csv", GeoNamesTable.utf8("a,b\n1,2\n"));

        assertThat(run("import", bad.toString(), "--preset", "pairs")).isEqualTo(1);
        assertThat(run("import", directory.resolve("none.csv").toString(), "--preset", "pairs"))
                .isEqualTo(1);
        assertThat(run("import", bad.toString())).isEqualTo(1);
        assertThat(Commands.run(
                        "import", bad.toString(), "--preset", "pairs", "--url", "http://127.0.0.1:1", "--key", "x"))
                .isEqualTo(1);
        assertThat(Commands.run("export-everything")).isEqualTo(2);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(more), Stream.of(some)).toArray(String[]::new);
    }

    private int run(String command, String... more) {
        String[] all = new String[more.length + 5];
        all[0] = command;
        System.arraycopy(more, 0, all, 1, more.length);
        System.arraycopy(new String[] {"--url", http.base().toString(), "--key", Http.KEY}, 0, all, more.length + 1, 4);
        return Commands.run(all);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }
}
