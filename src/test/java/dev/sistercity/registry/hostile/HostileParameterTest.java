package dev.sistercity.registry.hostile;

import dev.sistercity.registry.support.Exhaustive;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@Exhaustive
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class HostileParameterTest {

    /** Percent-escaped: text that is no text, whatever the parameter. */
    private static final List<String> NO_TEXT =
            List.of("%00", "a%00b", "%ED%A0%80", "%FF", "%C0%AF", "%EF%BF%BD", "x".repeat(1001));

    private static final List<String> NO_INTEGER = List.of(
            "abc",
            "-1",
            "2147483648",
            "99999999999999999999",
            "1.5",
            "1e2",
            "0x10",
            "%EF%BC%95",
            "%20",
            "+",
            "1%20",
            "%2B1",
            "NaN",
            "1,2",
            "9".repeat(500));

    private static final List<String> NO_LONG = NO_INTEGER.stream()
            .map(value -> value.equals("2147483648") ? "9223372036854775808" : value)
            .toList();

    private static final List<String> NO_NUMBER =
            List.of("abc", "NaN", "Infinity", "1e", "e5", "1e400", "0x1p3", "1d", "%20", "--1", "1,5", "9".repeat(500));

    /** Times that are no day of the years 0001 to 9999 in UTC, though they are where they are written. */
    private static final List<String> NO_TIME =
            List.of("9999-12-31T23:59:59-18:00", "0001-01-01T00:00:00%2B18:00", "%2B999999999-12-31T23:59:59Z");

    private static final List<String> LAST_TIMES = List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z");

    private static final List<String> LAST_DATES =
            List.of("9999-12-31", "9999", "0000", "0000-01", "-9999", "Y999999999", "Y-999999999", "9999-24", "999X");

    /** Parameters that take any text: a value that nothing has finds nothing. */
    private static final Set<String> FREE = Set.of(
            "q",
            "url",
            "pointer",
            "field",
            "topic",
            "sharedTopic",
            "after",
            "reason",
            "sheet",
            "token",
            "allowDuplicate",
            "title",
            "name",
            "prefix",
            "country");

    /** Of parameters that take a date (EDTF). */
    private static final Pattern DATE = Pattern.compile("asOf|from|until|datetime|.+(From|To|Decade)");

    @Inject
    Attack attack;

    @Test
    void refuses_unknown_parameters_and_suggests_the_right_ones() {
        attack.onEveryOperation("unknown parameters", (operation, target) -> {
            for (String unknown :
                    new String[] {"nosuch", "nosuch=1", "=", "%00=1", "%FF=1", "limit%00=1", "Limit%20=1"}) {
                target.refused(unknown, target.send(target.path() + "?" + unknown, target.body()), 400);
            }
            for (Operation.Parameter parameter : operation.queries()) {
                String name = parameter.name();
                if (name.length() > 3) {
                    String misspelt = name.substring(0, name.length() - 2) + name.charAt(name.length() - 1);
                    target.refused(
                            misspelt,
                            target.send(target.path() + "?" + misspelt + "=1", target.body()),
                            reply -> reply.faults().contains(misspelt)
                                    && reply.text().contains("Did you mean "),
                            400);
                }
            }
        });
    }

    @Test
    void refuses_parameters_that_are_repeated() {
        attack.onEveryOperation(
                "repeated parameters",
                (operation, target) -> operation.queries().forEach(parameter -> {
                    String pair = parameter.name() + "=" + sample(parameter);
                    String many =
                            ("&" + pair).repeat(parameter.repeatable() ? 51 : 2).substring(1);
                    refused(target, parameter, many);
                }));
    }

    @Test
    void refuses_values_that_are_no_text() {
        attack.onEveryOperation(
                "values that are no text",
                (operation, target) -> operation.queries().forEach(parameter -> {
                    NO_TEXT.forEach(value -> refused(target, parameter, parameter.name() + "=" + value));
                    refused(target, parameter, parameter.name() + "=");
                    refused(target, parameter, parameter.name());
                }));
    }

    @Test
    void refuses_values_of_the_wrong_kind() {
        attack.onEveryOperation(
                "values of the wrong kind",
                (operation, target) -> operation.queries().forEach(parameter -> {
                    List<String> values =
                            switch (parameter.type()) {
                                case "integer" -> parameter.isLong() ? NO_LONG : NO_INTEGER;
                                case "number" -> NO_NUMBER;
                                case "boolean" -> List.of("yes", "TRUE", "1", "tru");
                                default -> List.of("no%20such%20thing~", "%2C", "-", "..", "%F0%9F%98%80");
                            };
                    // A value that is taken after all must not be stored.
                    boolean stores = operation.queries().stream()
                            .anyMatch(other -> other.name().equals("dryRun"));
                    String dry = stores && !parameter.name().equals("dryRun") ? "&dryRun=true" : "";
                    for (String value : values) {
                        String query = parameter.name() + "=" + value + dry;
                        Reply reply = target.send(target.with(parameter, query), target.body());
                        if (FREE.contains(parameter.name()) && !parameter.type().equals("integer")) {
                            target.survived(parameter.name() + "=" + value, reply);
                        } else {
                            target.refused(
                                    parameter.name() + "=" + value,
                                    reply,
                                    answer -> answer.status() == 406
                                            || answer.faults().contains(parameter.name()),
                                    parameter.name().equals("format") ? new Integer[] {400, 406} : new Integer[] {400});
                        }
                    }
                }));
    }

    @Test
    void bears_the_ends_of_all_calendars() {
        attack.onEveryOperation("the ends of calendars", (operation, target) -> operation.queries().stream()
                .filter(parameter -> operation.method().equals("GET"))
                .forEach(parameter -> {
                    if (parameter.schema().path("format").asText().equals("date-time")) {
                        NO_TIME.forEach(value -> refused(target, parameter, parameter.name() + "=" + value));
                        LAST_TIMES.forEach(value -> survived(target, parameter, value));
                    } else if (DATE.matcher(parameter.name()).matches()) {
                        LAST_DATES.forEach(value -> survived(target, parameter, value));
                    }
                }));
    }

    @Test
    void refuses_addresses_that_are_no_uris() {
        attack.onEveryOperation("addresses that are no URIs", (operation, target) -> {
            for (String query :
                    new String[] {"%", "%zz", "q=%", "q=%4", "limit=1%zz", "q={}", "q=a|b", "q=\\", "q=a^b", "q=[1]`"
                    }) {
                target.refused(query, target.send(target.path() + "?" + query, target.body()), 400);
            }
        });
    }

    @Test
    void refuses_a_page_of_nothing_and_of_too_much() {
        attack.onEveryOperation("limits", (operation, target) -> operation.queries().stream()
                .filter(parameter -> parameter.name().equals("limit"))
                .forEach(limit -> List.of("-0", "-1", "10001", "2147483647").stream()
                        // The standard of layers takes what is too much for the most that there is.
                        .filter(value -> !operation.isLayer() || value.startsWith("-"))
                        .forEach(value -> refused(target, limit, "limit=" + value))));
    }

    @Test
    void refuses_more_of_a_list_than_a_page() {
        attack.onEveryOperation("pages", (operation, target) -> operation.queries().stream()
                .filter(parameter -> parameter.name().equals("facets"))
                .forEach(list -> refused(target, list, "limit", "limit=201")));
    }

    @Test
    void refuses_cursors_that_are_not_its_own() {
        attack.onEveryOperation("cursors", (operation, target) -> operation.queries().stream()
                .filter(parameter -> parameter.name().equals("cursor"))
                .forEach(cursor -> {
                    for (String value : new String[] {
                        "x",
                        "AAAA",
                        "A".repeat(40),
                        "A".repeat(999),
                        "_".repeat(60),
                        "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw",
                        "..%2F",
                        "%2B%2F%3D"
                    }) {
                        refused(target, cursor, "cursor=" + value);
                    }
                }));
    }

    private static void survived(Attack.Target target, Operation.Parameter parameter, String value) {
        String query = parameter.name() + "=" + value;
        target.survived(query, target.send(target.with(parameter, query), target.body()));
    }

    private static void refused(Attack.Target target, Operation.Parameter parameter, String query) {
        refused(target, parameter, parameter.name(), query);
    }

    /** @param named the parameter that is refused */
    private static void refused(Attack.Target target, Operation.Parameter parameter, String named, String query) {
        String what = query.length() > 60 ? query.substring(0, 60) + "…" : query;
        target.refused(
                what,
                target.send(target.with(parameter, query), target.body()),
                reply -> reply.faults().contains(named),
                400);
    }

    private static String sample(Operation.Parameter parameter) {
        return switch (parameter.type()) {
            case "integer", "number" -> "1";
            case "boolean" -> "true";
            default ->
                parameter.schema().has("enum")
                        ? parameter.schema().get("enum").get(0).asText()
                        : "2000";
        };
    }
}
