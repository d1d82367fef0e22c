package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.RawHttp;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What programs, proxies and people send without thinking of it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ClientHabitsTest {

    private static final List<String> SUFFIXES =
            List.of("", "-gzip", "-br", "-zstd", "-deflate", "--gzip", ";gzip", ";br", "-gzip-gzip");

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void a_tag_with_the_suffix_of_a_coding_is_the_same_tag() {
        String path = "/v1/cities/" + given.city("Dunedin", "NZ");
        for (String suffix : SUFFIXES) {
            for (String weak : List.of("", "W/")) {
                String tag = http.get(path).etag();
                String coded = weak + tag.substring(0, tag.length() - 1) + suffix + "\"";
                http.get(path, "If-None-Match", coded).expect(304);
                http.get(path, "If-None-Match", "\"other\", " + coded).expect(304);
                http.patch(path, Map.of("website", "https://a.example/" + Math.abs(coded.hashCode())), coded)
                        .expect(200);
                // Now it is of another version.
                http.get(path, "If-None-Match", coded).expect(200);
                http.patch(path, Map.of("website", "https://b.example/"), coded).expectProblem(412, "stale");
            }
        }
        String list = http.get("/v1/cities").etag();
        http.get("/v1/cities", "If-None-Match", list.replaceFirst("\"$", "-gzip\""))
                .expect(304);
        for (String other : List.of("-gzipx", "gzip", "-gzip-gzip-gzip", ";")) {
            http.get("/v1/cities", "If-None-Match", list.replaceFirst("\"$", other + "\""))
                    .expect(200);
        }
    }

    @Test
    void an_address_that_names_a_form_answers_in_it_whatever_is_accepted() {
        String city = given.city("Dunedin", "NZ", Map.of("latitude", -45.9, "longitude", 170.5));
        for (String path : List.of(
                "/v1/exports/cities.geojson",
                "/v1/exports/cities.csv",
                "/v1/exports/cities.ndjson",
                "/v1/exports/partnerships.graphml",
                "/v1/anniversaries.ics",
                "/v1/calendar.ics",
                "/v1/cities/" + city + "/calendar.ics",
                "/v1/cities/" + city + "/anniversaries.ics",
                "/v1/cities/" + city + "/changes.atom")) {
            for (String accept : List.of("text/plain, application/json", "application/json", "image/png", "x")) {
                assertThat(http.get(path, "Accept", accept).expect(200).header("Content-Type"))
                        .as(path)
                        .isEqualTo(http.get(path).header("Content-Type"));
            }
        }
        http.get("/v1/cities", "Accept", "image/png").expectProblem(406, "not-acceptable");
    }

    @Test
    void numbers_come_in_any_precision_and_longitudes_from_any_turn_of_the_map() {
        String dunedin = given.city("Dunedin", "NZ", Map.of("latitude", -45.87416, "longitude", 170.50361));
        String suva = given.city("Suva", "FJ", Map.of("latitude", -18.14, "longitude", 178.44));
        String apia = given.city("Apia", "WS", Map.of("latitude", -13.83, "longitude", -171.76));

        assertThat(found("bbox=170.36489120000003,-46.00112233445566,170.7,-45.7"))
                .containsExactly(dunedin);
        assertThat(found("bbox=1.7036489120000003e2,-4.6e%2B1,170.7,-45.7")).containsExactly(dunedin);
        assertThat(found("bbox=1e-7,-90,180,90")).containsExactlyInAnyOrder(dunedin, suva);
        assertThat(found("bbox=-190,-50,-170,0")).containsExactlyInAnyOrder(dunedin, suva, apia);
        assertThat(found("bbox=170,-50,190,0")).containsExactlyInAnyOrder(dunedin, suva, apia);
        assertThat(found("bbox=530,-50,550,0")).containsExactlyInAnyOrder(dunedin, suva, apia);
        assertThat(found("bbox=-530,-50,-10,0")).containsExactlyInAnyOrder(dunedin, suva, apia);
        assertThat(found("bbox=-200,-50,-185,0")).containsExactly(dunedin);
        assertThat(found("near=-13.8,188.2&radiusKm=100")).containsExactly(apia);
        assertThat(found("near=-13.8,-171.8&radiusKm=100")).containsExactly(apia);
        for (String wrong : List.of("bbox=1e400,0,1,1", "bbox=0,91,1,92", "bbox=5000,0,5001,1", "near=95,0")) {
            http.get("/v1/cities?" + wrong).expectProblem(400, "malformed");
        }
    }

    private List<String> found(String query) {
        return http.get("/v1/cities?limit=200&" + query).expect(200).ids();
    }

    @Test
    void old_codes_of_languages_are_their_new_ones_and_a_region_has_its_script() {
        String path = "/v1/cities/" + wuxi();
        Map<String, String> expected = Map.ofEntries(
                Map.entry("iw", "ווּשִׁי"),
                Map.entry("he", "ווּשִׁי"),
                Map.entry("in", "Wuxi-id"),
                Map.entry("ji", "Wuxi-yi"),
                Map.entry("no", "Wuxi-nb"),
                Map.entry("NO", "Wuxi-nb"),
                Map.entry("tl", "Wuxi-fil"),
                Map.entry("zh-TW", "無錫"),
                Map.entry("zh-HK", "無錫"),
                Map.entry("zh-CN", "无锡"),
                Map.entry("zh-SG", "无锡"),
                Map.entry("sr-ME", "Vusi"),
                Map.entry("sr-RS", "Вуси"),
                Map.entry("en-US", "Wuxi"),
                Map.entry("fr-CA", "Wuxi"));
        expected.forEach((lang, name) -> {
            assertThat(http.get(path + "?lang=" + lang).at("/name")).as(lang).isEqualTo(name);
            assertThat(http.get(path, "Accept-Language", lang).at("/name"))
                    .as(lang)
                    .isEqualTo(name);
        });
    }

    private String wuxi() {
        return given.record(
                "cities",
                Map.of(
                        "kind",
                        "city",
                        "countryCode",
                        "CN",
                        "names",
                        Stream.of(
                                        "en Wuxi",
                                        "he ווּשִׁי",
                                        "zh-Hans 无锡",
                                        "zh-Hant 無錫",
                                        "id Wuxi-id",
                                        "yi Wuxi-yi",
                                        "nb Wuxi-nb",
                                        "fil Wuxi-fil",
                                        "sr-Cyrl Вуси",
                                        "sr-Latn Vusi")
                                .map(text -> Map.of("lang", text.split(" ")[0], "value", text.split(" ")[1]))
                                .toList()));
    }

    @Test
    void a_name_with_an_old_code_is_found_by_the_new_one() {
        String old = given.record(
                "cities",
                Map.of(
                        "kind",
                        "city",
                        "countryCode",
                        "IL",
                        "names",
                        List.of(Map.of("lang", "en", "value", "Haifa"), Map.of("lang", "iw", "value", "חיפה"))));
        assertThat(http.get("/v1/cities/" + old + "?lang=he").at("/name")).isEqualTo("חיפה");
    }

    @Test
    void a_plus_in_a_time_that_arrives_as_a_blank_is_a_plus() {
        given.city("Dunedin", "NZ");
        for (String plus : List.of("+", "%2B", "%20", "-")) {
            assertThat(http.get("/v1/cities?updatedSince=2024-01-01T00:00:00" + plus + "02:00")
                            .expect(200)
                            .at("/page/total"))
                    .isEqualTo("1");
        }
        http.get("/v1/cities?updatedSince=2024-01-01%2000:00:00").expectProblem(400, "malformed");
    }

    @Test
    void letters_in_an_address_are_taken_as_they_are() throws IOException {
        String city = given.city("Исин", "CN");
        for (String address :
                List.of("/v1/cities?q=Исин", "/v1/cities?q=%D0%98%D1%81%D0%B8%D0%BD", "/v1/cities?q=Иси")) {
            try (RawHttp raw = new RawHttp(http.base())) {
                RawHttp.Answer answer = raw.head("GET", address).read();
                assertThat(answer.status()).as(address).isEqualTo(200);
                assertThat(answer.body()).as(address).contains(city);
            }
        }
        try (RawHttp raw = new RawHttp(http.base())) {
            raw.write("GET /v1/cities?q=")
                    .write(new byte[] {(byte) 0xFF, (byte) 0xC3})
                    .write(" HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(raw.read().status()).isEqualTo(400);
        }
    }

    @Test
    void kosovo_is_a_country_everywhere() {
        String pristina = given.city("Prishtina", "XK");
        String other = given.city("Dunedin", "NZ");
        given.partnership(other, pristina, "sister-city");

        assertThat(http.get("/v1/cities?countryCode=XK").ids()).containsExactly(pristina);
        assertThat(http.get("/v1/cities?hasPartnerIn=XK").ids()).containsExactly(other);
        assertThat(http.get("/v1/partnerships?countryCode=XK").ids()).hasSize(1);
        http.get("/v1/cities?countryCode=XX").expectProblem(400, "malformed");
    }
}
