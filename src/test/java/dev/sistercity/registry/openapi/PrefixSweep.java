package dev.sistercity.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.StarterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;

/** Asks a registry below a path of its host for everything, and looks at each address that it names. */
final class PrefixSweep {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)[0-9]++|~[a-z0-9]{4,}");

    /** Of addresses that differ in ids and values alone, so many are followed. */
    private static final int MOST_OF_A_SHAPE = 2;

    private static final List<String> BEGINNINGS =
            List.of(("/ /v1 /explorer/ /ogc /reconcile /problems /llms.txt /robots.txt /sitemap.xml /opensearch.xml"
                            + " /.well-known/api-catalog /openapi.json /openapi-3.0.json /openapi.yaml /v1/exports /datapackage.json /v1/changes.atom /v1/anniversaries.ics /assets/site.css /assets/site.js")
                    .split(" "));

    private final URI base;
    private final Function<HttpResponse<String>, Set<String>> faults;

    /**
     * @param base address of the registry as a proxy shows it, with the prefix
     * @param faults what is wrong with the addresses of an answer; empty where nothing is
     */
    PrefixSweep(URI base, Function<HttpResponse<String>, Set<String>> faults) {
        this.base = base;
        this.faults = faults;
    }

    /** A test for each operation whose answers are JSON or pages. */
    List<DynamicTest> operations(JsonNode document, ExampleRequests examples) {
        List<DynamicTest> tests = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation ->
                        Set.of("get", "put", "post", "patch", "delete").contains(operation.getKey()))
                .filter(operation -> {
                    String called = operation.getKey() + " " + path.getKey();
                    return !AnswersIT.OTHERWISE.contains(called)
                            && !AnswersIT.OF_OFFICES.matcher(called).matches();
                })
                .forEach(operation -> tests.add(
                        DynamicTest.dynamicTest(operation.getKey() + " " + path.getKey(), () -> assertThat(faults.apply(
                                        examples.send(operation.getKey(), path.getKey(), operation.getValue())))
                                .isEmpty()))));
        assertThat(tests).hasSizeGreaterThan(250);
        return tests;
    }

    /** Follows all that pages and answers lead to; fails where something is not there, or names a wrong address. */
    void followsAll() {
        Deque<String> open = new ArrayDeque<>(BEGINNINGS);
        Map<String, Integer> shapes = new HashMap<>();
        Set<String> seen = new HashSet<>(open);
        Set<String> found = new TreeSet<>();
        while (!open.isEmpty()) {
            String path = open.poll();
            HttpResponse<String> answer = StarterRegistry.send(
                    HttpRequest.newBuilder(URI.create(base + path)).build());
            if (answer.statusCode() == 404 || answer.statusCode() >= 500) {
                found.add(path + ": " + answer.statusCode());
            }
            faults.apply(answer).forEach(fault -> found.add(path + ": " + fault));
            for (String address : FoundAddresses.own(answer)) {
                String next = address.substring(FoundAddresses.PREFIX.length()).replaceFirst("#.*", "");
                String shape = ID.matcher(next).replaceAll("*").replaceAll("=[^&]*+", "=");
                if (seen.add(next) && shapes.merge(shape, 1, Integer::sum) <= MOST_OF_A_SHAPE) {
                    open.add(next.isEmpty() ? "/" : next);
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(shapes).hasSizeGreaterThan(300);
    }
}
