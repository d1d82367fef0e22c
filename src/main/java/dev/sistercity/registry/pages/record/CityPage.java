package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.map.Arc;
import dev.sistercity.registry.pages.map.GeoPoint;
import dev.sistercity.registry.pages.map.MapPicture;
import dev.sistercity.registry.pages.map.Signpost;
import dev.sistercity.registry.partnership.api.PartnershipView;
import dev.sistercity.registry.partnership.api.PartyView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The page of a city: its ties on a map and in a list, which holds the same. */
public final class CityPage {

    /** No city has more; the list says so if one has. */
    private static final int MOST_PARTNERSHIPS = 2_000;

    private static final String COLLECTION = "cities";

    private final RecordPage records;
    private final CityPoints points;
    private final String land;
    private final PagePart anniversaries;

    /** @param land address of the file with the land */
    public CityPage(RecordPage records, CityPoints points, String land, PagePart anniversaries) {
        this.records = records;
        this.points = points;
        this.land = land;
        this.anniversaries = anniversaries;
    }

    public PageContent of(PageRequest page, String reference) {
        JsonNode city = page.registry().record(COLLECTION, reference);
        Ties ties = ties(page, city);
        Sections sections = new Sections(page);
        Html main = new Html();
        String name = city.path("name").asText();
        RecordPage.headline(main, page, COLLECTION, name, city);
        lead(main, page, sections, city);
        String sentence = sentence(page, ties.partners());
        main.element("p", sentence, "class", "sum");
        if (!ties.map().isEmpty()) {
            main.open("figure", "class", "map")
                    .add(ties.map()
                            .inline(
                                    land,
                                    page.language().word("map.title", PageLanguage.isolated(name)),
                                    sentence,
                                    true))
                    .element("figcaption", page.language().word("map.caption"))
                    .close("figure");
        }
        if (!ties.partners().isEmpty()) {
            new PartnerList(page).write(main, ties.partners());
        }
        String id = city.path("id").asText();
        anniversaries.write(main, page, id);
        toTakeAlong(main, page, id);
        records.rest(main, page, sections, COLLECTION, city, Set.of());
        PageContent content = records.content(page, COLLECTION, city, name + ", " + country(page, city), main);
        List<PageContent.Alternate> forms = new ArrayList<>(content.forms());
        forms.addAll(more(page, id));
        return content.withApi(content.api(), forms).withImage(PageLinks.path(COLLECTION, id) + "/map.png");
    }

    /** What is printed, and what other sites show. */
    private static void toTakeAlong(Html main, PageRequest page, String id) {
        PageLanguage language = page.language();
        String path = PageLinks.path(COLLECTION, id);
        int lastYear = page.today().getYear() - 1;
        main.open("section", "aria-labelledby", "take").element("h2", language.word("city.take"), "id", "take");
        main.open("ul", "class", "inline");
        item(main, page.links().to(path + "/anniversaries"), language.word("city.anniversaries"));
        item(
                main,
                page.links().to("/v1/reports/annual?format=html&city=" + id + "&year=" + lastYear),
                language.word("city.report", lastYear));
        item(main, page.links().to(path + "/signpost.svg"), language.word("city.signpost"));
        item(main, page.links().to(path + "/embed"), language.word("city.embed"));
        main.close("ul").close("section");
    }

    private static void item(Html main, String address, String text) {
        main.open("li").link(address, text).close("li");
    }

    /** The map alone. */
    public String picture(PageRequest page, String reference, String landPath) {
        JsonNode city = page.registry().record(COLLECTION, reference);
        return ties(page, city)
                .map()
                .file(
                        landPath,
                        page.language()
                                .word(
                                        "map.title",
                                        PageLanguage.isolated(city.path("name").asText())));
    }

    /** As above, in pixels. */
    public byte[] pixels(PageRequest page, String reference, String landPath) {
        return ties(page, page.registry().record(COLLECTION, reference)).map().png(landPath);
    }

    /** A signpost with the cities that it has ties with in force, as far as their places are known. */
    public byte[] signpost(PageRequest page, String reference) {
        JsonNode city = page.registry().record(COLLECTION, reference);
        Ties ties = ties(page, city);
        Signpost signpost = new Signpost();
        Set<String> seen = new HashSet<>();
        Optional<GeoPoint> centre = points.of(city.path("id").asText(), page.reading());
        for (CityPartner partner : ties.partners()) {
            Optional<GeoPoint> place =
                    centre.flatMap(from -> points.of(partner.city().id(), page.reading()));
            if (CityPartner.stands(partner.partnership()) && place.isPresent() && seen.add(partner.id())) {
                Arc arc = Arc.between(centre.get(), place.get());
                signpost.add(partner.name(), page.language().number(Math.round(arc.km())) + " km", arc);
            }
        }
        return signpost.svg(
                city.path("name").asText(),
                sentence(page, ties.partners()),
                page.language().tag());
    }

