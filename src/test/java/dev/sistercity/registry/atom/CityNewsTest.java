package dev.sistercity.registry.atom;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Content;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CityNewsTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String cologne;

    @BeforeEach
    void cities() {
        shanghai = given.city("Shanghai", "CN");
        cologne = given.city("Cologne", "DE");
    }

    @Test
    void shows_the_city_and_what_refers_to_it_the_latest_changed_first() throws Exception {
        String partnership = given.partnership(cologne, shanghai, "sister-city");
        String exchange = given.exchange(shanghai, cologne);
        given.forum("Of others", cologne);
        Feed first = read(path(shanghai));
        assertThat(ids(first)).containsExactly(urn(exchange), urn(partnership), urn(shanghai));

        String changed = "/v1/partnerships/" + partnership;
        http.patch(changed, Map.of("established", "1987"), http.get(changed).etag())
                .expect(200);

        Feed second = read(path(shanghai));
        assertThat(ids(second)).containsExactly(urn(partnership), urn(exchange), urn(shanghai));
        assertThat(second.getId()).isEqualTo(first.getId());
        Entry entry = second.getEntries().get(0);
        assertThat(entry.getTitle()).isEqualTo("Cologne – Shanghai");
        assertThat(entry.getSummary().getValue()).isEqualTo("This partnership was changed: version 2");
        assertThat(entry.getAlternateLinks().get(0).getHref()).isEqualTo(http.base() + "/partnerships/" + partnership);
        assertThat(entry.getAlternateLinks().get(0).getType()).isEqualTo("text/html");
        assertThat(link(entry.getOtherLinks(), "via")).isEqualTo(http.base() + changed);
        Instant updated = Instant.parse(http.get(changed).at("/updatedAt")).truncatedTo(ChronoUnit.MILLIS);
        assertThat(entry.getUpdated().toInstant())
                .isEqualTo(updated)
                .isEqualTo(second.getUpdated().toInstant())
                .isAfterOrEqualTo(entry.getPublished().toInstant());

        http.delete(changed, "*").expect(204);
        assertThat(ids(read(path(shanghai)))).containsExactly(urn(exchange), urn(shanghai));
    }

    @Test
    void tells_of_the_units_under_the_city_where_that_is_wanted() throws Exception {
        String yixing = given.city("Yixing", "CN", Map.of("partOf", shanghai));
        String partnership = given.partnership(cologne, yixing, "sister-city");

        Feed own = read(path(shanghai));
        Feed whole = read(path(shanghai) + "?within=true");

        assertThat(ids(own)).containsExactly(urn(shanghai));
        assertThat(ids(whole)).containsExactly(urn(partnership), urn(yixing), urn(shanghai));
        assertThat(whole.getId()).isNotEqualTo(own.getId());
        http.get(path(shanghai) + "?within=" + yixing).expectProblem(400, "malformed");
    }

    @Test
    void tells_of_what_has_no_name_too() throws Exception {
        String partnership = given.partnership(cologne, shanghai, "sister-city");
        String request = given.record(
                "change-requests",
                Map.of(
                        "subject", Map.of("resource", "partnerships", "id", partnership),
                        "patch", Map.of("established", "1987"),
                        "reason", "It is written so"));

        Entry entry = read(path(shanghai)).getEntries().get(0);
        assertThat(entry.getId()).isEqualTo(urn(request));
        assertThat(entry.getTitle()).isEqualTo("change request");
    }

    @Test
    void is_well_formed_whatever_records_are_called() throws Exception {
        String name = "<b>&amp;\" ]]> 🏙 上海 \u0001\uFFFE";
        String forum = given.forum(name, shanghai);

        Entry entry = read(path(shanghai)).getEntries().get(0);

        assertThat(entry.getId()).isEqualTo(urn(forum));
        assertThat(entry.getTitle()).isEqualTo("<b>&amp;\" ]]> 🏙 上海 \uFFFD\uFFFD");
        assertThat(entry.getTitleEx().getType()).isIn(null, Content.TEXT);
    }

    @Test
    void has_as_many_entries_as_wanted() throws Exception {
        given.exchange(shanghai, cologne);
        String last = given.exchange(shanghai, cologne);

        assertThat(ids(read(path(shanghai) + "?limit=1"))).containsExactly(urn(last));
        assertThat(ids(read(path(shanghai) + "?limit=200"))).hasSize(3);
        for (String wrong : List.of("limit=0", "limit=201", "limit=x", "cursor=x")) {
            http.get(path(shanghai) + "?" + wrong).expectProblem(400, "malformed");
        }
    }

    @Test
    void is_answered_anew_only_after_a_change() {
        Reply before = http.get(path(shanghai), "Accept", "application/atom+xml, */*;q=0.1")
                .expect(200);
        assertThat(before.header("Content-Type")).isEqualTo("application/atom+xml; charset=UTF-8");
        given.forum("Of others", cologne);
        http.get(path(shanghai), "If-None-Match", before.etag()).expect(304);
        given.forum("Its own", shanghai);
        http.get(path(shanghai), "If-None-Match", before.etag()).expect(200);
        http.get(path(given.source())).expectProblem(404, "not-found");
        // The address says which form it is.
        http.get(path(shanghai), "Accept", "application/json").expect(200);
    }

    @Test
    void tells_of_everything_of_a_country_and_of_what_is_asked_for() throws Exception {
        String dunedin = given.city("Dunedin", "NZ");
        String tie = given.partnership(dunedin, shanghai, "sister-city");
        String forum = given.forum("Water Days", cologne);

        assertThat(ids(read("/v1/changes.atom"))).startsWith(urn(forum), urn(tie), urn(dunedin), urn(cologne));
        assertThat(ids(read("/v1/changes.atom?within=NZ"))).containsExactly(urn(tie), urn(dunedin));
        assertThat(ids(read("/v1/changes.atom?resource=cities&within=NZ"))).containsExactly(urn(dunedin));
        assertThat(ids(read("/v1/changes.atom?resource=forums&resource=partnerships")))
                .containsExactly(urn(forum), urn(tie));
        assertThat(ids(read("/v1/changes.atom?q=water"))).containsExactly(urn(forum));
        assertThat(ids(read("/v1/changes.atom?within=NZ&limit=1"))).containsExactly(urn(tie));
        assertThat(read("/v1/changes.atom?q=nothing+has+this+word").getEntries())
                .isEmpty();
        for (String wrong : List.of("within=XX", "within=Atlantis", "resource=x", "limit=0", "q=", "sort=name")) {
            http.get("/v1/changes.atom?" + wrong).expectProblem(400, "malformed");
        }
    }

    @Test
    void leads_to_whole_addresses_at_the_host_that_was_asked_and_believes_no_other_header() throws Exception {
        String path = "/v1/changes.atom?within=CN";
        Reply own = http.get(path).expect(200);
        String forwarded = http.get(
                        path,
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Prefix",
                        "/evil",
                        "Forwarded",
                        "host=evil.example;proto=https")
                .expect(200)
                .text();
        assertThat(forwarded).isEqualTo(own.text());
        Feed feed = read(path);
        assertThat(feed.getAlternateLinks().get(0).getHref()).isEqualTo(http.base() + "/changes");
        for (Entry entry : feed.getEntries()) {
            String page = entry.getAlternateLinks().get(0).getHref();
            assertThat(page).startsWith(http.base().toString());
            http.get(page.substring(http.base().toString().length()), "Accept", "text/html")
                    .expect(200);
        }
    }

    private Feed read(String path) throws Exception {
        Feed feed = (Feed) new WireFeedInput()
                .build(new StringReader(http.get(path).expect(200).text()));
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getAuthors()).isNotEmpty();
        assertThat(link(feed.getOtherLinks(), "self")).isEqualTo(http.base() + path.replaceFirst("[?&]limit=.*", ""));
        return feed;
    }

    private static String link(List<Link> links, String relation) {
        return links.stream()
                .filter(link -> link.getRel().equals(relation))
                .findFirst()
                .orElseThrow()
                .getHref();
    }

    private static List<String> ids(Feed feed) {
        return feed.getEntries().stream().map(Entry::getId).toList();
    }

    private static String path(String city) {
        return "/v1/cities/" + city + "/changes.atom";
    }

    private static String urn(String id) {
        return "urn:uuid:" + id;
    }
}
