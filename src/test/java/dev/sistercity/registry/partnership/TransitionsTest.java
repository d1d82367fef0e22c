package dev.sistercity.registry.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.partnership.Sides.Side;
import dev.sistercity.registry.support.Exhaustive;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does every step of the table in docs/confirmation.md: each act in each state. */
@Exhaustive
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class TransitionsTest {

    @Inject
    Sides sides;

    @Inject
    Http http;

    private Side shanghai;
    private Side dunedin;
    private Side kyoto;

    /** What is done to a partnership. */
    private interface Act {
        Reply on(String path);
    }

    static Stream<String> acts() throws IOException {
        return table().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("acts")
    void does_in_each_state_what_the_table_says(String act) throws IOException {
        kyoto = sides.side("Kyoto", "JP");
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> cell : table().get(act).entrySet()) {
            shanghai = sides.side("Shanghai", "CN");
            dunedin = sides.side("Dunedin", "NZ");
            String path = in(cell.getKey());
            String before = sides.state(path);
            String etag = http.get(path).etag();
            Reply reply = act(act).on(path);
            String came = outcome(path, reply, before, etag);
            if (!came.equals(cell.getValue())) {
                wrong.add(cell.getKey() + ": " + came + " instead of " + cell.getValue() + ", by " + reply);
            }
        }
        assertThat(wrong).as(act).isEmpty();
    }

    @Test
    void knows_every_state_of_the_table() throws IOException {
        assertThat(table()).hasSizeGreaterThan(30);
        assertThat(table().values()).allSatisfy(row -> assertThat(row).hasSize(9));
    }

    private String outcome(String path, Reply reply, String before, String etag) {
        String after = sides.state(path);
        boolean same = http.get(path).etag().equals(etag);
        if (reply.status() != 200) {
            assertThat(same).as("left alone after %s", reply).isTrue();
            return Integer.toString(reply.status());
        }
        return same ? "=" : after;
    }

    private String in(String state) {
        List<Side> both = List.of(shanghai, dunedin);
        Map<String, String> since = Map.of("established", "1994");
        switch (state) {
            case "proposed", "rejected" -> {
                String path = sides.recorded(shanghai.key(), both, Map.of("status", "proposed", "established", "1994"));
                if (state.equals("rejected")) {
                    sides.states(path, dunedin, "disputed").expect(200);
                }
                return path;
            }
            case "recorded" -> {
                return sides.recorded(Http.KEY, both, since);
            }
            default -> {
                String path = sides.recorded(shanghai.key(), both, since);
                if (!state.equals("one")) {
                    sides.states(path, dunedin, "confirmed").expect(200);
                }
                lead(path, state);
                return path;
            }
        }
    }

    private void lead(String path, String state) {
        switch (state) {
            case "disputed" -> sides.states(path, dunedin, "disputed").expect(200);
            case "suspended" ->
                sides.patches(path, shanghai.key(), Map.of("status", "suspended"))
                        .expect(200);
            case "ended", "contested" -> {
                sides.tells(path, shanghai.key(), "ended", shanghai.city()).expect(200);
                if (state.equals("contested")) {
                    sides.tells(path, dunedin.key(), "end-disputed", dunedin.city())
                            .expect(200);
                }
            }
            default -> assertThat(state).isIn("one", "agreed");
        }
    }

    private Act act(String name) {
        String who = name.split(" ")[0];
        Side side =
                switch (who) {
                    case "Shanghai" -> shanghai;
                    case "Dunedin" -> dunedin;
                    case "Kyoto" -> kyoto;
                    case "registrar" -> new Side(dunedin.city(), Http.KEY);
                    case "nobody" -> new Side(dunedin.city(), null);
                    default -> throw new AssertionError(name);
                };
        String party = who.equals("Kyoto") ? dunedin.city() : side.city();
        return switch (name.substring(who.length() + 1)) {
            case "confirms", "known confirms" -> path -> sides.states(path, side, party, Map.of("stance", "confirmed"));
            case "disputes" -> path -> sides.states(path, side, "disputed");
            case "takes it back" -> path -> sides.states(path, side, "none");
            case "changes the date" -> path -> sides.patches(path, side.key(), Map.of("established", "1979"));
            case "changes the date and says why" ->
                path -> sides.patches(path + "?reason=A%20better%20source", side.key(), Map.of("established", "1979"));
            case "changes the fields" -> path -> sides.patches(path, side.key(), Map.of("fields", List.of("youth")));
            case "suspends" -> path -> sides.patches(path, side.key(), Map.of("status", "suspended"));
            case "resumes" -> path -> sides.patches(path, side.key(), Map.of("status", "active"));
            case "declares the end" -> path -> sides.tells(path, side.key(), "ended", side.city());
            case "disputes the end" -> path -> sides.tells(path, side.key(), "end-disputed", side.city());
            case "is silent about the end" -> path -> sides.forgets(path, side.key(), side.city());
            case "sets the status ended" -> path -> sides.patches(path, side.key(), Map.of("status", "ended"));
            case "sets ended to 2020" ->
                path -> sides.patches(path, side.key(), Map.of("status", "ended", "ended", "2020"));
            case "sets the status rejected" -> path -> sides.patches(path, side.key(), Map.of("status", "rejected"));
            case "sets the status proposed" -> path -> sides.patches(path, side.key(), Map.of("status", "proposed"));
            case "ends it for Dunedin" -> path -> sides.tells(path, side.key(), "ended", dunedin.city());
            case "ends it for both" -> path -> sides.tells(path, side.key(), "ended", null);
            case "removes what Shanghai said" -> path -> sides.forgets(path, side.key(), shanghai.city());
            default -> throw new AssertionError("No such act: " + name);
        };
    }

    /** What comes of each act, by state: the last table of the page. */
    private static Map<String, Map<String, String>> table() throws IOException {
        Map<String, Map<String, String>> acts = new LinkedHashMap<>();
        List<String> states = List.of();
        for (String line : Files.readAllLines(Path.of("docs", "confirmation.md"))) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (line.startsWith("| act |")) {
                states = cells.subList(2, cells.size());
            } else if (!states.isEmpty() && line.startsWith("|") && !line.startsWith("| ---")) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < states.size(); i++) {
                    row.put(states.get(i), cells.get(i + 2));
                }
                acts.put(cells.get(1), row);
            }
        }
        return acts;
    }
}
