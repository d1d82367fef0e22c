package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.map.Arc;
import dev.sistercity.registry.pages.map.GeoPoint;
import dev.sistercity.registry.pages.map.MapPicture;
import dev.sistercity.registry.shared.value.ItemPointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The page of a partnership: what each side says beside what the others say, what happened, what disagrees. */
public final class PartnershipPage {

    private static final String COLLECTION = "partnerships";
    private static final Set<String> SHOWN = Set.of("parties", "milestones", "agreements");

    /** Of its vitality what is said above. */
    private static final Set<String> TOLD_ALREADY = Set.of("partnership", "status", "level", "events", "asOf");

    /** Sides on the map; the list has all. */
    private static final int MOST_ARCS = 60;

    private static final String LAST = "9999";

    private final RecordPage records;
    private final CityPoints points;
    private final String land;
    private final BiFunction<PageRequest, String, Optional<JsonNode>> vitality;

    /**
     * @param land address of the file with the land
     * @param vitality of the partnership with an id, where there is one to be told
     */
    public PartnershipPage(
            RecordPage records,
            CityPoints points,
            String land,
            BiFunction<PageRequest, String, Optional<JsonNode>> vitality) {
        this.records = records;
        this.points = points;
        this.land = land;
        this.vitality = vitality;
    }

    public PageContent of(PageRequest page, String reference) {
        JsonNode tie = page.registry().record(COLLECTION, reference);
        Sections sections = new Sections(page);
        Html main = new Html();
        String title = Titles.of(page, COLLECTION, tie);
        RecordPage.headline(main, page, COLLECTION, title, tie);
        lead(main, page, sections, tie);
        map(main, page, tie, title);
        sides(main, page, sections, tie);
        timeline(main, page, sections, tie);
        disagreements(main, page, sections, tie);
        vitality.apply(page, tie.path("id").asText()).ifPresent(told -> alive(main, page, sections, told));
        records.rest(main, page, sections, COLLECTION, tie, SHOWN);
        return records.content(page, COLLECTION, tie, title, main);
    }

    private static void lead(Html main, PageRequest page, Sections sections, JsonNode tie) {
        Values values = sections.facts().values();
        main.open("p", "class", "lead");
        values.word(main, tie.path("kind").asText());
        if (tie.path("established").isTextual()) {
            main.text(" · ").text(page.language().word("partnership.since")).text(" ");
            values.date(main, tie.path("established").asText());
        }
        if (tie.path("ended").isTextual()) {
            main.text(" – ");
            values.date(main, tie.path("ended").asText());
        }
        for (String state : List.of("status", "verification")) {
            main.text(" ").open("span", "class", "badge " + tie.path(state).asText());
            values.word(main, tie.path(state).asText());
            main.close("span");
        }
        main.close("p");
    }

    private void map(Html main, PageRequest page, JsonNode tie, String title) {
        List<JsonNode> placed = new ArrayList<>();
        List<GeoPoint> places = new ArrayList<>();
        for (JsonNode party : tie.path("parties")) {
            points.of(party.at("/city/id").asText(), page.reading())
                    .filter(place -> placed.size() < MOST_ARCS)
                    .ifPresent(place -> {
                        placed.add(party.path("city"));
                        places.add(place);
                    });
        }
        if (places.size() < 2) {
            return;
        }
        MapPicture map = new MapPicture(places.get(0));
        List<String> ways = new ArrayList<>();
        for (int i = 1; i < places.size(); i++) {
            ways.add(way(page, placed, i, map.add(null, null, places.get(i), false)));
        }
        main.open("figure", "class", "map")
                .add(map.inline(
                        land,
                        page.language().word("map.title", PageLanguage.isolated(title)),
                        String.join("; ", ways),
                        true));
        main.open("figcaption");
        ways.forEach(way -> main.element("span", way, "class", "way").text(" "));
        main.text(page.language().word("map.caption")).close("figcaption").close("figure");
    }

    /** How far it is from the first to another, and in which direction. */
    private static String way(PageRequest page, List<JsonNode> cities, int to, Arc arc) {
        PageLanguage language = page.language();
        int sector = (int) Math.round(arc.bearing() / 45) % 8;
        return language.word(
                "partnership.way",
                isolated(cities.get(0)),
                isolated(cities.get(to)),
                language.number(Math.round(arc.km())),
                language.number(Math.round(arc.bearing())),
                language.word("bearing." + sector));
    }

