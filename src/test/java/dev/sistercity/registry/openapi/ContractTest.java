package dev.sistercity.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed contract is the one that follows from the code; with {@code -Dopenapi.write=true} it is written anew. */
@QuarkusTest
class ContractTest {

    /** What an operation may take with all that is its own: by it the contract grows past 560 KB, and by nothing else. */
    private static final long BYTES_AN_OPERATION = 2_100;

    private static final String RENEW = "./mvnw -q test -Dtest=ContractTest -Dopenapi.write=true";

    @Test
    void the_committed_contract_follows_from_the_code() throws IOException {
        ObjectNode document = ContractGenerator.generate();
        Map<String, String> files = ContractFiles.of(document, OpenApi30.of(document));
        if (Boolean.getBoolean("openapi.write")) {
            ContractFiles.write(files);
        }

        for (Map.Entry<String, String> file : files.entrySet()) {
            String committed = Files.readString(ContractFiles.FOLDER.resolve(file.getKey()));
            assertThat(committed.equals(file.getValue()))
                    .as("openapi/%s follows from the code; after a wanted change: %s", file.getKey(), RENEW)
                    .isTrue();
        }
    }

    /** What is too long to be read is not read; what operations share is a component (decision 0061). */
    @Test
    void the_contract_stays_short_enough_to_be_read() throws IOException {
        long operations = ExampleRequests.json(Files.readString(ContractFiles.FOLDER.resolve("openapi.json")))
                .findValues("operationId")
                .size();

        assertThat(Files.size(ContractFiles.FOLDER.resolve("openapi.json")))
                .isLessThanOrEqualTo(Math.max(560_000, BYTES_AN_OPERATION * operations));
        try (Stream<String> lines = Files.lines(ContractFiles.FOLDER.resolve("openapi.yaml"))) {
            assertThat(lines.count()).isLessThanOrEqualTo(20_000);
        }
    }
}
