package dev.sistercity.registry.pages;

import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static dev.sistercity.registry.support.StarterRegistry.process;
import static dev.sistercity.registry.support.StarterRegistry.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Test;

/** What pages lead to, and what their heads say, page kind by page kind, with the starter data. */
class LinkedPagesIT {

    private static final Pattern ANCHOR = Pattern.compile("<a [^>]*?href=\"([^\"]++)\"[^>]*+>");
    private static final Pattern ALTERNATE =
            Pattern.compile("<link rel=\"alternate\" type=\"([^\"]++)\"[^>]*href=\"([^\"]++)\"");
    private static final Pattern HREFLANG =
            Pattern.compile("<link rel=\"alternate\" hreflang=\"([^\"]++)\" href=\"([^\"]++)\"");
    private static final Pattern CALL = Pattern.compile("data-call=\"([^\"]++)\"");
    private static final Pattern DATA = Pattern.compile("<script type=\"application/ld\\+json\">([^<]*+)</script>");

    private static final Pattern OF_A_RECORD = Pattern.compile("/[a-z-]++/[0-9a-f-]{36}");

    private static final List<String> COLLECTIONS = List.of(
            "cities",
            "partnerships",
            "forum-series",
            "forums",
            "exchanges",
            "platforms",
            "projects",
            "knowledge-transfers",
            "networks",
            "commitments",
            "campaigns",
            "sources",
            "claims",
            "conflicts",
            "offices",
            "duplicates",
            "change-requests",
            "partner-requests",
            "import-presets");

    /** Pages of the present alone: of an office, of the API itself, of frozen states and of histories, which are of no day. */
    private static final Pattern OF_TODAY = Pattern.compile(
            "/(?:desk|mistakes|explorer|assets|v1/changes)(?:[/?].*+)?|/v1(?:/editions|/[a-z-]++/[^/]++/revisions)?");

    private static List<String> pages() {
        List<String> pages = new ArrayList<>(List.of(
                "/",
                "/search?q=shang",
                "/countries",
                "/countries/CN",
                "/countries/CN/DE",
                "/network",
                "/network?from=Shanghai&to=Dunedin",
                "/changes",
                "/about",
                "/accessibility",
                "/editions"));
        for (String collection : COLLECTIONS) {
            pages.add('/' + collection);
            JsonNode first = read("/v1/" + collection + "?limit=1").at("/items/0/id");
            if (first.isTextual()) {
                pages.add('/' + collection + '/' + first.asText());
            }
        }
        String shanghai =
                read("/v1/cities?q=Shanghai&limit=1").at("/items/0/id").asText();
        String tie = read("/v1/partnerships?city=" + shanghai + "&limit=1")
                .at("/items/0/id")
                .asText();
        pages.addAll(List.of(
                "/cities/" + shanghai,
                "/cities/" + shanghai + "/history",
                "/partnerships/" + tie,
                "/partnerships/" + tie + "/history",
                "/partnerships?countryCode=CN&sort=-established"));
        return pages;
    }

    private static String html(String path) {
        HttpResponse<String> page = get(process(), path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse(""))
                .as(path)
                .startsWith("text/html");
        return page.body();
    }