    /** The list alone, for another site. */
    public PageContent embedded(PageRequest page, String reference) {
        JsonNode city = page.registry().record(COLLECTION, reference);
        Ties ties = ties(page, city);
        Html main = new Html();
        String name = city.path("name").asText();
        main.open("h1").foreign(name, null).close("h1");
        main.element("p", sentence(page, ties.partners()));
        new PartnerList(page).write(main, ties.partners());
        String path = PageLinks.path(COLLECTION, city.path("id").asText());
        return PageContent.of(path, name, sentence(page, ties.partners()), main);
    }

    private static String country(PageRequest page, JsonNode city) {
        return page.language().country(city.path("countryCode").asText("ZZ"));
    }

    private static void lead(Html main, PageRequest page, Sections sections, JsonNode city) {
        main.open("p", "class", "lead");
        sections.facts().values().word(main, city.path("kind").asText());
        main.text(" · ");
        String code = city.path("countryCode").asText("ZZ");
        main.link(page.links().to("/countries/" + PageLinks.encoded(code)), country(page, city));
        if (city.path("partOf").isObject()) {
            main.text(" · ");
            sections.facts().values().reference(main, COLLECTION, city.path("partOf"));
        }
        main.close("p");
    }

    private static String sentence(PageRequest page, List<CityPartner> partners) {
        Set<UUID> cities = new HashSet<>();
        Set<String> countries = new HashSet<>();
        for (CityPartner partner : partners) {
            if (CityPartner.stands(partner.partnership())) {
                cities.add(partner.city().id());
                countries.add(partner.country());
            }
        }
        return page.language().word("city.sum", cities.size(), countries.size());
    }

    /**
     * The ties of a city.
     *
     * @param partners by country and name
     */
    private record Ties(MapPicture map, List<CityPartner> partners) {}

    private Ties ties(PageRequest page, JsonNode city) {
        String id = city.path("id").asText();
        Optional<GeoPoint> centre = points.of(id, page.reading());
        UUID own = UUID.fromString(id);
        MapPicture map = new MapPicture(centre.orElse(new GeoPoint(0, 0)));
        List<CityPartner> partners = new ArrayList<>();
        for (PartnershipView partnership :
                page.registry().views(PartnershipView.class, "partnerships", MOST_PARTNERSHIPS, "city", id)) {
            for (PartyView party : partnership.parties()) {
                CityRef other = party.city();
                if (!other.id().equals(own)) {
                    String arc = "a" + partners.size();
                    Optional<GeoPoint> place =
                            centre.isEmpty() ? Optional.empty() : points.of(other.id(), page.reading());
                    if (place.isPresent()) {
                        map.add(arc, null, place.get(), !CityPartner.stands(partnership));
                    }
                    String country = page.language().country(other.countryCode() == null ? "ZZ" : other.countryCode());
                    partners.add(new CityPartner(place.isPresent() ? arc : null, partnership, other, country));
                }
            }
        }
        return new Ties(map, sorted(partners, page.language().order()));
    }

    /** By country and name. A country is compared with the others once, and not once for each of its cities. */
    private static List<CityPartner> sorted(List<CityPartner> partners, Comparator<String> order) {
        Map<String, List<CityPartner>> countries = new TreeMap<>(order);
        Map<String, List<CityPartner>> known = new HashMap<>();
        for (CityPartner partner : partners) {
            known.computeIfAbsent(
                            partner.country(), country -> countries.computeIfAbsent(country, same -> new ArrayList<>()))
                    .add(partner);
        }
        List<CityPartner> sorted = new ArrayList<>(partners.size());
        for (List<CityPartner> some : countries.values()) {
            some.sort(Comparator.comparing(CityPartner::name, order));
            sorted.addAll(some);
        }
        return sorted;
    }

    private static List<PageContent.Alternate> more(PageRequest page, String id) {
        Map<String, List<String>> forms = new LinkedHashMap<>();
        forms.put(
                "partnerships.json", List.of("application/json", "/v1/partnerships?format=json&limit=200&city=" + id));
        forms.put("partnerships.csv", List.of("text/csv", "/v1/partnerships?format=csv&limit=200&city=" + id));
        forms.put(
                "partnerships.geojson",
                List.of("application/geo+json", "/v1/partnerships?format=geojson&limit=200&city=" + id));
        List<PageContent.Alternate> all = new ArrayList<>();
        forms.forEach((name, form) ->
                all.add(new PageContent.Alternate(name, form.get(0), RecordPage.call(form.get(1), page))));
        all.add(new PageContent.Alternate(
                "calendar.ics", "text/calendar", RecordPage.call("/v1/cities/" + id + "/calendar.ics", page)));
        all.add(new PageContent.Alternate(
                "changes.atom", "application/atom+xml", RecordPage.call("/v1/cities/" + id + "/changes.atom", page)));
        return all;
    }
}
