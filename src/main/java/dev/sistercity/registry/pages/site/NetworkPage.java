package dev.sistercity.registry.pages.site;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.graph.NetworkViews;
import dev.sistercity.registry.graph.api.PartnerView;
import dev.sistercity.registry.graph.api.PathSteps;
import dev.sistercity.registry.graph.api.PathView;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.map.GeoPoint;
import dev.sistercity.registry.pages.map.MapPicture;
import dev.sistercity.registry.pages.record.CityPoints;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.pages.record.RecordPage;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The network of all partnerships: how two cities are joined, and who is a partner of a city's partners. */
@Singleton
class NetworkPage {

    static final Map<String, ListParameter> PARAMETERS = ListParameter.byName(
            ListParameter.text("from", "A city: its name, or its id", "Shanghai"),
            ListParameter.text("to", "Another city: its name, or its id", "Dunedin"));

    private static final String PATH = "/network";
    private static final int LONGEST_NAME = 200;

    private final NetworkViews network;
    private final CityPoints points;
    private final SiteFrame frame;

    NetworkPage(NetworkViews network, CityPoints points, SiteFrame frame) {
        this.network = network;
        this.points = points;
        this.frame = frame;
    }

    /**
     * A city that was asked for.
     *
     * @param text as it was asked for; empty where it was not
     * @param city what it means; null where nothing does
     */
    private record Asked(String text, JsonNode city) {

        UUID id() {
            return UUID.fromString(city.path("id").asText());
        }

        String name() {
            return city.path("name").asText();
        }
    }

    PageContent of(PageRequest page) {
        PageLanguage language = page.language();
        Asked from = asked(page, "from");
        Asked to = asked(page, "to");
        Html main = new Html();
        main.element("h1", language.word("network.title"));
        main.element("p", language.word("network.lead"), "class", "lead");
        form(main, page, from, to);
        PageContent content = PageContent.of(PATH, language.word("network.title"), language.word("network.lead"), main)
                .withQuery(query(from, to));
        for (Asked one : List.of(from, to)) {
            if (!one.text().isEmpty() && one.city() == null) {
                main.element("p", language.word("network.unknown", PageLanguage.isolated(one.text())));
            }
        }
        if (from.city() != null && to.city() != null) {
            path(main, page, network.path(page.reading(), from.id(), to.id()));
            return call(content, RecordPage.call("/v1/network/path?from=" + from.id() + "&to=" + to.id(), page));
        }
        Asked only = from.city() == null ? to : from;
        if (only.city() != null) {
            partners(main, page, only);
            return call(content, RecordPage.call("/v1/cities/" + only.id() + "/partners?depth=2", page));
        }
        most(main, page);
        return call(content, RecordPage.call("/v1/network/metrics", page));
    }

