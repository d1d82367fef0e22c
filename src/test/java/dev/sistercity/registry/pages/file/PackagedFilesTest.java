package dev.sistercity.registry.pages.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PackagedFilesTest {

    private static final Pattern REFERENCE = Pattern.compile("(?:href|src|data-contract)=\"([^\"#]+)\"");

    @Inject
    Http http;

    @ParameterizedTest
    @CsvSource({
        "/openapi.yaml, openapi.yaml",
        "/openapi.yml, openapi.yaml",
        "/openapi, openapi.yaml",
        "/openapi?format=json, openapi.json",
        "/openapi.json, openapi.json",
        "/openapi-3.0.json, openapi-3.0.json"
    })
    void serves_the_committed_contract_compressed_or_plain(String path, String file) throws IOException {
        byte[] committed = Files.readAllBytes(Path.of("openapi", file));

        Reply plain = http.get(path).expect(200);
        Reply compressed = http.get(path, "Accept-Encoding", "br, gzip").expect(200);

        assertThat(plain.text()).isEqualTo(new String(committed, StandardCharsets.UTF_8));
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.header("Vary")).contains("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                .isEqualTo(committed);
        assertThat(http.get(path, "Accept-Encoding", "gzip;q=0").expect(200).header("Content-Encoding"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/openapi.json", "/openapi-3.0.json", "/openapi.yaml", "/explorer/", "/explorer/swagger-ui.js"})
    void is_kept_until_it_changes(String path) {
        Reply answer = http.get(path).expect(200);
        String entityTag = answer.header("ETag");

        Reply again = http.get(path, "If-None-Match", entityTag).expect(304);

        assertThat(again.header("ETag")).isEqualTo(entityTag);
        assertThat(again.header("Cache-Control")).isEqualTo(answer.header("Cache-Control"));
        assertThat(http.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @Test
    void pages_revalidate_and_what_they_lead_to_by_version_is_kept_for_ever() {
        Reply page = http.get("/explorer/").expect(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(http.get("/openapi.json").header("Cache-Control")).isEqualTo("public, max-age=86400");

        List<String> versioned = REFERENCE
                .matcher(page.text())
                .results()
                .map(reference -> reference.group(1))
                .filter(reference -> reference.contains("?v="))
                .toList();

        assertThat(versioned).hasSizeGreaterThanOrEqualTo(7);
        for (String reference : versioned) {
            String path = reference.startsWith("/") ? reference : "/explorer/" + reference;
            assertThat(http.get(path).expect(200).header("Cache-Control"))
                    .as(path)
                    .isEqualTo("public, max-age=31536000, immutable");
            assertThat(http.get(path + "0").expect(200).header("Cache-Control"))
                    .as("another version at " + path)
                    .doesNotContain("immutable");
        }
    }

    @Test
    void the_page_has_no_script_of_its_own_and_loads_nothing_from_elsewhere() {
        String page = http.get("/explorer/").expect(200).text();

        Matcher scripts = Pattern.compile("<script([^>]*)>(.*?)</script>").matcher(page);
        assertThat(scripts.results()
                        .allMatch(script -> script.group(1).contains("src=")
                                && script.group(2).isBlank()))
                .isTrue();
        assertThat(page).doesNotContainPattern("\\son[a-z]+=|<style|style=|javascript:");
        assertThat(REFERENCE.matcher(page).results().map(reference -> reference.group(1)))
                .noneMatch(reference -> reference.matches("(?i)([a-z]+:)?//.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/explorer", "/explorer/", "/explorer/explorer.js"})
    void refuses_to_be_written(String path) {
        Reply refused = http.post(path, Map.of()).expect(405);

        assertThat(refused.header("Allow")).isEqualTo("GET, HEAD");
        assertThat(refused.json().get("type").asText()).isEqualTo("/problems/method-not-allowed");
    }

    @Test
    void leads_from_the_short_address_to_the_page() {
        assertThat(http.get("/explorer").expect(308).header("Location")).isEqualTo("/explorer/");
        http.get("/explorer/nothing.js").expect(404);
        http.get("/explorer/../v1").expect(200);
    }
}
