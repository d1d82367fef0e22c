package dev.sistercity.registry.pages.site;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.map.GeoPoint;
import dev.sistercity.registry.pages.map.MapPicture;
import dev.sistercity.registry.pages.record.CityPoints;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.pages.record.RecordLines;
import dev.sistercity.registry.pages.record.RecordPage;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The countries, what joins each with others, and what joins two. */
@Singleton
class CountryPages {

    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());
    /** Taken where the registry takes it. */
    private static final String KOSOVO = "XK";

    private static final String SOME = "200";

    private final CountryTies ties;
    private final CityPoints points;
    private final SiteFrame frame;

    CountryPages(CountryTies ties, CityPoints points, SiteFrame frame) {
        this.ties = ties;
        this.points = points;
        this.frame = frame;
    }

    PageContent all(PageRequest page) {
        PageLanguage language = page.language();
        Map<String, Integer> cities = ties.cities(page.reading());
        Map<String, Integer> partnerships = new HashMap<>();
        Map<String, Integer> partners = new HashMap<>();
        ties.count(page.reading()).forEach((pair, count) -> {
            partnerships.merge(pair.a(), count, Integer::sum);
            partners.merge(pair.a(), 1, Integer::sum);
            if (!pair.a().equals(pair.b())) {
                partnerships.merge(pair.b(), count, Integer::sum);
                partners.merge(pair.b(), 1, Integer::sum);
            }
        });
        Html main = new Html();
        main.element("h1", language.word("layout.countries"));
        main.element("p", language.word("countries.text"), "class", "lead");
        main.open("table").open("thead").open("tr");
        for (String head : List.of("countries.country", "countries.cities", "countries.ties", "countries.partners")) {
            main.element("th", language.word(head), "scope", "col");
        }
        main.close("tr").close("thead").open("tbody");
        for (String code : sorted(cities.keySet(), language)) {
            main.open("tr").open("th", "scope", "row");
            main.link(page.links().to("/countries/" + PageLinks.encoded(code)), language.country(code))
                    .close("th");
            main.element("td", language.number(cities.get(code)));
            main.element("td", language.number(partnerships.getOrDefault(code, 0)));
            main.element("td", language.number(partners.getOrDefault(code, 0))).close("tr");
        }
        main.close("tbody").close("table");
        String call = RecordPage.call("/v1/network/matrix", page);
        return PageContent.of("/countries", language.word("layout.countries"), language.word("countries.text"), main)
                .withApi(
                        call,
                        List.of(
                                new PageContent.Alternate("JSON", "application/json", call + "&format=json"),
                                new PageContent.Alternate("CSV", "text/csv", call + "&format=csv")));
    }

    private static List<String> sorted(Set<String> codes, PageLanguage language) {
        List<String> sorted = new ArrayList<>(codes);
        sorted.sort(Comparator.comparing(language::country, language.order()));
        return sorted;
    }

    PageContent one(PageRequest page, String code) {
        PageLanguage language = page.language();
        String country = language.country(known(code));
        Map<String, Integer> others = new HashMap<>();
        ties.count(page.reading()).forEach((pair, count) -> {
            if (pair.has(code)) {
                others.merge(pair.other(code), count, Integer::sum);
            }
        });
        Html main = new Html();
        main.element("h1", country);
        main.element("p", language.word("country.sum", others.size()), "class", "lead");
        between(main, page, code, others);
        main.open("table").open("thead").open("tr");
        main.element("th", language.word("country.with"), "scope", "col");
        main.element("th", language.word("countries.ties"), "scope", "col");
        main.close("tr").close("thead").open("tbody");
        List<String> sorted = sorted(others.keySet(), language);
        sorted.sort(Comparator.comparing(others::get).reversed());
        for (String other : sorted) {
            main.open("tr").open("th", "scope", "row");
            main.link(page.links().to("/countries/" + code + '/' + other), language.country(other))
                    .close("th");
            main.element("td", language.number(others.get(other))).close("tr");
        }
        main.close("tbody").close("table");
        new RecordLines(page).section(main, "cities", "countryCode", List.of(code), SOME);
        String call = RecordPage.call("/v1/partnerships?countryCode=" + code, page);
        return PageContent.of("/countries/" + code, country, language.word("country.description", country), main)
                .withApi(call, forms(call));
    }

    PageContent two(PageRequest page, String a, String b) {
        PageLanguage language = page.language();
        String title = language.country(known(a)) + " – " + language.country(known(b));
        Html main = new Html();
        main.element("h1", title);
        List<String> both = a.equals(b) ? List.of(a, a) : List.of(a, b);
        between(main, page, title, both);
        new RecordLines(page).section(main, "partnerships", "countryCode", both, SOME);
        String call = RecordPage.call("/v1/partnerships?countryCode=" + a + "&countryCode=" + b, page);
        return PageContent.of("/countries/" + a + '/' + b, title, language.word("country.description", title), main)
                .withApi(call, forms(call));
    }

    /** The ties of a country, from the middle of its cities to those of the others. */
    private void between(Html main, PageRequest page, String code, Map<String, Integer> others) {
        Map<String, GeoPoint> middles = ties.middles(page.reading());
        if (!middles.containsKey(code)) {
            return;
        }
        MapPicture map = new MapPicture(middles.get(code));
        int most = others.values().stream().max(Comparator.naturalOrder()).orElse(1);
        others.forEach((other, count) -> {
            if (!other.equals(code) && middles.containsKey(other)) {
                map.add(null, null, middles.get(code), middles.get(other), MapPicture.weight(count, most), false);
            }
        });
        figure(main, page, page.language().country(code), map);
    }

    /** The ties of cities of two countries, or within one, as the list below has them. */
    private void between(Html main, PageRequest page, String title, List<String> countries) {
        MapPicture map = null;
        JsonNode list = page.registry().list("partnerships", Map.of("countryCode", countries, "limit", List.of(SOME)));
        for (JsonNode tie : list.path("items")) {
            GeoPoint first = null;
            for (JsonNode party : tie.path("parties")) {
                GeoPoint place =
                        points.of(party.at("/city/id").asText(), page.reading()).orElse(null);
                if (first == null) {
                    first = place;
                } else if (place != null) {
                    map = map == null ? new MapPicture(first) : map;
                    map.add(null, null, first, place, 1, false);
                }
            }
        }
        if (map != null) {
            figure(main, page, title, map);
        }
    }

    private void figure(Html main, PageRequest page, String title, MapPicture map) {
        if (map.isEmpty()) {
            return;
        }
        PageLanguage language = page.language();
        main.open("figure", "class", "map")
                .add(map.inline(
                        frame.land(),
                        language.word("map.title", title),
                        language.word("country.description", title),
                        false));
        main.element("figcaption", language.word("map.caption")).close("figure");
    }

    private static String known(String code) {
        if (!KNOWN.contains(code) && !code.equals(KOSOVO)) {
            throw RegistryException.notFound("country with the code", code);
        }
        return code;
    }

    private static List<PageContent.Alternate> forms(String call) {
        return List.of(
                new PageContent.Alternate("JSON", "application/json", call + "&format=json"),
                new PageContent.Alternate("CSV", "text/csv", call + "&format=csv"),
                new PageContent.Alternate("GEOJSON", "application/geo+json", call + "&format=geojson"));
    }
}
