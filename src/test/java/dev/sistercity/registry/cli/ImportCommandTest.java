package dev.sistercity.registry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.GeoNamesRows;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path gazetteer = file("towns.txt.gz", GeoNamesRows.gzip(GeoNamesRows.utf8(GeoNamesRows.towns(3))));
        Path list = file("pairs.csv", GeoNamesRows.utf8("city1,country1,city2,country2\nTown 1,NZ,Town 2,NZ\n"));

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
    void ends_with_one_where_it_could_not_be_done_and_with_two_where_nobody_understands() throws IOException {
        Path bad = file("bad.csv", GeoNamesRows.utf8("a,b\n1,2\n"));

        assertThat(run("import", bad.toString(), "--preset", "pairs")).isEqualTo(1);
        assertThat(run("import", directory.resolve("none.csv").toString(), "--preset", "pairs"))
                .isEqualTo(1);
        assertThat(run("import", bad.toString())).isEqualTo(1);
        assertThat(Commands.run(
                        "import", bad.toString(), "--preset", "pairs", "--url", "http://127.0.0.1:1", "--key", "x"))
                .isEqualTo(1);
        assertThat(Commands.run("export-everything")).isEqualTo(2);
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
