package dev.sistercity.registry.pages.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.map.GeoPoint;
import dev.sistercity.registry.pages.map.MapPicture;
import dev.sistercity.registry.pages.record.PageRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The first page: what the registry holds, what is next, what is new. */
@Singleton
class FrontPage {

    private static final List<String> COUNTED =
            List.of("cities", "partnerships", "forums", "exchanges", "sources", "claims");
    /** Lines on the map: the strongest. */
    private static final int MOST_TIES = 150;

    /** Of them those that are listed below it. */
    private static final int NAMED = 12;

    /** Where the map is centred: between Europe and East Asia, from where most is registered. */
    private static final GeoPoint CENTRE = new GeoPoint(20, 60);

    private final SiteFrame frame;
    private final CountryTies ties;
    private final AnniversaryList anniversaries;
    private final ChangeList changes;
    private final ObjectMapper mapper;

    FrontPage(
            SiteFrame frame, CountryTies ties, AnniversaryList anniversaries, ChangeList changes, ObjectMapper mapper) {
        this.frame = frame;
        this.ties = ties;
        this.anniversaries = anniversaries;
        this.changes = changes;
        this.mapper = mapper;
    }

    PageContent of(PageRequest page) {
        PageLanguage language = page.language();
        Html main = new Html();
        main.element("h1", language.word("layout.site"));
        main.element("p", language.word("front.lead"), "class", "lead");
        search(main, page);
        counts(main, page);
        map(main, page);
        anniversaries.next(main, page);
        changes.latest(main, page);
        return PageContent.of("/", language.word("layout.site"), language.word("front.lead"), main)
                .withApi("/v1", List.of(new PageContent.Alternate("JSON", "application/json", "/v1")))
                .withLinkedData(data(language));
    }

    private static void search(Html main, PageRequest page) {
        main.open(
                "form",
                "action",
                "/search",
                "class",
                "find large",
                "role",
                "search",
                "aria-label",
                page.language().word("layout.search"));
        main.element("label", page.language().word("front.search"), "for", "front-q")
                .text(" ");
        main.open("input", "id", "front-q", "name", "q", "type", "search", "autocomplete", "off");
        if (page.links().lang() != null) {
            main.open(
                    "input",
                    "type",
                    "hidden",
                    "name",
                    "lang",
                    "value",
                    page.links().lang());
        }
        if (page.links().asOf() != null) {
            main.open(
                    "input",
                    "type",
                    "hidden",
                    "name",
                    "asOf",
                    "value",
                    page.links().asOf());
        }
        main.text(" ").element("button", page.language().word("layout.search")).close("form");
    }

    private static void counts(Html main, PageRequest page) {
        main.open("ul", "class", "counts");
        for (String collection : COUNTED) {
            int total = page.registry()
                    .list(collection, "limit", "1")
                    .at("/page/total")
                    .asInt();
            main.open("li").open("a", "href", page.links().to('/' + collection));
            main.element("strong", page.language().number(total)).text(" ");
            main.text(page.language().collection(collection)).close("a").close("li");
        }
        main.close("ul");
    }

    private void map(Html main, PageRequest page) {
        Map<String, GeoPoint> middles = ties.middles(page.reading());
        List<Map.Entry<CountryTies.Pair, Integer>> strongest = strongest(page, middles);
        if (strongest.isEmpty()) {
            return;
        }
        MapPicture map = new MapPicture(CENTRE);
        int most = strongest.get(0).getValue();
        strongest.forEach(pair -> map.add(
                null,
                null,
                middles.get(pair.getKey().a()),
                middles.get(pair.getKey().b()),
                MapPicture.weight(pair.getValue(), most),
                false));
        PageLanguage language = page.language();
        String text = language.word("front.tiesText", strongest.size());
        main.open("section", "aria-labelledby", "ties").element("h2", language.word("front.ties"), "id", "ties");
        main.open("figure", "class", "map").add(map.inline(frame.land(), language.word("front.ties"), text, false));
        main.element("figcaption", language.word("map.caption")).close("figure").open("ul", "class", "inline");
        strongest.stream().limit(NAMED).forEach(pair -> main.open("li")
                .link(
                        page.links()
                                .to("/countries/" + pair.getKey().a() + '/'
                                        + pair.getKey().b()),
                        language.country(pair.getKey().a()) + " – "
                                + language.country(pair.getKey().b()))
                .text(" " + language.number(pair.getValue()))
                .close("li"));
        main.open("li")
                .link(page.links().to("/countries"), language.word("front.allCountries"))
                .close("li");
        main.close("ul").close("section");
    }

    private List<Map.Entry<CountryTies.Pair, Integer>> strongest(PageRequest page, Map<String, GeoPoint> middles) {
        return ties.count(page.reading()).entrySet().stream()
                .filter(pair -> !pair.getKey().a().equals(pair.getKey().b()))
                .filter(pair -> middles.containsKey(pair.getKey().a())
                        && middles.containsKey(pair.getKey().b()))
                .sorted(Map.Entry.<CountryTies.Pair, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(pair -> pair.getKey().a() + pair.getKey().b()))
                .limit(MOST_TIES)
                .toList();
    }

    private JsonNode data(PageLanguage language) {
        ObjectNode data = mapper.createObjectNode();
        data.put("@context", "https://schema.org").put("@type", "WebSite");
        data.put("name", language.word("layout.site"));
        data.put("url", frame.base() + "/");
        data.putObject("potentialAction")
                .put("@type", "SearchAction")
                .put("target", frame.base() + "/search?q={search_term_string}")
                .put("query-input", "required name=search_term_string");
        return data;
    }
}
