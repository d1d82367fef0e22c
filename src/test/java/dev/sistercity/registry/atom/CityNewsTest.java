package dev.sistercity.registry.atom;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
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
        assertThat(entry.getAlternateLinks().get(0).getHref()).isEqualTo(changed);
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

    private Feed read(String path) throws Exception {
        Feed feed = (Feed) new WireFeedInput()
                .build(new StringReader(http.get(path).expect(200).text()));
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getAuthors()).isNotEmpty();
        assertThat(feed.getOtherLinks().get(0).getHref()).isEqualTo(path.replaceFirst("\\?limit=.*", ""));
        return feed;
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
