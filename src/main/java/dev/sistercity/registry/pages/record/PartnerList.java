package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageLinks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The partners of a city by country: what the map shows, to read. */
final class PartnerList {

    private final PageRequest page;

    PartnerList(PageRequest page) {
        this.page = page;
    }

    /** @param partners by country and name */
    void write(Html out, List<CityPartner> partners) {
        Map<String, List<CityPartner>> countries = partners.stream()
                .collect(Collectors.groupingBy(CityPartner::country, LinkedHashMap::new, Collectors.toList()));
        out.open("section", "aria-labelledby", "partners")
                .element("h2", page.language().word("city.partners"), "id", "partners");
        out.open("div", "class", "groups");
        countries.forEach((country, some) -> group(out, country, some));
        out.close("div").close("section");
    }

    private void group(Html out, String country, List<CityPartner> partners) {
        out.open("section").open("h3").text(country).text(" ");
        out.element("small", page.language().number(partners.size()))
                .close("h3")
                .open("ul");
        partners.forEach(partner -> row(out, partner));
        out.close("ul").close("section");
    }

    private void row(Html out, CityPartner partner) {
        JsonNode tie = partner.partnership();
        boolean stands = CityPartner.stands(tie);
        out.open("li", "data-arc", partner.arc(), "class", stands ? null : "dim");
        out.open(
                "a",
                "href",
                page.links().record("cities", partner.city().path("id").asText()));
        out.foreign(partner.name(), null).close("a").text(" ");
        out.open(
                "a",
                "class",
                "tie",
                "href",
                page.links().to(PageLinks.path("partnerships", tie.path("id").asText())));
        out.text(page.language().value(tie.path("kind").asText()));
        if (tie.path("established").isTextual()) {
            out.text(" · ").text(page.language().date(tie.path("established").asText()));
        }
        if (!tie.path("status").asText().equals("active")) {
            out.text(" · ").text(page.language().value(tie.path("status").asText()));
        }
        out.close("a");
        if (tie.path("distanceKm").isNumber() && tie.path("parties").size() == 2) {
            out.text(" ")
                    .open("small")
                    .element(
                            "bdi",
                            page.language()
                                            .number(Math.round(
                                                    tie.path("distanceKm").asDouble()))
                                    + " km",
                            "dir",
                            "ltr");
            out.close("small");
        }
        out.close("li");
    }
}
