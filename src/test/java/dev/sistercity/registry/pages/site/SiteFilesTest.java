package dev.sistercity.registry.pages.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What programs find that know the host alone. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SiteFilesTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((http[^)]+)\\)");

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void the_catalog_of_apis_leads_to_documents_that_there_are() {
        Reply reply = http.get("/.well-known/api-catalog").expect(200);

        assertThat(reply.header("Content-Type")).startsWith("application/linkset+json");
        JsonNode api = reply.json().at("/linkset/1");
        assertThat(api.path("anchor").asText()).endsWith("/v1");
        for (String relation : List.of("service-desc", "service-doc", "service-meta", "status")) {
            http.get(path(api.at("/" + relation + "/0/href").asText())).expect(200);
        }
        for (int other : new int[] {2, 3}) {
            JsonNode standard = reply.json().at("/linkset/" + other);
            http.get(path(standard.path("anchor").asText())).expect(200);
            http.get(path(standard.at("/service-desc/0/href").asText())).expect(200);
        }
        http.get("/.well-known/api-catalog?x=1").expectProblem(400, "malformed");
    }

    @Test
    void every_request_that_assistants_are_told_of_is_answered() {
        given.record("cities", city("Shanghai", "CN", "1796236"));
        given.record("cities", city("Dunedin", "NZ", "2191562"));

        String text = http.get("/llms.txt").expect(200).text();

        assertThat(text).startsWith("# Sister City Registry").doesNotContain("{base}");
        List<String> links = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            links.add(link.group(1));
        }
        assertThat(links).hasSizeGreaterThan(8);
        links.forEach(address -> http.get(path(address)).expect(200));
    }

    private static Map<String, Object> city(String name, String country, String geonames) {
        return Map.of(
                "kind",
                "city",
                "name",
                name,
                "countryCode",
                country,
                "identifiers",
                List.of(Map.of("scheme", "geonames", "value", geonames)));
    }

    private static String path(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
