package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.shared.page.ParameterValues;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes single values of the JSON as readers know them, with the JSON's own form beside where that differs. */
final class Values {

    private static final Pattern WHOLE_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d{4}-\\d{2}|\\d{4}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}[0-9.]{0,10}Z");

    private static final String API = "/v1/";

    /** Properties whose texts are EDTF. */
    private static final Set<String> DATES = Set.of(
            "date",
            "established",
            "ended",
            "published",
            "asOf",
            "joined",
            "left",
            "from",
            "until",
            "started",
            "since",
            "validFrom",
            "validUntil",
            "founded",
            "dissolved",
            "lapses",
            "due",
            "lastContact",
            "retrieved",
            "last",
            "topicsSince");

    /** Properties whose texts are words of a vocabulary. */
    private static final Set<String> WORDS = Set.of(
            "kind",
            "status",
            "verification",
            "stance",
            "type",
            "role",
            "roles",
            "fields",
            "topics",
            "topic",
            "sharedTopics",
            "rank",
            "agreement",
            "mode",
            "qualifier",
            "renewal",
            "occasion",
            "action",
            "days",
            "level",
            "measure",
            "orientation",
            "verdict",
            "what");

    /** Properties that name who did something: the registrar, or an office by its name. */
    private static final Set<String> ACTORS = Set.of("actor", "by", "asked");

    /** Properties whose texts are codes of countries, tags of languages, and names of other properties or pointers to them. */
    private static final Set<String> COUNTRIES = Set.of("countryCode", "countryCodes", "wantedCountryCodes");

    private static final Set<String> LANGUAGES = Set.of("lang", "languages");
    private static final Set<String> POINTERS = Set.of("pointer", "differences", "inferred");

    /** The collection of what a property refers to, where the reference does not say it. */
    private static final Map<String, String> COLLECTIONS = Map.ofEntries(
            Map.entry("forum", "forums"),
            Map.entry("launchedAt", "forums"),
            Map.entry("coLocatedWith", "forums"),
            Map.entry("series", "forum-series"),
            Map.entry("partnership", "partnerships"),
            Map.entry("partnerships", "partnerships"),
            Map.entry("exchange", "exchanges"),
            Map.entry("platform", "platforms"),
            Map.entry("project", "projects"),
            Map.entry("network", "networks"),
            Map.entry("campaign", "campaigns"),
            Map.entry("office", "offices"),
            Map.entry("sources", "sources"),
            Map.entry("source", "sources"),
            Map.entry("translations", "sources"),
            Map.entry("republications", "sources"),
            Map.entry("translationOf", "sources"),
            Map.entry("republicationOf", "sources"));

    private final PageRequest page;
    private final PageLanguage language;
    private final PageLinks links;

    Values(PageRequest page) {
        this.page = page;
        language = page.language();
        links = page.links();
    }

    /** A text, number or truth value of a property. */
    void scalar(Html out, String name, JsonNode value) {
        if (value.isNumber()) {
            number(out, name, value);
        } else if (value.isBoolean()) {
            out.element("data", language.word(value.asBoolean() ? "yes" : "no"), "value", value.asText());
        } else {
            text(out, name, value.asText());
        }
    }

    /** As above, in plain text. */
    String written(String name, JsonNode value) {
        String text = value.asText();
        if (value.isBoolean()) {
            return language.word(value.asBoolean() ? "yes" : "no");
        }
        if (DATES.contains(name)) {
            return language.date(text);
        }
        if (WORDS.contains(name)) {
            return language.value(text);
        }
        return COUNTRIES.contains(name) ? language.country(text) : PageLanguage.isolated(text);
    }

    private void number(Html out, String name, JsonNode value) {
        boolean asIs = name.equals("latitude") || name.equals("longitude") || name.equals("version");
        String written = asIs ? value.asText() : language.number(value.decimalValue());
        if (written.equals(value.asText())) {
            out.text(written);
        } else {
            out.element("data", written, "value", value.asText());
        }
    }

    private void text(Html out, String name, String value) {
        if (DATES.contains(name)) {
            date(out, value);
        } else if (MOMENT.matcher(value).matches()) {
            moment(out, value);
        } else if (WORDS.contains(name) || ACTORS.contains(name) && value.equals("registrar")) {
            word(out, value);
        } else if (COUNTRIES.contains(name)) {
            out.element("data", language.country(value), "value", value);
        } else if (LANGUAGES.contains(name)) {
            out.element("data", language.language(value), "value", value);
        } else if (name.equals("resource")) {
            out.element("data", language.collection(value), "value", value);
        } else if (POINTERS.contains(name)) {
            out.element("data", Titles.ofPointer(page, value), "value", value);
        } else if (COLLECTIONS.containsKey(name)
                && ParameterValues.parseId(value).isPresent()) {
            String collection = COLLECTIONS.get(name);
            out.open("a", "href", links.record(collection, value))
                    .foreign(Titles.ofId(page, collection, value), null)
                    .close("a");
        } else if (value.startsWith(API)) {
            ofApi(out, value);
        } else if (Html.isWeb(value)) {
            out.outward(value, value);
        } else {
            out.foreign(value, null);
        }
    }

    /** A list of the API by what it is a list of; any other address as it is. */
    private void ofApi(Html out, String address) {
        int query = address.indexOf('?');
        String collection = query < 0 ? "" : address.substring(API.length(), query);
        if (language.hasCollection(collection)) {
            out.open("a", "href", links.ofApi(address))
                    .element("data", language.collection(collection), "value", address)
                    .close("a");
        } else {
            out.link(links.ofApi(address), address, "dir", "ltr");
        }
    }

    /** @param value of a vocabulary */
    void word(Html out, String value) {
        String written = language.value(value);
        if (written.equals(value)) {
            out.text(written);
        } else {
            out.element("data", written, "value", value);
        }
    }

    /** @param value EDTF */
    void date(Html out, String value) {
        if (WHOLE_DATE.matcher(value).matches()) {
            out.element("time", language.date(value), "datetime", value);
        } else {
            out.element("data", language.date(value), "value", value);
        }
    }

    void moment(Html out, String value) {
        try {
            out.element("time", language.moment(Instant.parse(value)), "datetime", value);
        } catch (DateTimeParseException e) {
            out.text(value);
        }
    }

    /** A city that another record refers to, with its country. */
    void city(Html out, JsonNode city) {
        out.open("a", "href", links.record("cities", city.path("id").asText()));
        out.foreign(city.path("name").asText(), null).close("a");
        String country = city.path("countryCode").asText();
        if (!country.isEmpty()) {
            out.text(", ").element("data", language.country(country), "value", country);
        }
    }

    /** The collection that a reference leads to; null where it cannot be told. */
    static String collection(String name, JsonNode reference) {
        return reference.path("resource").isTextual()
                ? reference.path("resource").asText()
                : reference.has("countryCode") ? "cities" : COLLECTIONS.get(name);
    }

    /** Another record that one refers to. */
    void reference(Html out, String collection, JsonNode reference) {
        String id = reference.path("id").asText();
        String name = reference.path("name").asText(reference.path("title").asText(""));
        out.open("a", "href", links.record(collection, id));
        out.foreign(name.isBlank() ? id : name, reference.path("lang").asText(null))
                .close("a");
    }

    PageLanguage language() {
        return language;
    }
}
