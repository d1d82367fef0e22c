package dev.sistercity.registry.catalog.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sistercity.registry.lineage.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamIdentityTest {

    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final List<Epoch> EPOCHS =
            List.of(new Epoch(2, "2-5f3a9c21", "1-00000000", 7, 9L, Instant.parse("2026-11-21T10:00:00.123456Z")));

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(String.format(entry.getMessage().replace("{0}", "%s"), entry.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger(UpstreamIdentity.class.getName()).addHandler(handler);
    }

    @AfterEach
    void listen_no_more() {
        Logger.getLogger(UpstreamIdentity.class.getName()).removeHandler(handler);
    }

    private UpstreamIdentity identity() {
        return new UpstreamIdentity("https://registry.example.org", Optional.of(folder), MAPPER);
    }

    @Test
    void the_first_registry_that_answers_is_the_one_and_stays_so_after_a_restart() throws IOException {
        UpstreamIdentity fresh = identity();
        assertThat(fresh.isKnown()).isFalse();
        assertThat(fresh.against("aa")).isEmpty();
        fresh.learn("aa", EPOCHS);

        UpstreamIdentity again = identity();
        assertThat(again.isKnown()).isTrue();
        assertThat(again.against("aa")).isEmpty();
        assertThat(again.against("bb").orElseThrow())
                .contains("another registry")
                .contains("aa")
                .contains("bb");
        assertThat(again.against(null).orElseThrow()).contains("is missing");
        assertThat(again.epochs()).isEqualTo(EPOCHS);
        assertThat(again.key()).hasSize(32).isEqualTo(fresh.key());
        again.learn("bb", List.of());
        assertThat(identity().against("aa")).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(UpstreamIdentity.FILE))))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly(UpstreamIdentity.FILE);
    }

    @Test
    void says_which_epoch_is_no_longer_known_and_takes_over_what_it_cannot_check() {
        Epoch next = new Epoch(3, "3-11111111", "2-5f3a9c21", 8, 9L, Instant.parse("2026-11-22T10:00:00Z"));
        Epoch other = new Epoch(3, "3-22222222", "2-5f3a9c21", 8, 9L, Instant.parse("2026-11-22T10:00:00Z"));
        UpstreamIdentity identity = identity();
        identity.learn("aa", EPOCHS);
        identity.learn("aa", List.of(EPOCHS.get(0), next));
        identity.learn("aa", List.of(EPOCHS.get(0), next));
        assertThat(log).isEmpty();
        identity.learn("aa", List.of(EPOCHS.get(0), other));
        assertThat(log).singleElement().asString().contains("knows nothing of epoch 3-11111111", "backup");
        identity.learn("aa", List.of(EPOCHS.get(0), other));
        assertThat(log).hasSize(1);
        assertThat(identity.epochId()).isEqualTo("3-22222222");
    }

    @Test
    void a_file_that_cannot_be_read_is_not_taken_for_none() throws IOException {
        for (String text : List.of("", "{}", "{\"key\": \"x\"}", "[1]")) {
            Files.writeString(folder.resolve(UpstreamIdentity.FILE), text);
            assertThatIllegalStateException().isThrownBy(this::identity).withMessageContaining("delete it");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://registry.example.org, true",
        "http://127.0.0.1:8080/, true",
        "https://example.org/registry, true",
        "registry.example.org, false",
        "ftp://example.org, false",
        "https://, false",
        "https://user:secret@example.org, false",
        "https://example.org/?a=b, false",
        "https://example.org/#a, false",
        "https://exa mple.org, false",
    })
    void an_address_is_looked_at_before_anything_starts(String address, boolean good) {
        assertThat(UpstreamSettings.refusal(address).isEmpty()).isEqualTo(good);
    }
}
