package dev.sistercity.registry.starter;

import static dev.sistercity.registry.support.StarterRegistry.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the registry ships with, as a reader of the packaged application finds it. */
class StarterDataIT {

    private static final String SHANGHAI = "01a1fc43-bc60-7de0-a6de-deb5d51819f2";
    private static final String WUXI = "01a1fc43-bccf-7b5e-8223-b5a2abe4374e";

    @Test
    void shanghai_and_dunedin_are_sister_cities_since_october_1994() {
        JsonNode only = onlyPartnership("geonames:1796236", "geonames:2191562", "&include=claims");

        assertThat(only.at("/kind").asText()).isEqualTo("sister-city");
        assertThat(only.at("/established").asText()).isEqualTo("1994-10");
        assertThat(texts(only, "/milestones", "/type", "/date"))
                .containsExactly("proposed 1992", "signed 1994-10", "renewed 2008-09", "renewed 2013-04");
        assertThat(texts(only, "/sources", "/url"))
                .contains("https://www.dunedin.govt.nz/council/sister-cities/shanghai-china");
        assertThat(texts(only, "/claims", "/pointer", "/value", "/agreement"))
                .contains("/established 1994 compatible", "/established 1994-10 agrees");
    }

    @Test
    void johannesburg_is_a_friendly_exchange_and_cologne_nothing() {
        JsonNode johannesburg = onlyPartnership(SHANGHAI, "01a1fc43-c478-7da2-807b-4e25fba9dc17", "");

        assertThat(johannesburg.at("/kind").asText()).isEqualTo("friendly-exchange");
        assertThat(johannesburg.at("/established").asText()).isEqualTo("2009");
        assertThat(read("/v1/partnerships?city=" + SHANGHAI + "&city=01a1fc43-c50c-72ff-aa49-347ff730a1ad")
                        .at("/page/total")
                        .asInt())
                .isZero();
    }

    @Test
    void milan_and_san_francisco_show_their_conflicting_dates() {
        JsonNode conflicts = read("/v1/conflicts?pointer=/established");

        assertThat(texts(conflicts, "/items", "/subject/title", "/recordValue"))
                .containsExactlyInAnyOrder("Shanghai – Milan 1979", "Shanghai – San Francisco 1979");
        assertThat(texts(conflicts, "/items/0/claims", "/value", "/agreement"))
                .containsExactlyInAnyOrder("1979 agrees", "1976-06-25 conflicts");
        assertThat(texts(conflicts, "/items/1/claims", "/value", "/agreement"))
                .containsExactlyInAnyOrder("1979 agrees", "1980-01-28 conflicts");
    }

    @Test
    void wuxi_and_gimhae_were_friends_before_they_were_sisters() {
        String gimhae = "01a1fc43-c3e4-76ad-bb65-3ac01cfd015b";

        assertThat(onlyPartnership(WUXI, gimhae, "").at("/kind").asText()).isEqualTo("sister-city");
        assertThat(onlyPartnership(WUXI, gimhae, "&asOf=2000-01-01").at("/kind").asText())
                .isEqualTo("friendship-city");
        assertThat(onlyPartnership(WUXI, gimhae, "&asOf=2000-01-01&kind=friendship-city&certainty=certain")
                        .at("/established")
                        .asText())
                .isEqualTo("1995");
    }

    @Test
    void the_tenth_wuxi_forum_is_told_as_its_publications_tell_it() {
        JsonNode forum = read("/v1/forums/01a1fc46-7bef-76a2-9b97-02bf5527855e?include=claims");

        assertThat(forum.at("/date").asText()).isEqualTo("2021-12-08");
        assertThat(forum.at("/edition/number").asInt()).isEqualTo(10);
        assertThat(forum.at("/venueCity/name").asText()).isEqualTo("Yixing");
        assertThat(read("/v1/cities/" + forum.at("/venueCity/id").asText())
                        .at("/partOf/name")
                        .asText())
                .isEqualTo("Wuxi");
        assertThat(texts(forum, "/coLocatedWith", "/name"))
                .containsExactly("2021 Wuxi International Industrial Cooperation Conference");
        assertThat(forum.at("/attendance/guests").toString()).isEqualTo("{\"value\":100,\"qualifier\":\"nearly\"}");
        assertThat(texts(forum, "/names", "/lang")).contains("en", "de", "ru");
        assertThat(texts(forum, "/claims", "/pointer", "/value"))
                .contains(
                        "/attendance/guests {\"value\":100,\"qualifier\":\"about\"}",
                        "/date 2021-12-07/2021-12-08",
                        "/attendance/countries {\"value\":16,\"qualifier\":\"exact\"}");
        assertThat(StreamSupport.stream(forum.at("/sources").spliterator(), false)
                        .filter(source -> source.has("translationOf"))
                        .map(source -> source.get("lang").asText()))
                .containsExactlyInAnyOrder("de", "ru");
    }

    @Test
    void the_shanghai_forum_of_2023_has_its_speakers_and_sessions() {
        JsonNode forum = read("/v1/forums/01a1fc46-7c39-745a-b411-42cc5244703a");

        assertThat(forum.at("/organizers").size()).isEqualTo(2);
        assertThat(forum.at("/sessions").size()).isEqualTo(2);
        assertThat(forum.at("/attendance/cities/value").asInt()).isEqualTo(13);
        assertThat(forum.at("/attendance/countries/value").asInt()).isEqualTo(12);
        assertThat(texts(forum, "/participants", "/person/name", "/roles/0"))
                .contains("Hua Yuan opening-speaker", "Rafael Lacava opening-speaker", "Jules Radich participant");
        assertThat(read("/v1/cities/01a1fc43-c4e7-750d-9771-19ac4b2bf0e1")
                        .at("/kind")
                        .asText())
                .isEqualTo("state");
    }

