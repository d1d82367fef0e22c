package dev.sistercity.registry.pages.record;

import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartnershipView;
import dev.sistercity.registry.shared.http.Kebab;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The partners of a city by country: what the map shows, to read. */
final class PartnerList {

    private final PageRequest page;

    /** What each address has at its end. */
    private final String choices;

    PartnerList(PageRequest page) {
        this.page = page;
        choices = page.links().to("");
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

    /** Markup and ids as they are: a city has hundreds of rows. */
    private void row(Html out, CityPartner partner) {
        PartnershipView tie = partner.partnership();
        PageLanguage language = page.language();
        out.code("<li");
        if (partner.arc() != null) {
            out.code(" data-arc=\"").code(partner.arc()).code("\"");
        }
        out.code(CityPartner.stands(tie) ? "><a href=\"" : " class=\"dim\"><a href=\"");
        out.code("/cities/").code(partner.id()).text(choices).code("\"><bdi>");
        out.text(partner.name()).code("</bdi></a> <a class=\"tie\" href=\"");
        out.code("/partnerships/").code(tie.id().toString()).text(choices).code("\">");
        out.text(language.value(Kebab.of(tie.kind())));
        if (tie.established() != null) {
            out.code(" · ").text(language.date(tie.established().toString()));
        }
        if (tie.status() != PartnershipStatus.ACTIVE) {
            out.code(" · ").text(language.value(Kebab.of(tie.status())));
        }
        out.code("</a>");
        if (tie.distanceKm() != null && tie.parties().size() == 2) {
            out.code(" <small><bdi dir=\"ltr\">").text(language.number(Math.round(tie.distanceKm())));
            out.code(" km</bdi></small>");
        }
        out.code("</li>");
    }
}