    private static String isolated(JsonNode city) {
        return PageLanguage.isolated(city.path("name").asText());
    }

    private static void sides(Html main, PageRequest page, Sections sections, JsonNode tie) {
        sections.heading(main, "sides", page.language().word("partnership.sides"), -1);
        main.open("div", "class", "sides");
        for (JsonNode party : tie.path("parties")) {
            JsonNode word = party.path("confirmation");
            String stance = word.path("stance").asText("none");
            main.open("article", "class", "side " + stance).open("h3");
            sections.facts().values().city(main, party.path("city"));
            main.close("h3").open("p");
            main.element("strong", page.language().word(stanceWord(stance)));
            sections.facts().mark(main, party, Set.of());
            main.close("p");
            main.add(sections.facts().of(word, stance.equals("none") ? Set.of("stance") : Set.of()));
            main.add(sections.facts().of(party, Set.of("id", "city", "confirmation")));
            main.close("article");
        }
        main.close("div").open("p");
        main.link(
                page.links().today("/desk/word/" + tie.path("id").asText()),
                page.language().word("word.link"),
                "rel",
                "nofollow");
        main.close("p").close("section");
    }

    private static String stanceWord(String stance) {
        return switch (stance) {
            case "confirmed", "disputed" -> "partnership.stance." + stance;
            default -> "partnership.stance.none";
        };
    }

    private static void timeline(Html main, PageRequest page, Sections sections, JsonNode tie) {
        List<JsonNode> events = new ArrayList<>();
        tie.path("milestones").forEach(events::add);
        tie.path("agreements").forEach(events::add);
        if (events.isEmpty()) {
            return;
        }
        events.sort(Comparator.comparing(event -> event.path("date").asText(LAST)));
        sections.heading(main, "timeline", page.language().word("partnership.timeline"), -1);
        main.open("ol", "class", "timeline");
        for (JsonNode event : events) {
            main.open("li").open("p");
            if (event.path("date").isTextual()) {
                sections.facts().values().date(main, event.path("date").asText());
            } else {
                main.text(page.language().word("date.unknown"));
            }
            main.text(" ").open("strong");
            sections.facts().values().word(main, event.path("type").asText());
            main.close("strong");
            sections.facts().mark(main, event, Set.of());
            main.close("p");
            main.add(sections.facts().of(event, Set.of("id", "type", "date"))).close("li");
        }
        main.close("ol").close("section");
    }

    private static void alive(Html main, PageRequest page, Sections sections, JsonNode told) {
        sections.heading(main, "vitality", page.language().word("partnership.vitality"), -1);
        main.element("p", page.language().word("partnership.vitalityText"), "class", "soft");
        main.add(sections.facts().of(told, TOLD_ALREADY)).close("section");
    }

    private static void disagreements(Html main, PageRequest page, Sections sections, JsonNode tie) {
        List<JsonNode> against = new ArrayList<>();
        tie.path("claims").forEach(claim -> {
            if (claim.path("agreement").asText().equals("conflicts")) {
                against.add(claim);
            }
        });
        if (against.isEmpty()) {
            return;
        }
        sections.heading(main, "disagrees", page.language().word("partnership.disagrees"), against.size());
        main.open("ul", "class", "lines");
        for (JsonNode claim : against) {
            String pointer = claim.path("pointer").asText();
            String property = pointer.substring(pointer.lastIndexOf('/') + 1);
            main.open("li")
                    .element("strong", Titles.ofPointer(page, pointer, tie))
                    .text(": ");
            main.text(page.language().word("partnership.record")).text(" ");
            JsonNode recorded = ItemPointer.at(tie, pointer);
            if (Facts.isEmpty(recorded)) {
                main.text("–");
            } else {
                sections.facts().value(main, property, recorded);
            }
            main.text(" · ");
            sections.facts().values().reference(main, "sources", claim.path("source"));
            main.text(": ");
            sections.facts().value(main, property, claim.path("value"));
            main.close("li");
        }
        main.close("ul").close("section");
    }
}