    /** A name is what the search finds first. */
    private static Asked asked(PageRequest page, String parameter) {
        String text = page.parameters().one(parameter).map(String::strip).orElse("");
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            return new Asked(text, null);
        }
        String wanted = ParameterValues.parseId(text).isPresent() ? "ids" : "q";
        return new Asked(
                text,
                page.registry()
                        .list("cities", wanted, text, "limit", "1")
                        .path("items")
                        .get(0));
    }

    private static String query(Asked from, Asked to) {
        return List.of(Map.entry("from", from.text()), Map.entry("to", to.text())).stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + '=' + PageLinks.encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static PageContent call(PageContent content, String call) {
        return content.withApi(call, List.of(new PageContent.Alternate("JSON", "application/json", call)));
    }

    private static void form(Html main, PageRequest page, Asked from, Asked to) {
        PageLanguage language = page.language();
        main.open("form", "action", PATH, "class", "find");
        field(main, "from", language.word("network.from"), from);
        field(main, "to", language.word("network.to"), to);
        hidden(main, "lang", page.links().lang());
        hidden(main, "asOf", page.links().asOf());
        main.element("button", language.word("network.show")).close("form");
    }

    private static void field(Html main, String name, String label, Asked asked) {
        String value = asked.city() == null ? asked.text() : asked.name();
        main.element("label", label, "for", "network-" + name).text(" ");
        main.open("input", "id", "network-" + name, "name", name, "type", "search", "value", value)
                .text(" ");
    }

    private static void hidden(Html main, String name, String value) {
        if (value != null) {
            main.open("input", "type", "hidden", "name", name, "value", value);
        }
    }

    private void path(Html main, PageRequest page, PathView found) {
        PageLanguage language = page.language();
        main.open("section", "aria-labelledby", "path").element("h2", language.word("network.path"), "id", "path");
        if (!found.connected()) {
            main.element("p", language.word("network.apart")).close("section");
            return;
        }
        String sentence = language.word("network.steps", found.length(), found.pathCount());
        main.element("p", sentence, "class", "sum");
        map(main, page, found.paths().get(0), sentence);
        main.open("ol");
        for (PathSteps way : found.paths()) {
            main.open("li");
            for (int i = 0; i < way.cities().size(); i++) {
                if (i > 0) {
                    String tie = way.partnerships().get(i - 1).get(0).toString();
                    main.text(" ")
                            .link(
                                    page.links().record("partnerships", tie),
                                    language.direction().equals("rtl") ? "←" : "→",
                                    "aria-label",
                                    language.word("network.tie"));
                    main.text(" ");
                }
                city(main, page, way.cities().get(i));
            }
            main.close("li");
        }
        main.close("ol").close("section");
    }

    private void map(Html main, PageRequest page, PathSteps way, String sentence) {
        List<Optional<GeoPoint>> places = way.cities().stream()
                .map(city -> points.of(city.id().toString(), page.reading()))
                .toList();
        if (places.size() < 2 || places.stream().anyMatch(Optional::isEmpty)) {
            return;
        }
        MapPicture map = new MapPicture(places.get(0).orElseThrow());
        for (int i = 1; i < places.size(); i++) {
            map.add(null, null, places.get(i - 1).orElseThrow(), places.get(i).orElseThrow(), 2, false);
        }
        figure(main, page, map, page.language().word("network.path"), sentence);
    }

    private void figure(Html main, PageRequest page, MapPicture map, String title, String sentence) {
        main.open("figure", "class", "map").add(map.inline(frame.land(), title, sentence, true));
        main.element("figcaption", page.language().word("map.caption")).close("figure");
    }

    /** The partners of a city's partners, those first that are so through most cities. */
    private void partners(Html main, PageRequest page, Asked asked) {
        PageLanguage language = page.language();
        List<PartnerView> second = network.partners(page.reading(), asked.id()).items().stream()
                .filter(partner -> partner.distance() == 2)
                .toList();
        String title = language.word("network.second", PageLanguage.isolated(asked.name()));
        main.open("section", "aria-labelledby", "second").element("h2", title, "id", "second");
        main.element("p", language.word("network.secondSum", second.size()), "class", "sum");
        points.of(asked.id().toString(), page.reading()).ifPresent(centre -> {
            MapPicture map = new MapPicture(centre);
            second.forEach(partner -> points.of(partner.city().id().toString(), page.reading())
                    .ifPresent(there -> map.add(null, null, there, true)));
            if (!map.isEmpty()) {
                figure(main, page, map, title, language.word("network.secondSum", second.size()));
            }
        });
        main.open("ul");
        second.forEach(partner -> {
            main.open("li");
            city(main, page, partner.city());
            main.text(" ").open("small").text(language.word("network.through")).text(" ");
            for (int i = 0; i < partner.through().size(); i++) {
                main.text(i == 0 ? "" : ", ").foreign(partner.through().get(i).name(), null);
            }
            main.close("small").close("li");
        });
        main.close("ul").close("section");
    }

    private static void city(Html main, PageRequest page, CityRef city) {
        main.open("a", "href", page.links().record("cities", city.id().toString()));
        main.foreign(city.name(), null).close("a").text(", " + page.language().country(city.countryCode()));
    }

    /** Where to begin: the cities with most partnerships. */
    private static void most(Html main, PageRequest page) {
        PageLanguage language = page.language();
        main.open("section", "aria-labelledby", "most").element("h2", language.word("network.most"), "id", "most");
        main.open("ol");
        for (JsonNode city : page.registry()
                .list("cities", "sort", "-partnershipCount", "limit", "20")
                .path("items")) {
            String id = city.path("id").asText();
            main.open("li").open("a", "href", page.links().to(PATH + "?from=" + id));
            main.foreign(city.path("name").asText(), null).close("a").text(" ");
            main.element("small", language.number(city.path("partnershipCount").asInt()))
                    .close("li");
        }
        main.close("ol").close("section");
    }
}
