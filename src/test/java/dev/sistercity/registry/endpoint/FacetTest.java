package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Filter.Facet;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.arc.All;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class FacetTest {

    private static final List<String> COUNTRIES = List.of("CN", "DE", "NZ");
    private static final List<String> KINDS = List.of("sister-city", "friendship-city", "contact", "unspecified");
    private static final List<String> DATES = List.of("1986", "1986-05-04", "199X", "1994~", "1994-10", "19XX");

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    @All
    List<RecordCollection<?>> collections;

    @Test
    void counts_what_the_filters_left_beside_the_page() {
        String wuxi = given.city("Wuxi", "CN");
        String leverkusen = given.city("Leverkusen", "DE");
        given.partnership(List.of(wuxi, leverkusen), Map.of("established", "2006-04-27"));
        given.partnership(wuxi, leverkusen, "contact");

        Reply reply = http.get("/v1/partnerships?facets=kind,countryCode,establishedYear&limit=0")
                .expect(200);

        assertThat(reply.json().get("items")).isEmpty();
        assertThat(reply.at("/page/total")).isEqualTo("2");
        assertThat(reply.at("/page/limit")).isEqualTo("0");
        assertThat(reply.at("/page/nextCursor")).isNull();
        assertThat(reply.json().at("/facets/kind"))
                .hasToString("[{\"value\":\"contact\",\"name\":\"Contact\",\"count\":1},"
                        + "{\"value\":\"sister-city\",\"name\":\"Sister city\",\"count\":1}]");
        assertThat(reply.json().at("/facets/countryCode"))
                .hasToString("[{\"value\":\"CN\",\"name\":\"China\",\"count\":2},"
                        + "{\"value\":\"DE\",\"name\":\"Germany\",\"count\":2}]");
        assertThat(reply.json().at("/facets/establishedYear"))
                .hasToString("[{\"value\":\"2006\",\"name\":\"2006\",\"count\":1}]");
        assertThat(reply.json().get("without")).hasToString("{\"establishedYear\":1}");
        assertThat(http.get("/v1/partnerships?facets=countryCode&limit=0&lang=de")
                        .at("/facets/countryCode/1/name"))
                .isEqualTo("Deutschland");
        assertThat(http.get("/v1/partnerships?kind=!contact&facets=kind,city")
                        .json()
                        .at("/facets/city"))
                .hasSize(2);
        assertThat(http.get("/v1/partnerships?format=geojson&facets=kind")
                        .json()
                        .at("/facets/kind"))
                .hasSize(2);
        assertThat(http.get("/v1/cities/" + wuxi + "/partnerships?facets=kind&limit=0")
                        .json()
                        .at("/facets/kind"))
                .hasSize(2);
    }

    @Test
    void answers_groups_alone_as_json_and_csv() {
        String wuxi = given.city("Wuxi", "CN");
        String leverkusen = given.city("Leverkusen", "DE");
        given.partnership(List.of(wuxi, leverkusen), Map.of("established", "2006-04-27"));
        given.partnership(wuxi, leverkusen, "contact");

        Reply years = http.get("/v1/partnerships?groupBy=establishedDecade").expect(200);
        assertThat(years.json().get("items")).isEmpty();
        assertThat(years.at("/page/total")).isEqualTo("2");
        assertThat(years.at("/groupCount")).isEqualTo("2");
        assertThat(years.json().get("groups"))
                .hasToString("[{\"values\":[\"200X\"],\"names\":[\"2000s\"],\"count\":1},"
                        + "{\"values\":[null],\"names\":[null],\"count\":1}]");
        Reply table =
                http.get("/v1/partnerships?groupBy=countryCode,kind&format=csv").expect(200);
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.text())
                .isEqualTo("countryCode,countryCodeName,kind,kindName,count\r\n"
                        + "CN,China,contact,Contact,1\r\nCN,China,sister-city,Sister city,1\r\n"
                        + "DE,Germany,contact,Contact,1\r\nDE,Germany,sister-city,Sister city,1\r\n");
        assertThat(http.get("/v1/partnerships?groupBy=countryCode,kind", "Accept", "text/csv")
                        .text())
                .isEqualTo(table.text());
        assertThat(http.get("/v1/partnerships?groupBy=countryCode,kind&limit=3")
                        .json()
                        .get("groups"))
                .hasSize(3);
        assertThat(http.get(
                                "/v1/partnerships?groupBy=kind",
                                "If-None-Match",
                                http.get("/v1/partnerships?groupBy=kind").etag())
                        .status())
                .isEqualTo(304);
    }

    @Test
    void refuses_what_it_cannot_count_by() {
        assertThat(faults("facets=kinds")).containsExactly("facets");
        assertThat(http.get("/v1/partnerships?facets=kinds").text()).contains("Did you mean kind");
        assertThat(faults("facets=kind,kind")).containsExactly("facets");
        assertThat(faults("facets=kind,,status")).containsExactly("facets");
        assertThat(faults("facets=kind&format=csv")).containsExactly("facets");
        assertThat(faults("groupBy=kind,status,city")).containsExactly("groupBy");
        assertThat(faults("groupBy=kind&sort=name")).containsExactly("sort");
        assertThat(faults("groupBy=kind&cursor=x")).containsExactly("cursor");
        assertThat(faults("groupBy=kind&limit=1001")).containsExactly("limit");
        assertThat(faults("kind=!nonsense")).containsExactly("kind");
        assertThat(faults("kind=!")).containsExactly("kind");
        assertThat(faults("countryCode=!XX")).containsExactly("countryCode");
        http.get("/v1/partnerships?groupBy=kind", "Accept", "application/geo+json")
                .expectProblem(406, "not-acceptable");
    }

    @Test
    void excludes_what_has_an_exclamation_mark() {
        Random random = new Random(7);
        partnerships(random);
        for (String day : List.of("", "&asOf=1990", "&asOf=1994&certainty=certain")) {
            for (String filter :
                    List.of("kind=!contact", "status=!active", "countryCode=!CN", "establishedYear=!1986")) {
                int all = total("limit=0" + day);
                int with = total(filter.replace("!", "") + "&limit=0" + day);
                assertThat(total(filter + "&limit=0" + day)).as(filter + day).isEqualTo(all - with);
            }
            assertThat(total("kind=!contact&kind=sister-city&limit=0" + day))
                    .isEqualTo(total("kind=sister-city&limit=0" + day));
        }
    }

    @Test
    void each_facet_of_each_collection_agrees_with_a_plain_count_of_the_list() {
        Random random = new Random(11);
        List<String> ids = partnerships(random);
        exchangesAndSources(ids);
        for (RecordCollection<?> collection : collections) {
            List<String> facets = collection.filters().stream()
                    .map(Filter::facet)
                    .filter(Objects::nonNull)
                    .map(Facet::name)
                    .toList();
            String list = "/v1/" + collection.name() + "?limit=0";
            if (facets.isEmpty() || http.get(list).status() != 200) {
                continue;
            }
            for (String filters : List.of("", "&asOf=1990", "&asOf=1994&certainty=certain")) {
                for (String facet : facets) {
                    Reply reply = http.get(list + filters + "&facets=" + facet).expect(200);
                    int most = 0;
                    for (JsonNode value : reply.json().at("/facets/" + facet)) {
                        most++;
                        String one = list + filters + "&" + facet + "="
                                + encoded(value.get("value").asText());
                        assertThat(http.get(one).expect(200).at("/page/total"))
                                .as(one)
                                .isEqualTo(value.get("count").asText());
                    }
                    assertThat(http.get(list.replace("limit=0", "groupBy=" + facet) + filters)
                                    .json()
                                    .get("groups")
                                    .size())
                            .isEqualTo(
                                    most + (reply.json().at("/without/" + facet).isMissingNode() ? 0 : 1));
                }
            }
        }
    }

    @Test
    void pairs_agree_with_a_plain_count_of_the_records() {
        partnerships(new Random(13));
        for (String filters : List.of("", "&status=active", "&countryCode=CN", "&kind=!contact")) {
            Map<String, Integer> expected = new TreeMap<>();
            for (JsonNode item :
                    http.get("/v1/partnerships?limit=200" + filters).json().get("items")) {
                expected.merge(item.at("/status").asText() + item.at("/kind").asText(), 1, Integer::sum);
            }
            assertThat(pairs("groupBy=status,kind" + filters)).as(filters).isEqualTo(expected);
        }
    }

    @Test
    void pairs_of_what_a_record_has_several_of_agree_with_filters_by_both() {
        partnerships(new Random(17));
        for (String day : List.of("", "&asOf=1994")) {
            Map<String, Integer> expected = new TreeMap<>();
            for (String country : COUNTRIES) {
                for (String kind : KINDS) {
                    int total = total("countryCode=" + country + "&kind=" + kind + "&limit=0" + day);
                    if (total > 0) {
                        expected.put(country + kind, total);
                    }
                }
            }
            assertThat(pairs("groupBy=countryCode,kind" + day)).as(day).isEqualTo(expected);
        }
    }

    private Map<String, Integer> pairs(String query) {
        Map<String, Integer> found = new TreeMap<>();
        http.get("/v1/partnerships?" + query)
                .expect(200)
                .json()
                .get("groups")
                .forEach(group -> found.put(
                        group.at("/values/0").asText() + group.at("/values/1").asText(),
                        group.get("count").asInt()));
        return found;
    }

    private List<String> partnerships(Random random) {
        List<String> cities = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            cities.add(given.city("City " + i, COUNTRIES.get(i % 3)));
        }
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            Map<String, Object> more = new HashMap<>(Map.of("kind", KINDS.get(random.nextInt(KINDS.size()))));
            if (random.nextInt(4) > 0) {
                more.put("established", DATES.get(random.nextInt(DATES.size())));
            }
            if (random.nextInt(3) == 0) {
                more.put("fields", List.of("culture", "sports").subList(0, 1 + random.nextInt(2)));
            }
            if (random.nextInt(4) == 0) {
                more.put("status", "ended");
                more.put("ended", "2014");
            }
            int one = random.nextInt(9);
            int other = (one + 1 + random.nextInt(8)) % 9;
            // The same two cities have one partnership of a kind that is not over.
            if (taken.add(Math.min(one, other) + " " + Math.max(one, other) + more.get("kind"))) {
                given.partnership(List.of(cities.get(one), cities.get(other)), more);
            }
        }
        return cities;
    }

    private void exchangesAndSources(List<String> cities) {
        given.exchange(cities.get(0), cities.get(1));
        given.exchange(cities.get(1), cities.get(2));
        given.forum("Forum", cities.get(3));
        given.claim("cities", cities.get(0), "/countryCode", "CN", given.source("One"));
        given.claim("cities", cities.get(1), "/countryCode", "CN", given.source("Two"));
        given.office(cities.get(4));
    }

    private int total(String query) {
        return http.get("/v1/partnerships?" + query)
                .expect(200)
                .json()
                .at("/page/total")
                .asInt();
    }

    private List<String> faults(String query) {
        return http.get("/v1/partnerships?" + query)
                .expectProblem(400, "malformed")
                .faults();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
