package dev.sistercity.registry.catalog.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is told in a line, however much of it came: the reason stands in the log and in the health check. */
class ProofPageTest {

    private static final String MUCH = "x\r".repeat(50_000);

    @ParameterizedTest
    @ValueSource(strings = {"previousHash", "beganAt"})
    void says_in_a_line_why_it_cannot_be_read(String where) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("head", 1).put("previousHash", where.equals("previousHash") ? MUCH : "00");
        ObjectNode epoch = body.putArray("epochs").addObject();
        epoch.put("number", 1).put("id", "0").put("forkedAfter", 0);
        epoch.put("beganAt", where.equals("beganAt") ? MUCH : "2026-11-30T00:00:00Z");

        UpstreamAway refused =
                catchThrowableOfType(UpstreamAway.class, () -> ProofPage.read(0, body, false, collection -> false));

        assertThat(refused.getMessage()).hasSizeLessThan(400).doesNotContain("\r", "\n");
    }
}
