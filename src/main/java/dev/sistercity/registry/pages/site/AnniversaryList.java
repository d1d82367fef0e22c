package dev.sistercity.registry.pages.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.calendar.Anniversaries;
import dev.sistercity.registry.calendar.AnniversaryParameters;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.pages.record.RecordPage;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The anniversaries that come next. */
@Singleton
class AnniversaryList {

    private static final String CALL = "/v1/anniversaries";
    private static final int SHOWN = 8;
    private static final int ALL = 0;
    private static final Map<String, ListParameter> DECLARED =
            AnniversaryParameters.paged(AnniversaryParameters.OF_ALL);
    private static final int YEAR = 365;
    /** Looked through one after another until there are enough: a large registry has many each day. */
    private static final List<Integer> DAYS = List.of(3, 30, YEAR);

    private final Anniversaries anniversaries;
    private final ObjectMapper mapper;

    AnniversaryList(Anniversaries anniversaries, ObjectMapper mapper) {
        this.anniversaries = anniversaries;
        this.mapper = mapper;
    }

    void next(Html main, PageRequest page) {
        write(main, page, null, "/v1/anniversaries.ics");
    }

    /** Of a city. */
    void ofCity(Html main, PageRequest page, String id) {
        write(main, page, Set.of(UUID.fromString(id)), "/v1/cities/" + id + "/anniversaries.ics");
    }

    /** The page with all that a city has in the year that begins today, to be printed. */
    PageContent ofYear(PageRequest page, String reference) {
        PageLanguage language = page.language();
        JsonNode city = page.registry().record("cities", reference);
        String id = city.path("id").asText();
        String title = language.word(
                "anniversaries.title", PageLanguage.isolated(city.path("name").asText()));
        Html main = new Html().element("h1", title).element("p", language.word("anniversaries.text"), "class", "lead");
        List<JsonNode> found = within(page, YEAR, Set.of(UUID.fromString(id)), ALL);
        main.open("ul", "class", "lines");
        found.forEach(one -> line(main, page, one));
        main.close("ul");
        if (found.isEmpty()) {
            main.element("p", language.word("list.none"));
        }
        String api = "/v1" + PageLinks.path("cities", id) + "/anniversaries";
        main.open("p")
                .link(page.links().record("cities", id), language.word("history.back"))
                .close("p");
        return PageContent.of(PageLinks.path("cities", id) + "/anniversaries", title, title, main)
                .withApi(
                        RecordPage.call(api, page),
                        List.of(
                                new PageContent.Alternate("JSON", "application/json", RecordPage.call(api, page)),
                                new PageContent.Alternate(
                                        "ICS", "text/calendar", RecordPage.call(api + ".ics", page))));
    }

    /** @param among parties; null for any */
    private void write(Html main, PageRequest page, Set<UUID> among, String calendar) {
        if (page.links().asOf() != null) {
            // What comes next is seen from today alone.
            return;
        }
        List<JsonNode> found = List.of();
        for (int days : among == null ? DAYS : List.of(YEAR)) {
            found = within(page, days, among, SHOWN);
            if (found.size() >= SHOWN) {
                break;
            }
        }
        if (found.isEmpty()) {
            return;
        }
        PageLanguage language = page.language();
        main.open("section", "aria-labelledby", "anniversaries")
                .element("h2", language.word("front.anniversaries"), "id", "anniversaries")
                .open("ul", "class", "lines");
        found.forEach(one -> line(main, page, one));
        main.close("ul")
                .open("p")
                .link(
                        RecordPage.call(calendar, page),
                        language.word(among == null ? "front.calendar" : "city.calendar"))
                .close("p");
        main.close("section");
    }

    private List<JsonNode> within(PageRequest page, int days, Set<UUID> among, int most) {
        LocalDate until = page.today().plusDays(days - 1L);
        Map<String, List<String>> wanted = new HashMap<>(Map.of("until", List.of(until.toString())));
        if (most != ALL) {
            wanted.put("limit", List.of(String.valueOf(most)));
        }
        ApiRequest call = new ApiRequest(CALL, null, wanted, MultiMap.caseInsensitiveMultiMap(), null);
        ComputedResponses.ComputedRequest asked = new ComputedResponses.ComputedRequest(
                call, Parameters.of(wanted, DECLARED), page.reading(), page.today());
        List<JsonNode> found = new ArrayList<>();
        mapper.valueToTree(anniversaries.view(asked, among)).path("items").forEach(found::add);
        return found;
    }

    private static void line(Html main, PageRequest page, JsonNode one) {
        PageLanguage language = page.language();
        List<String> names = new ArrayList<>();
        one.path("parties").forEach(city -> names.add(city.path("name").asText()));
        main.open("li")
                .open(
                        "a",
                        "href",
                        page.links()
                                .to(PageLinks.path(
                                        "partnerships", one.path("partnership").asText())));
        main.foreign(String.join(" – ", names), null).close("a");
        main.open("small").text(" ");
        main.text(language.word(
                "front.years",
                one.path("years").asInt(),
                language.date(one.path("date").asText())));
        main.text(" · ")
                .text(language.value(one.path("occasion").asText()))
                .close("small")
                .close("li");
    }
}
