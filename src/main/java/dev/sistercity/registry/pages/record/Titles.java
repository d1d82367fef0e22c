package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a record is called, told from its JSON. */
public final class Titles {

    private static final int LONGEST = 160;

    private Titles() {}

    public static String of(PageRequest page, String collection, JsonNode record) {
        String title = saysKind(collection) ? kindAndCities(page, record) : told(record);
        if (title.isBlank()) {
            String kind = record.path("kind").asText();
            title = kind.isEmpty()
                    ? page.language().collection(collection)
                    : page.language().value(kind);
        }
        if (title.length() <= LONGEST) {
            return title;
        }
        int end = Character.isHighSurrogate(title.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return title.substring(0, end) + "…";
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

    /** What a JSON Pointer leads to, in words. */
    public static String ofPointer(PageRequest page, String pointer) {
        List<String> words = new ArrayList<>();
        for (String part : pointer.split("/")) {
            if (part.matches("[0-9]{1,9}") && !words.isEmpty()) {
                // People count from one.
                String number = page.language().number(Integer.parseInt(part) + 1);
                words.set(words.size() - 1, words.get(words.size() - 1) + ' ' + number);
            } else if (part.startsWith("~")) {
                words.add(part);
            } else if (!part.isEmpty()) {
                words.add(page.language().property(part));
            }
        }
        return words.isEmpty() ? page.language().word("claim.whole") : String.join(" · ", words);
    }
}
