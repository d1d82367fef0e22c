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
import org.junit.jupiter.api.Test;

@Exhaustive
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class HostileCallerTest {

    @Inject
    Attack attack;

    @Test
    void lets_nobody_write_without_the_key() {
        attack.onEveryOperation("writes without the key", (operation, target) -> {
            if (operation.write()) {
                for (String key :
                        new String[] {null, "", " ", "x", Http.KEY + "x", Http.KEY.toUpperCase(), "k".repeat(5000), "é"
                        }) {
                    if (key == null && operation.open()) {
                        continue;
                    }
                    target.refused(
                            "key " + key,
                            target.send(target.path(), target.body(), "X-API-Key", key),
                            reply -> reply.header("WWW-Authenticate") != null,
                            401);
                }
                target.refused(
                        "key in Authorization",
                        target.send(
                                target.path(), target.body(), "X-API-Key", null, "Authorization", "Bearer " + Http.KEY),
                        401);
            }
        });
    }

    @Test
    void lets_everybody_read_whatever_key_they_send() {
        attack.onEveryOperation("reads with an unknown key", (operation, target) -> {
            if (!operation.write() && !Specimens.isByToken(operation)) {
                for (String key : new String[] {"x", "", "k".repeat(5000)}) {
                    Reply reply =
                            target.send(target.whole(), target.body(), "X-API-Key", key, "Authorization", "Bearer x");
                    target.check("key " + key, reply, () -> assertThat(reply.status())
                            .isEqualTo(200));
                }
            }
        });
    }

    @Test
    void writes_nothing_without_the_tag_of_the_version_that_was_read() {
        attack.onEveryOperation("If-Match", (operation, target) -> {
            // Without the token of the request, or to others than its maker, it is not there.
            if (operation.statuses().contains(428) && !operation.path().endsWith("/withdrawal")) {
                target.refused("none", target.send(target.path(), target.body(), "If-Match", null), 428);
                target.refused("empty", target.send(target.path(), target.body(), "If-Match", ""), 428);
                for (String tag : new String[] {
                    "x", "\"\"", "\"0-0000000000000000\"", "\"99-0000000000000000\"", "1", "W/\"x\"", ",,,"
                }) {
                    target.refused("If-Match " + tag, target.send(target.path(), target.body(), "If-Match", tag), 412);
                }
            }
        });
    }

    @Test
    void answers_406_to_formats_that_it_has_not() {
        attack.onEveryOperation("Accept", (operation, target) -> {
            if (operation.path().matches(".*\\.(atom|ics)|/v1/exports/.*")) {
                // The address names the form, whatever is accepted.
                return;
            }
            if (operation.statuses().contains(406)) {
                for (String accept : new String[] {
                    "image/png",
                    "application/xml",
                    "nonsense",
                    "a/b/c",
                    ";",
                    "*/*;q=0",
                    "text/html",
                    "application/json;q=0"
                }) {
                    if (accept.equals("text/html") && isPrinted(operation)) {
                        continue;
                    }
                    Reply reply = target.send(target.whole(), target.body(), "Accept", accept);
                    if (accept.equals("text/html") && reply.status() == 303) {
                        // There is a page of the same.
                        continue;
                    }
                    target.refused("Accept " + accept, reply, 406);
                }
            } else {
                // A deletion answers no body, the pages for people and the landing document come as they are, and so
                // does what
                // has its form in its address.
                assertThat(operation.method().equals("DELETE")
                                || operation.path().startsWith("/problems")
                                || operation.path().equals("/v1"))
                        .as("%s says nothing of 406", operation)
                        .isTrue();
            }
        });
    }

    /** Whether a page comes from the same address, if only one that says why there is nothing else. */
    private static boolean isPrinted(Operation operation) {
        return !operation.path().startsWith("/v1") || operation.path().equals("/v1/reports/annual");
    }

    @Test
    void survives_strange_headers() {
        attack.onEveryOperation("headers", (operation, target) -> {
            if (!operation.write()) {
                for (String value : new String[] {
                    "", ",", ";", "*", "\"", "é", "-".repeat(3000), "x;q=abc", "zz-zz-zz-zz-zz-zz-zz", "a,".repeat(2000)
                }) {
                    for (String header : new String[] {
                        "Accept-Language",
                        "If-None-Match",
                        "If-Match",
                        "X-Request-Id",
                        "Range",
                        "Origin",
                        "Content-Type",
                        "Cookie",
                        "Accept-Encoding",
                        "Idempotency-Key"
                    }) {
                        Reply reply = target.send(target.whole(), null, header, value);
                        target.survived(header + ": " + value, reply);
                    }
                }
            }
        });
    }
}
