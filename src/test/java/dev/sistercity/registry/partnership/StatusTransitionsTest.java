package dev.sistercity.registry.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.partnership.Sides.Side;
import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Exhaustive;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does every step of the table in docs/confirmation.md: each act in each state, and the acts of both sides at once. */
@Exhaustive
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class StatusTransitionsTest {

    private static final ConfirmationTable TABLE = new ConfirmationTable();

    /** What a side does that leaves neither a change request behind nor a second version of itself. */
    private static final List<String> AT_ONCE = List.of(
            "confirms",
            "disputes",
            "takes it back",
            "changes the fields",
            "suspends",
            "declares the end",
            "disputes the end");

    @Inject
    Sides sides;

    @Inject
    Http http;

    private Side shanghai;
    private Side dunedin;
    private Side kyoto;

    static Stream<String> acts() {
        return TABLE.acts().stream();
    }

    static Stream<String> states() {
        return TABLE.states().stream();
    }

    @ParameterizedTest
    @MethodSource("acts")
    void does_in_each_state_what_the_table_says(String act) {
        kyoto = sides.side("Kyoto", "JP");
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> cell : TABLE.row(act).entrySet()) {
            String path = in(cell.getKey());
            String before = sides.state(path);
            String etag = http.get(path).etag();
            Reply reply = acting().named(act).on(path, etag);
            String came = outcome(path, reply, before, etag);
            if (!came.equals(cell.getValue())) {
                wrong.add(cell.getKey() + ": " + came + " instead of " + cell.getValue() + ", by " + reply);
            }
        }
        assertThat(wrong).as(act).isEmpty();
    }

    @Test
    void the_page_has_one_table_with_a_cell_for_each_act_in_each_state() {
        assertThat(TABLE.tables()).isEqualTo(1);
        assertThat(TABLE.acts()).hasSizeGreaterThan(45);
        assertThat(TABLE.states()).hasSize(13).doesNotHaveDuplicates();
        assertThat(TABLE.acts()).allSatisfy(act -> assertThat(TABLE.row(act)).hasSameSizeAs(TABLE.states()));
    }

    /** Both have read the same version: one is first, by the row of its act, and the other is told that it is late. */
    @ParameterizedTest
    @MethodSource("states")
    void of_two_at_once_does_what_the_first_one_did(String state) {
        for (String hers : AT_ONCE) {
            for (String his : AT_ONCE) {
                String path = in(state);
                String before = sides.state(path);
                String etag = http.get(path).etag();
                long version = version(path);
                List<String> acts = List.of("Shanghai " + hers, "Dunedin " + his);
                List<Reply> replies =
                        AtOnce.run(2, i -> acting().named(acts.get(i)).on(path, etag));
                assertThat(acts.stream().map(act -> after(act, state, before)))
                        .as("%s: %s, %s: %s", state, hers, his, replies)
                        .contains(sides.state(path));
                assertThat(replies)
                        .allSatisfy(reply -> assertThat(reply.status()).isIn(200, 412, 422));
                // Who is late has changed nothing.
                assertThat(version(path)).isLessThanOrEqualTo(version + 1);
            }
        }
    }

    private long version(String path) {
        return http.get(path).expect(200).json().get("version").asLong();
    }

    private ConfirmationActs acting() {
        return new ConfirmationActs(sides, shanghai, dunedin, kyoto);
    }

    private static String after(String act, String state, String before) {
        String cell = TABLE.row(act).get(state);
        return cell.contains(" ") ? cell : before;
    }

    private String outcome(String path, Reply reply, String before, String etag) {
        String after = sides.state(path);
        boolean same = http.get(path).etag().equals(etag);
        if (reply.status() > 201) {
            assertThat(same).as("left alone after %s", reply).isTrue();
            return Integer.toString(reply.status());
        }
        return same ? "=" : after;
    }

    /** A partnership of new cities in a state, as the first row of the table tells that it comes to be. */
    private String in(String state) {
        shanghai = sides.side("Shanghai", "CN");
        dunedin = sides.side("Dunedin", "NZ");
        List<Side> both = List.of(shanghai, dunedin);
        Map<String, String> since = Map.of("established", "1994");
        return switch (state) {
            case "proposed", "rejected", "withdrawn" -> {
                String path = sides.recorded(shanghai.key(), both, Given.draft(since, Map.of("status", "proposed")));
                if (!state.equals("proposed")) {
                    sides.states(
                                    path,
                                    state.equals("rejected") ? dunedin : shanghai,
                                    state.equals("rejected") ? "disputed" : "none")
                            .expect(200);
                }
                yield path;
            }
            case "recorded" -> sides.recorded(Http.KEY, both, since);
            case "one" -> sides.recorded(shanghai.key(), both, since);
            case "term" -> agreed(sides.recorded(shanghai.key(), both, Given.draft(since, Map.of("ended", "2999"))));
            default -> led(agreed(sides.recorded(shanghai.key(), both, since)), state);
        };
    }

    private String agreed(String path) {
        sides.states(path, dunedin, "confirmed").expect(200);
        return path;
    }

    private String led(String path, String state) {
        switch (state) {
            case "disputed" -> sides.states(path, dunedin, "disputed").expect(200);
            case "suspended", "dormant" ->
                sides.patches(path, shanghai.key(), Map.of("status", state)).expect(200);
            case "ended", "contested", "both" -> {
                sides.tells(path, shanghai.key(), "ended", shanghai.city()).expect(200);
                if (!state.equals("ended")) {
                    String word = state.equals("both") ? "ended" : "end-disputed";
                    sides.tells(path, dunedin.key(), word, dunedin.city()).expect(200);
                }
            }
            default -> assertThat(state).isEqualTo("agreed");
        }
        return path;
    }
}
