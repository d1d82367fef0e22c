package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.shared.value.ItemPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a record is called, told from its JSON. */
public final class Titles {

    private static final int LONGEST = 160;
    private static final int LONGEST_PART = 60;
    /** What says, in a part of a record, which one it is. */
    private static final List<String> NAMES_OF_PARTS =
            List.of("/city/name", "/name", "/title", "/value", "/text/value");

    private Titles() {}

    public static String of(PageRequest page, String collection, JsonNode record) {
        String title = saysKind(collection) ? kindAndCities(page, record) : told(record);
        if (title.isBlank()) {
            String kind = record.path("kind").asText();
            title = kind.isEmpty()
                    ? page.language().collection(collection)
                    : page.language().value(kind);
        }
        return shortened(title, LONGEST);
    }

    /** Whether titles begin with the kind of the record: exchanges have no names, and their summaries are whole paragraphs. */
    static boolean saysKind(String collection) {
        return collection.equals("exchanges");
    }

    private static String kindAndCities(PageRequest page, JsonNode exchange) {
        String cities = cities(exchange);
        String kind = exchange.path("kind").asText();
        return cities.isEmpty() || kind.isEmpty()
                ? told(exchange)
                : page.language().value(kind) + ": " + cities;
    }

    private static String told(JsonNode record) {
        for (String pointer : List.of("/name", "/title", "/subject/title", "/summary/0/value", "/asStated/value")) {
            String text = record.at(pointer).asText("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return cities(record);
    }

    /** The names of the cities that it is between. */
    private static String cities(JsonNode record) {
        if (record.at("/fromCity/name").isTextual() && record.at("/toCity/name").isTextual()) {
            return record.at("/fromCity/name").asText() + " → "
                    + record.at("/toCity/name").asText();
        }
        List<String> names = new ArrayList<>();
        record.path("parties").forEach(party -> add(names, party.path("city")));
        for (String side : List.of("hostCity", "city", "fromCity", "owner")) {
            add(names, record.path(side));
        }
        for (String sides : List.of("guestCities", "owners", "members", "towards", "toCities")) {
            record.path(sides).forEach(city -> add(names, city));
        }
        add(names, record.path("toCity"));
        return String.join(" – ", names);
    }

    private static void add(List<String> names, JsonNode city) {
        if (city.path("name").isTextual() && !names.contains(city.path("name").asText())) {
            names.add(city.path("name").asText());
        }
    }

    /** Which fact of its subject a claim or a conflict is about, in words. */
    public static String ofFact(PageRequest page, JsonNode about) {
        String pointer = about.path("pointer").asText();
        if (!ItemPointer.namesItem(pointer)) {
            return ofPointer(page, pointer);
        }
        JsonNode subject = about.path("subject");
        return ofPointer(
                page,
                pointer,
                page.registry()
                        .named(
                                subject.path("resource").asText(),
                                subject.path("id").asText()));
    }

    /** What a record is called that has nothing but its id here; the id where it cannot be read. */
    static String ofId(PageRequest page, String collection, String id) {
        JsonNode record = page.registry().named(collection, id);
        return record.isMissingNode() ? id : of(page, collection, record);
    }

    /** What a JSON Pointer leads to, in words. */
    public static String ofPointer(PageRequest page, String pointer) {
        return ofPointer(page, pointer, MissingNode.getInstance());
    }

    /**
     * What a JSON Pointer leads to in a record, in words: {@code Milestones · Signed, October 1994 · Place}.
     *
     * @param record a part that it has not, or that says nothing of itself, is named by its id
     */
    public static String ofPointer(PageRequest page, String pointer, JsonNode record) {
        List<String> words = new ArrayList<>();
        JsonNode at = record;
        for (String part : ItemPointer.segments(pointer)) {
            at = ItemPointer.below(at, part);
            if (part.matches("[0-9]{1,9}") && !words.isEmpty()) {
                // People count from one.
                String number = page.language().number(Integer.parseInt(part) + 1);
                words.set(words.size() - 1, words.get(words.size() - 1) + ' ' + number);
            } else if (part.startsWith("~")) {
                String said = ofPart(page, at);
                words.add(said.isEmpty() ? part : said);
            } else if (!part.isEmpty()) {
                words.add(page.language().property(part));
            }
        }
        return words.isEmpty() ? page.language().word("claim.whole") : String.join(" · ", words);
    }

    private static String ofPart(PageRequest page, JsonNode part) {
        for (String pointer : NAMES_OF_PARTS) {
            String text = part.at(pointer).asText("");
            if (!text.isBlank()) {
                return PageLanguage.isolated(shortened(text, LONGEST_PART));
            }
        }
        String type = part.path("type").asText();
        String date = part.path("date").asText();
        return Stream.of(
                        type.isEmpty() ? "" : page.language().value(type),
                        date.isEmpty() ? "" : page.language().date(date))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}
