package dev.sistercity.registry.mcp;

import static dev.sistercity.registry.mcp.ToolArgument.choice;
import static dev.sistercity.registry.mcp.ToolArgument.limit;
import static dev.sistercity.registry.mcp.ToolArgument.text;
import static dev.sistercity.registry.mcp.ToolArgument.truth;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.endpoint.Operations.Call;
import dev.sistercity.registry.mcp.RegistryTool.Asked;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The questions. Each is one operation of the API, named by what people ask. */
@Singleton
class RegistryTools {

    private static final String CITIES = "cities";
    private static final String PARTNERSHIPS = "partnerships";
    private static final String CLAIMS = "claims";

    private static final String ID =
            "an id of the registry, or one of another register such as geonames:1796236 or wikidata:Q8686";

    private static final ToolArgument LANG = text("lang", "Language of names, a BCP 47 tag such as de");
    private static final ToolArgument AS_OF =
            text("asOf", "As of which day, month or year, as it then was (EDTF): 1990, 1994-10");
    private static final ToolArgument CURSOR = text("cursor", "nextCursor of the page before");

    private final Catalog catalog;

    RegistryTools(Catalog catalog) {
        this.catalog = catalog;
    }

    /** All of them, in the order in which they are listed. */
    List<RegistryTool> all() {
        return List.of(
                findCity(), city(), partnershipsOf(), between(), whoSaysWhat(), path(), anniversaries(), changes());
    }

    private static RegistryTool findCity() {
        return new RegistryTool(
                "find_city",
                "Find a city",
                "Finds cities by any of their names, in any script and with slips of the pen; the best match comes first. Begin here: "
                        + "the other tools take the id of a city.",
                CITIES,
                List.of(
                        text("name", "A name, or its beginning: Shanghai, 上海, Шанхай")
                                .needed(),
                        text("countryCode", "Country, ISO 3166-1 alpha-2: CN"),
                        LANG,
                        limit(5)),
                asked -> Call.get(
                        api(CITIES),
                        asked.parameters(
                                List.of("countryCode", "lang"),
                                "q",
                                asked.get("name"),
                                "limit",
                                asked.get("limit", "5"))));
    }

    private static RegistryTool city() {
        return new RegistryTool(
                "get_city",
                "Read a city",
                "One city: names, place, population, how many partners it has, what its sources say, and whether they agree.",
                CITIES,
                List.of(text("city", "The city: " + ID).needed(), AS_OF, LANG),
                asked -> Call.get(
                        api(CITIES) + '/' + asked.id("city"),
                        asked.parameters(List.of("asOf", "lang"), "include", CLAIMS)));
    }

    private static RegistryTool partnershipsOf() {
        return new RegistryTool(
                "list_partnerships",
                "List a city's partnerships",
                "Who is partner of a city, since when (established, EDTF), of what kind, in what state, and who confirms it.",
                PARTNERSHIPS,
                List.of(
                        text("city", "The city: " + ID).needed(),
                        choice(
                                "status",
                                "Only those in this state",
                                List.of("active", "dormant", "suspended", "ended")),
                        AS_OF,
                        LANG,
                        limit(20),
                        CURSOR),
                asked -> Call.get(
                        api(PARTNERSHIPS),
                        asked.parameters(
                                List.of("city", "status", "asOf", "lang", "cursor"),
                                "fields",
                                "kind,parties,status,established,ended,verification,differences,sources",
                                "limit",
                                asked.get("limit", "20"))));
    }

    private static RegistryTool between() {
        return new RegistryTool(
                "partnerships_between",
                "What two cities are to each other",
                "All partnerships between two cities, past ones too: since when, of what kind, what was signed, what each side and each "
                        + "source says. No items: the registry knows of none.",
                PARTNERSHIPS,
                List.of(
                        text("city", "One city: " + ID).needed(),
                        text("otherCity", "The other city: " + ID).needed(),
                        AS_OF,
                        LANG),
                asked -> Call.get(
                        api(PARTNERSHIPS),
                        asked.parameters(
                                List.of("asOf", "lang"),
                                "city",
                                asked.get("city"),
                                "city",
                                asked.get("otherCity"),
                                "include",
                                CLAIMS)));
    }

    private RegistryTool whoSaysWhat() {
        return new RegistryTool(
                "who_says_what",
                "Who says what of a record",
                "One record with what is said of it: each side's confirmation or dispute in its own words, and each claim of a source "
                        + "with its quote and whether it agrees with the others. What no source says, the registry does not know.",
                null,
                List.of(
                        text("id", "The record: " + ID).needed(),
                        choice("resource", "Its collection; partnerships if not said", claimable()),
                        LANG),
                asked -> Call.get(
                        api(asked.get("resource", PARTNERSHIPS)) + '/' + asked.id("id"),
                        asked.parameters(List.of("lang"), "include", CLAIMS)));
    }

    /** The collections whose records can be read with what is claimed of them. */
    private List<String> claimable() {
        return catalog.types().stream()
                .filter(type -> includes(type).anyMatch(CLAIMS::equals))
                .map(RecordCollection::name)
                .toList();
    }

    private static Stream<String> includes(RecordCollection<?> type) {
        return type.includes().stream().map(Include::name);
    }

    private static RegistryTool path() {
        return new RegistryTool(
                "path_between",
                "How two cities are joined",
                "The fewest partnerships that lead from one city to another, how many such ways there are, and up to 10 of them.",
                null,
                List.of(
                        text("from", "The first city: " + ID).needed(),
                        text("to", "The last city: " + ID).needed(),
                        LANG),
                asked -> Call.get(api("network/path"), asked.parameters(List.of("from", "to", "lang"))));
    }

    private static RegistryTool anniversaries() {
        return new RegistryTool(
                "anniversaries",
                "Anniversaries that come",
                "Years of partnerships and agreements that come round, within a year from today or between two days.",
                null,
                List.of(
                        text("city", "Only of this city: " + ID),
                        text("from", "The first day, as 2026-01-31"),
                        text("until", "The last day"),
                        truth("round", "true: only 5 years, the tens and the quarters of a century"),
                        LANG,
                        limit(20),
                        CURSOR),
                asked -> Call.get(
                        api("anniversaries"),
                        asked.parameters(
                                List.of("city", "from", "until", "round", "lang", "cursor"),
                                "limit",
                                asked.get("limit", "20"))));
    }

    private RegistryTool changes() {
        return new RegistryTool(
                "changes_since",
                "What has changed",
                "Every write after a number of the log, in order: what was done to which record, by whom, and the record after it. Each "
                        + "answer of each tool has the number that it holds for as `sequence`; the last one of a page goes on with the next.",
                null,
                List.of(
                        text("after", "A number of the log, as `sequence`, `last` or `position` said it; 0 for all")
                                .needed(),
                        text("city", "Only what concerns this city: " + ID),
                        choice(
                                "resource",
                                "Only of this collection",
                                catalog.types().stream()
                                        .map(RecordCollection::name)
                                        .toList()),
                        limit(20)),
                RegistryTools::changes);
    }

    private static Call changes(Asked asked) {
        return Call.get(
                api("changes"),
                asked.parameters(List.of("after", "city", "resource"), "limit", asked.get("limit", "20")));
    }

    private static String api(String path) {
        return "/v1/" + path;
    }
}