    private static List<String> found(Pattern pattern, String html, int group) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(html);
        while (matcher.find()) {
            found.add(StringEscapeUtils.unescapeHtml4(matcher.group(group)));
        }
        return found;
    }

    private static String with(String path, String more) {
        return path + (path.contains("?") ? '&' : '?') + more;
    }

    @Test
    void a_day_and_a_language_are_carried_along_by_every_link() {
        Set<String> lost = new TreeSet<>();
        for (String path : pages()) {
            HttpResponse<String> page = get(process(), with(path, "asOf=2019-06&lang=de"));
            // What there was not then has no page of then.
            assertThat(page.statusCode()).as(path).isIn(200, 404);
            if (page.statusCode() == 404) {
                continue;
            }
            String main = page.body();
            for (String href : found(ANCHOR, main, 1)) {
                boolean own = href.startsWith("/") && !OF_TODAY.matcher(href).matches();
                boolean back = main.contains("href=\"" + StringEscapeUtils.escapeHtml4(href) + "\">Zurück zu heute");
                if (own && !back && (!href.contains("asOf=2019-06") || !href.contains("lang="))) {
                    lost.add(path + " → " + href);
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void each_page_is_in_other_forms_too_which_there_are() {
        Set<String> without = new TreeSet<>();
        for (String path : pages()) {
            String html = html(path);
            List<String> calls = found(CALL, html, 1);
            if (calls.isEmpty()) {
                without.add(path);
            }
            calls.forEach(call -> assertThat(read(call).isEmpty()).as(call).isFalse());
            List<String> types = found(ALTERNATE, html, 1);
            List<String> addresses = found(ALTERNATE, html, 2);
            for (int i = 0; i < types.size(); i++) {
                HttpResponse<String> form = get(process(), addresses.get(i));
                assertThat(form.statusCode()).as(addresses.get(i)).isEqualTo(200);
                assertThat(form.headers().firstValue("Content-Type").orElse(""))
                        .as(addresses.get(i))
                        .startsWith(types.get(i));
            }
        }
        assertThat(without).containsExactly("/about", "/accessibility");
    }

    @Test
    void each_head_names_the_page_in_all_languages_and_its_own_address() {
        for (String path : pages()) {
            String html = html(path);
            assertThat(found(HREFLANG, html, 1)).as(path).containsExactly("en", "zh-Hans", "de", "ru", "x-default");
            for (String address : found(HREFLANG, html, 2)) {
                assertThat(html(address)).contains("<main id=\"main\">");
            }
            String canonical = html.replaceFirst("(?s).*<link rel=\"canonical\" href=\"([^\"]++)\".*", "$1");
            assertThat(html(StringEscapeUtils.unescapeHtml4(canonical)))
                    .contains("<link rel=\"canonical\" href=\"" + canonical + '"');
            assertThat(html(with(path, "lang=de"))).contains("<link rel=\"canonical\" href=\"" + canonical + '"');
            assertThat(html).contains("<meta property=\"og:title\"", "application/opensearchdescription+xml");
        }
    }

    @Test
    void linked_data_is_json_of_schema_org() {
        List<String> ofRecords = pages().stream()
                .filter(path -> OF_A_RECORD.matcher(path).matches())
                .toList();
        assertThat(ofRecords).hasSizeGreaterThan(15);
        for (String path : ofRecords) {
            assertThat(found(DATA, html(path), 1)).as(path).hasSize(1).allSatisfy(data -> {
                JsonNode told = json(data);
                assertThat(told.path("@context").toString()).contains("schema.org");
                assertThat(types(told)).isNotEmpty();
            });
        }
    }

    private static Set<String> types(JsonNode told) {
        Set<String> types = new LinkedHashSet<>();
        Stream.concat(Stream.of(told.path("@type")), told.findValues("@type").stream())
                .forEach(type -> types.add(type.asText()));
        types.remove("");
        return types;
    }

    @Test
    void the_sitemap_has_pages_that_there_are() {
        String index = get(process(), "/sitemap.xml").body();
        List<String> parts = found(Pattern.compile("<loc>[^<]*?(/sitemaps/[^<]++)</loc>"), index, 1);
        assertThat(parts).hasSizeGreaterThan(5);
        for (String part : parts) {
            List<String> pages = found(
                    Pattern.compile("<loc>https?://[^/]++(/[^<]++)</loc>"),
                    get(process(), part).body(),
                    1);
            assertThat(pages).as(part).isNotEmpty();
            html(pages.get(0));
            html(pages.get(pages.size() - 1));
        }
        String search = get(process(), "/opensearch.xml").body();
        String template = search.replaceFirst("(?s).*template=\"https?://[^/]++([^\"]++)\".*", "$1");
        assertThat(html(template.replace("{searchTerms}", "Dunedin"))).contains("Dunedin");
    }
}
