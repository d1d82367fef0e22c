package dev.sistercity.registry.atom;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.WireFeedInput;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a list's own filters find, as a feed. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ListNewsTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void a_list_is_a_feed_of_what_its_filters_find_the_latest_changed_first() throws Exception {
        String shanghai = given.city("Shanghai", "CN");
        String cologne = given.city("Cologne", "DE");
        String dunedin = given.city("Dunedin", "NZ");
        String first = given.partnership(cologne, shanghai, "sister-city");
        String second = given.partnership(dunedin, shanghai, "sister-city");
        given.partnership(cologne, dunedin, "sister-city");
        given.partnership(given.city("Wuxi", "CN"), cologne, "friendship-city");
        String query = "/v1/partnerships?countryCode=CN&kind=sister-city";

        Feed before = read(http.get(query + "&format=atom").expect(200));
        assertThat(ids(before)).containsExactly(urn(second), urn(first));
        http.patch("/v1/partnerships/" + first, Map.of("established", "1987"), "*")
                .expect(200);

        Reply reply = http.get(query + "&format=atom").expect(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/atom+xml; charset=UTF-8");
        Feed after = read(reply);
        assertThat(ids(after)).containsExactly(urn(first), urn(second));
        assertThat(after.getId()).isEqualTo(before.getId());
        assertThat(after.getUpdated()).isEqualTo(after.getEntries().get(0).getUpdated());
        assertThat(after.getTitle()).isEqualTo("Sister cities: partnerships, countryCode=CN&kind=sister-city");
        assertThat(href(after.getAlternateLinks()))
                .isEqualTo(http.base() + "/partnerships?countryCode=CN&kind=sister-city");
        assertThat(http.get("/partnerships?countryCode=CN&kind=sister-city", "Accept", "text/html")
                        .expect(200)
                        .text())
                .contains("Cologne");
        Entry entry = after.getEntries().get(0);
        assertThat(entry.getTitle()).isEqualTo("Cologne – Shanghai");
        assertThat(href(entry.getAlternateLinks())).isEqualTo(http.base() + "/partnerships/" + first);
        http.get(query + "&format=atom", "If-None-Match", reply.etag()).expect(304);
    }

    @Test
    void the_order_that_is_asked_for_goes_before_and_the_header_is_as_good_as_the_parameter() throws Exception {
        String first = given.city("Cologne", "DE");
        String second = given.city("Wuxi", "CN");
        http.patch("/v1/cities/" + first, Map.of("website", "https://city.example"), "*")
                .expect(200);
        String query = "/v1/cities?status=active";

        assertThat(ids(read(http.get(query + "&format=atom&sort=createdAt").expect(200))))
                .containsExactly(urn(first), urn(second));
        Feed accepted = read(http.get(query, "Accept", "application/atom+xml").expect(200));
        assertThat(ids(accepted)).containsExactly(urn(first), urn(second));
        assertThat(accepted.getId())
                .isEqualTo(read(http.get(query + "&format=atom").expect(200)).getId());
        assertThat(accepted.getOtherLinks().stream()
                        .filter(link -> link.getRel().equals("self"))
                        .map(Link::getHref))
                .containsExactly(http.base() + query + "&format=atom");
    }

    @Test
    void a_feed_comes_a_page_at_a_time() throws Exception {
        List<String> cities = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            cities.add(urn(given.city("City " + i, "DE")));
        }
        List<String> found = new ArrayList<>();
        String next = "/v1/cities?limit=3";
        int pages = 0;
        while (next != null) {
            Feed page = read(http.get(next, "Accept", pages == 0 ? "application/atom+xml" : "*/*")
                    .expect(200));
            found.addAll(ids(page));
            next = page.getOtherLinks().stream()
                    .filter(link -> link.getRel().equals("next"))
                    .map(link -> link.getHref().substring(http.base().toString().length()))
                    .findFirst()
                    .orElse(null);
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(found).containsExactlyInAnyOrderElementsOf(cities);
        String cursor = http.get("/v1/cities?limit=3").at("/page/nextCursor");
        http.get("/v1/cities?limit=3&format=atom&cursor=" + cursor).expectProblem(400, "malformed");
    }

    @Test
    void each_list_of_records_is_a_feed() throws Exception {
        given.exchange(given.city("Shanghai", "CN"), given.city("Cologne", "DE"));
        List<String> collections = StreamSupport.stream(
                        http.get("/v1").json().path("collections").spliterator(), false)
                .map(collection -> collection.path("href").asText())
                .toList();
        assertThat(collections).hasSizeGreaterThan(15);
        for (String collection : collections) {
            if (List.of("/v1/conflicts", "/v1/duplicates").contains(collection)) {
                http.get(collection + "?format=atom").expectProblem(406, "not-acceptable");
            } else {
                Feed feed = read(http.get(collection + "?format=atom").expect(200));
                assertThat(feed.getEntries())
                        .as(collection)
                        .hasSize(http.get(collection).json().path("items").size());
            }
        }
        http.get("/v1/cities?format=atom&facets=countryCode").expectProblem(400, "malformed");
    }

    private static Feed read(Reply reply) throws Exception {
        return (Feed) new WireFeedInput().build(new StringReader(reply.text()));
    }

    private static List<String> ids(Feed feed) {
        return feed.getEntries().stream().map(Entry::getId).toList();
    }

    private static String href(List<Link> links) {
        return links.get(0).getHref();
    }

    private static String urn(String id) {
        return "urn:uuid:" + id;
    }
}
