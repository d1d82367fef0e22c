package dev.sistercity.registry.starter;

import static dev.sistercity.registry.starter.RecordTexts.texts;
import static dev.sistercity.registry.support.StarterRegistry.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.StarterRegistry;
import java.util.List;
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
    void shanghai_counts_municipal_ties_friendly_exchanges_and_district_ties_apart() {
        JsonNode counts = read("/v1/cities/" + SHANGHAI + "?include=counts").at("/counts");

        assertThat(texts(counts, "", "/level", "/partnerships")).containsExactly("own 36", "under 1", "within 37");
        assertThat(texts(counts.get(0), "/byKind", "/kind", "/partnerships"))
                .containsExactly("sister-city 31", "friendship-city 4", "friendly-exchange 1");
        assertThat(texts(counts.get(1), "/byKind", "/kind", "/partnerships")).containsExactly("friendship-city 1");
        counts.forEach(level -> {
            assertThat(read(level.at("/href").asText()).at("/page/total").asInt())
                    .isEqualTo(level.at("/partnerships").asInt());
            level.at("/byKind").forEach(kind -> assertThat(
                            read(kind.at("/href").asText()).at("/page/total").asInt())
                    .isEqualTo(kind.at("/partnerships").asInt()));
        });
        assertThat(read("/v1/cities/" + SHANGHAI).at("/partnershipCount").asInt())
                .isEqualTo(36);
    }

    @Test
    void wuxi_is_listed_and_counted_with_and_without_what_is_under_it() {
        assertThat(texts(
                        read("/v1/cities/" + WUXI + "?include=counts"), "/counts", "/level", "/units", "/partnerships"))
                .containsExactly("own 1 7", "under 3 2", "within 4 9");
        String view = "/v1/cities/" + WUXI + "/partnerships";
        assertThat(read(view).at("/page/total").asInt()).isEqualTo(9);
        assertThat(read(view + "?within=true").at("/page/total").asInt()).isEqualTo(11);
        // Yixing, where the tenth forum was held and the conference beside it, has no partnership of its own here.
        String yixing = "01a1fc43-bcf4-7edb-8b14-274e4032e59f";
        assertThat(read("/v1/partnerships?within=" + yixing).at("/page/total").asInt())
                .isZero();
        assertThat(texts(read("/v1/cities/" + yixing + "/forums"), "/items", "/edition/number"))
                .containsExactlyInAnyOrder("10", "");
        int alone = read("/v1/forums?city=" + WUXI).at("/page/total").asInt();
        assertThat(read("/v1/forums?within=" + WUXI).at("/page/total").asInt()).isGreaterThanOrEqualTo(alone);
    }

    @Test
    void the_meeting_of_shanghai_and_cologne_is_the_last_contact_of_both() {
        String cologne = "01a1fc43-c50c-72ff-aa49-347ff730a1ad";
        String meeting = "/v1/exchanges/01a1fc46-9c40-7d31-8a57-2f60c1b94e08";

        JsonNode ofCologne = read("/v1/cities/" + cologne + "/vitality?asOf=2026-11-21");
        assertThat(ofCologne.at("/lastContact/record/href").asText()).isEqualTo(meeting);
        assertThat(ofCologne.at("/yearsWithoutContact").asInt()).isEqualTo(2);
        assertThat(texts(ofCologne, "/exchangesOut/records", "/href")).containsExactly(meeting);
        assertThat(ofCologne.at("/exchangesIn/count").asInt()).isZero();
        JsonNode ofShanghai = read("/v1/cities/" + SHANGHAI + "/vitality?asOf=2026-11-21");
        assertThat(texts(ofShanghai, "/exchangesIn/records", "/href")).containsExactly(meeting);
        assertThat(texts(ofShanghai, "/topics", "/topic")).contains("care-for-the-elderly", "digital-transformation");

        JsonNode year = read("/v1/reports/annual?city=" + SHANGHAI + "&year=2024");
        assertThat(texts(year, "/exchangesIn/records", "/href", "/date", "/certain"))
                .containsExactly(meeting + " 2024-09-09 true");
        assertThat(read("/v1/reports/annual?city=" + SHANGHAI + "&year=2023")
                        .at("/exchangesIn/count")
                        .asInt())
                .isZero();
        assertThat(StarterRegistry.get(
                                StarterRegistry.process(),
                                "/v1/reports/annual?city=" + cologne + "&year=2024&format=html")
                        .body())
                .contains("<html lang=\"de\" dir=\"ltr\">", "Jahresbericht 2024", "9. September 2024", meeting);
        assertThat(StarterRegistry.get(
                                StarterRegistry.process(),
                                "/v1/reports/annual?city=" + SHANGHAI + "&year=2024&format=html")
                        .body())
                .contains("<html lang=\"zh-Hans\" dir=\"ltr\">", "2024年年度报告", "上海");
    }

    @Test
    void shanghai_and_dunedin_met_last_at_the_forum_of_2023() {
        String partnership =
                onlyPartnership(SHANGHAI, "geonames:2191562", "").at("/id").asText();

        JsonNode vitality = read("/v1/partnerships/" + partnership + "/vitality?asOf=2026-11-21");

        assertThat(vitality.at("/exchanges/count").asInt()).isZero();
        assertThat(vitality.at("/lastContact/record/href").asText())
                .isEqualTo("/v1/forums/01a1fc46-7c39-745a-b411-42cc5244703a");
        assertThat(texts(vitality, "/events", "/type", "/date"))
                .containsExactly("proposed 1992", "signed 1994-10", "renewed 2008-09", "renewed 2013-04");
        // Before that forum, the last renewal is what years without contact are counted from.
        JsonNode earlier = read("/v1/partnerships/" + partnership + "/vitality?asOf=2020");
        assertThat(earlier.has("lastContact")).isFalse();
        assertThat(earlier.at("/countedFrom/what").asText()).isEqualTo("agreement");
        assertThat(earlier.at("/yearsWithoutContact").asInt()).isEqualTo(7);
    }

    private static JsonNode onlyPartnership(String one, String other, String more) {
        JsonNode page = read("/v1/partnerships?city=" + one + "&city=" + other + more);
        JsonNode turned = read("/v1/partnerships?city=" + other + "&city=" + one + more);
        assertThat(page.at("/page/total").asInt()).isEqualTo(1);
        assertThat(turned.at("/items")).isEqualTo(page.at("/items"));
        return page.at("/items/0");
    }
}