    @Test
    void shanghai_received_cologne_without_a_partnership() {
        JsonNode page = read("/v1/exchanges?hostCity=" + SHANGHAI + "&guestCity=01a1fc43-c50c-72ff-aa49-347ff730a1ad");

        assertThat(page.at("/page/total").asInt()).isEqualTo(1);
        JsonNode meeting = page.at("/items/0");
        assertThat(meeting.at("/date").asText()).isEqualTo("2024-09-09");
        assertThat(meeting.has("partnership")).isFalse();
        assertThat(texts(meeting, "/participants", "/person/name", "/person/position"))
                .contains(
                        "Chen Jining Party Secretary of Shanghai",
                        "Henriette Reker Lord Mayor (Oberbürgermeisterin) of Cologne");
        assertThat(texts(meeting, "/sharedTopics", ""))
                .containsExactly(
                        "digital-transformation", "green-transformation", "urban-governance", "care-for-the-elderly");
        assertThat(texts(meeting, "/sources", "/published")).containsExactly("2024-09-13");
    }

    @Test
    void two_platforms_are_the_outcome_of_the_forum_at_which_they_were_launched() {
        JsonNode forum = read("/v1/forums/01a1fc46-7bef-76a2-9b97-02bf5527855e");

        assertThat(texts(forum, "/outcomes", "/resource", "/name"))
                .containsExactly(
                        "platforms Closer Cooperation, Forever Friendship",
                        "platforms Sino-Dutch Big Data Industrial Platform",
                        "campaigns See Sister Cities in the Cloud");
        assertThat(read("/v1/platforms/" + forum.at("/outcomes/1/id").asText())
                        .at("/counterparts/0/countryCode")
                        .asText())
                .isEqualTo("NL");
        assertThat(read("/v1/forums/01a1fc46-7bef-76a2-9b97-02bf5527855e?lang=ru")
                        .at("/outcomes/0/name")
                        .asText())
                .isEqualTo("Укрепление сотрудничества и вечная дружба");
    }

    @Test
    void see_sister_cities_in_the_cloud_states_its_coverage_beside_what_it_has() {
        JsonNode campaign = read("/v1/campaigns?q=cloud").at("/items/0");
        String id = campaign.at("/id").asText();
        JsonNode playlist = read("/v1/campaigns/" + id + "/playlist?placement="
                + campaign.at("/placements/0/id").asText());

        for (JsonNode record : List.of(campaign, playlist)) {
            assertThat(record.at("/coverage/countries/value").asInt()).isEqualTo(24);
            assertThat(record.at("/coverage/cities/value").asInt()).isEqualTo(29);
        }
        assertThat(campaign.at("/registered/cities").asInt(-1)).isZero();
        assertThat(playlist.at("/inPlaylist/cities").asInt(-1)).isZero();
        assertThat(texts(read("/v1/campaigns/" + id + "?include=claims"), "/claims", "/pointer", "/agreement"))
                .contains("/coverage/cities agrees", "/coverage/countries agrees");
        assertThat(read("/v1/campaigns/" + id + "/plays").at("/plays").asInt(-1))
                .isZero();
    }

    @Test
    void johannesburg_learnt_from_shanghai_and_what_follows_from_partnerships_has_sources() {
        JsonNode learnt = read("/v1/knowledge-transfers?toCity=01a1fc43-c478-7da2-807b-4e25fba9dc17");

        assertThat(learnt.at("/items/0/fromCity/name").asText()).isEqualTo("Shanghai");
        for (String collection : List.of(
                "exchanges", "platforms", "projects", "knowledge-transfers", "networks", "commitments", "campaigns")) {
            JsonNode page = read("/v1/" + collection);
            assertThat(page.at("/items")).as(collection).isNotEmpty().allSatisfy(item -> assertThat(item.at("/sources"))
                    .isNotEmpty());
        }
    }

    @Test
    void every_partnership_has_a_source_and_every_claim_points_at_something() {
        JsonNode partnerships = read("/v1/partnerships?limit=200");
        assertThat(partnerships.at("/items")).isNotEmpty().allSatisfy(partnership -> assertThat(
                        partnership.at("/sources"))
                .isNotEmpty());

        JsonNode claims = read("/v1/claims?limit=200&resource=partnerships");
        assertThat(claims.at("/items")).isNotEmpty().allSatisfy(claim -> {
            String pointer = claim.at("/pointer").asText();
            JsonNode subject =
                    read("/v1/partnerships/" + claim.at("/subject/id").asText());
            String parent = pointer.isEmpty() ? "" : pointer.substring(0, pointer.lastIndexOf('/'));
            assertThat(subject.at(parent).isMissingNode()).as(pointer).isFalse();
        });
    }

    private static JsonNode onlyPartnership(String one, String other, String more) {
        JsonNode page = read("/v1/partnerships?city=" + one + "&city=" + other + more);
        JsonNode turned = read("/v1/partnerships?city=" + other + "&city=" + one + more);
        assertThat(page.at("/page/total").asInt()).isEqualTo(1);
        assertThat(turned.at("/items")).isEqualTo(page.at("/items"));
        return page.at("/items/0");
    }

    /** The values at some pointers of each element, joined by spaces. */
    private static List<String> texts(JsonNode record, String array, String... pointers) {
        return StreamSupport.stream(record.at(array).spliterator(), false)
                .map(element -> List.of(pointers).stream()
                        .map(pointer -> {
                            JsonNode value = element.at(pointer);
                            return value.isContainerNode() ? value.toString() : value.asText();
                        })
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow())
                .toList();
    }
}
