package dev.sistercity.registry.shared.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Compares the accepted codes with an independent list. The list is not part of the project: {@code -Dregistry.shared-data}
 * or the environment variable {@code REGISTRY_SHARED_DATA} names the folder that holds {@code gazetteer/iso3166-2.json}.
 */
class SubdivisionListTest {

    private static final Path LIST = Path.of(System.getProperty(
                    "registry.shared-data", System.getenv().getOrDefault("REGISTRY_SHARED_DATA", "../shared/data")))
            .resolve("gazetteer/iso3166-2.json");

    @Test
    void accepts_the_codes_of_an_independent_list() throws IOException {
        assumeTrue(Files.isReadable(LIST), () -> "Skipped: no list of subdivisions at " + LIST.toAbsolutePath());

        List<String> refused = new ArrayList<>();
        JsonNode list = new ObjectMapper().readTree(LIST.toFile());
        for (JsonNode entry : list) {
            String code = entry.get("code").asText();
            if (!Subdivisions.isCode(code)) {
                refused.add(code);
            }
        }

        assertThat(list).hasSizeGreaterThan(4000);
        // Denmark's counties and municipalities before 2007: ISO 3166-2 has the five regions DK-81 to DK-85.
        assertThat(refused).allMatch(code -> code.matches("DK-\\d{3}"));
    }
}
