package dev.sistercity.registry.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Exhaustive;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@Exhaustive
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class HostilePathTest {

    private static final List<String> NO_IDS = List.of(
            "x",
            "-",
            "0",
            "%20",
            "123",
            "null",
            "00000000-0000-0000-0000-00000000000",
            "00000000-0000-0000-0000-0000000000000",
            "00000000-0000-0000-0000-00000000000g",
            "0000000-00000-0000-0000-000000000000",
            "%00",
            "a%00b",
            "%ED%A0%80",
            "%FF",
            "%C0%AF",
            "%EF%BF%BD",
            "%2F",
            "a%2Fb",
            "%5c",
            "a:b:c",
            ":",
            "x:",
            ":x",
            "geonames:",
            "geonames:%00",
            "geonames:%ED%A0%80",
            "geonames:no-such",
            "%F0%9F%98%80",
            "'%20or%201=1",
            "%3Cscript%3E",
            "x".repeat(2000));

    private static final String UNKNOWN = "01a1fc43-bc60-7de0-a6de-deb5d51819f2";

    private static final List<String> NO_VERSIONS = List.of(
            "abc", "-1", "0", "1.5", "2147483648", "9223372036854775808", "%00", "%FF", "1e1", "%EF%BC%91", "99999");

    @Inject
    Attack attack;

    @Inject
    Http http;

    @Test
    void refuses_ids_that_are_none() {
        attack.onEveryOperation("ids that are none", (operation, target) -> {
            if (operation.path().contains("{id}")) {
                for (String id : NO_IDS) {
                    String path = target.path(operation.path().replace("{id}", id));
                    target.refused("id " + id, target.send(path, target.body()), 400, 404);
                }
                String unknown = target.path(operation.path().replace("{id}", UNKNOWN));
                target.refused("an unknown id", target.send(unknown, target.body()), 404);
            }
            if (operation.path().contains("{version}")) {
                String revisions = target.path().replaceFirst("/[^/]*$", "/");
                for (String version : NO_VERSIONS) {
                    target.refused("version " + version, target.send(revisions + version, null), 400, 404);
                }
            }
        });
    }

    /** What a router makes of odd spellings is its own business, but nothing of it may be a fault or let a caller in. */
    @Test
    void survives_odd_spellings_of_paths() {
        attack.onEveryOperation("odd spellings", (operation, target) -> {
            String path = target.path();
            for (String odd : oddSpellings(path)) {
                if (!odd.startsWith("/") && !odd.startsWith("http")) {
                    continue;
                }
                // Without the key and the tag, so that no spelling leads past them; where neither is needed, without a
                // body.
                byte[] body = operation.open() ? null : target.body();
                Reply reply = http.send(operation.method(), odd, body, "Content-Type", operation.mediaType());
                target.survived(odd, reply);
                // Up from what is private lies what is public.
                boolean elsewhere =
                        odd.endsWith("/%2e%2e") && operation.method().equals("GET");
                target.check(odd, reply, () -> assertThat(operation.write() && !elsewhere && reply.status() < 300)
                        .as("let in without a key")
                        .isFalse());
            }
        });
    }

    private static List<String> oddSpellings(String path) {
        int last = path.lastIndexOf('/');
        String before = path.substring(0, last);
        String after = path.substring(last);
        return List.of(
                path + "/",
                path + "//",
                "/" + path,
                before + "/" + after,
                before + "/." + after,
                path + "/.",
                path + before + "/x/.." + after,
                path + ";x",
                path + ";x=1",
                before + ";x=1" + after,
                path + "%20",
                path + "%2F",
                path + "%00",
                path + "/%2e%2e",
                path + "%",
                path + "%zz",
                path + "%4",
                path + "\\",
                path + "%5C",
                path + "%ED%A0%80",
                path + "%FF",
                path + "/%00",
                path + "/nosuch",
                path + "/" + "a/".repeat(500),
                path.toUpperCase(java.util.Locale.ROOT),
                path + "#x",
                path + "|",
                path + "^",
                path + "\u00e9",
                "http://127.0.0.1" + path);
    }

    @Test
    void answers_405_with_the_methods_that_there_are() {
        attack.onEveryOperation("methods", (operation, target) -> {
            Set<String> known = target.contract().operations().stream()
                    // An address may be that of another template too, which then says what it makes of it.
                    .filter(other -> operation.path().matches(other.path().replaceAll("\\{[^}]+}", "[^/]+")))
                    .map(Operation::method)
                    .collect(Collectors.toCollection(TreeSet::new));
            for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "FROB"}) {
                if (!known.contains(method)) {
                    Reply reply = target.send(method, target.path(), null);
                    target.refused(
                            method,
                            reply,
                            answer -> answer.header("Allow") != null
                                    && Set.of(answer.header("Allow").split(",\\s*"))
                                            .containsAll(known),
                            405);
                }
            }
        });
    }

    @Test
    void answers_head_like_get_without_a_body_and_options_with_the_methods() {
        attack.onEveryOperation("HEAD and OPTIONS", (operation, target) -> {
            Reply options = target.send("OPTIONS", target.path(), null);
            target.check("OPTIONS", options, () -> {
                assertThat(options.status()).isBetween(200, 204);
                assertThat(options.header("Allow")).contains(operation.method());
            });
            if (operation.method().equals("GET") && !Specimens.isByToken(operation)) {
                Reply head = target.send("HEAD", target.whole(), null);
                Reply get = target.send(target.whole(), null);
                target.check("HEAD", head, () -> {
                    assertThat(head.status()).isEqualTo(200);
                    assertThat(head.body()).isEmpty();
                    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
                    assertThat(head.etag()).isEqualTo(get.etag());
                });
            }
        });
    }

    @Test
    void answers_a_problem_wherever_nothing_is() {
        for (String path : new String[] {
            "/nosuch",
            "/v1/nosuch",
            "/v1/nosuch/x",
            "/v2",
            "/v1/cities/x/y/z",
            "/v1/changes/x",
            "/q/nosuch",
            "/openapi/x",
            "/%zz",
            "/%",
            "/v1/%",
            "/v1/cities/%",
            "/v1/cities/%zz",
            "/../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/a\\b",
            "/WEB-INF/web.xml",
            "/application.properties",
            "/META-INF/MANIFEST.MF"
        }) {
            for (String method : new String[] {"GET", "POST", "DELETE"}) {
                Reply reply = http.send(method, path, null);
                assertThat(reply.status()).as("%s", reply).isIn(400, 404, 405);
                reply.expectProblem(
                        reply.status(),
                        reply.status() == 404
                                ? "not-found"
                                : reply.status() == 400 ? "malformed" : "method-not-allowed");
            }
        }
    }
}
