package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.endpoint.read.linkeddata.LinkedData;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.shared.code.LanguageTags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The page of a record of any kind: a headline, all that it holds, what sources say of it, what belongs to it. */
public final class RecordPage {

    private static final Set<String> ELSEWHERE = Set.of("name", "claims");

    private static final String REQUESTS = "change-requests";

    private static final Map<String, String> FORMS = mediaTypes();

    private final RegistryReads reads;

    /** @param reads for the forms that records come in */
    public RecordPage(RegistryReads reads) {
        this.reads = reads;
    }

    public PageContent of(PageRequest page, String collection, String reference) {
        JsonNode record = page.registry().record(collection, reference);
        Sections sections = new Sections(page);
        Html main = new Html();
        String title = Titles.of(page, collection, record);
        headline(main, page, collection, title, record);
        if (Titles.saysKind(collection)) {
            lead(main, page, record.path("summary"));
        }
        if (collection.equals(REQUESTS) && record.path("status").asText().equals("open")) {
            String answer = "/desk/answer/" + record.path("id").asText();
            main.open("p")
                    .link(page.links().today(answer), page.language().word("answer.link"), "rel", "nofollow")
                    .close("p");
        }
        rest(main, page, sections, collection, record, Set.of());
        return content(page, collection, record, title, main);
    }

    /** A summary in the reader's language, else in the first that there is. */
    private static void lead(Html main, PageRequest page, JsonNode summaries) {
        JsonNode shown = summaries.path(0);
        for (JsonNode each : summaries) {
            if (LanguageTags.base(each.path("lang").asText())
                    .equals(LanguageTags.base(page.language().tag()))) {
                shown = each;
                break;
            }
        }
        if (shown.path("value").isTextual()) {
            String lang = shown.path("lang").asText();
            main.open("p", "class", "lead");
            main.foreign(shown.path("value").asText(), lang.equals("und") ? null : lang)
                    .close("p");
        }
    }

    /** The title, and beside it the names in other languages. */
    static void headline(Html main, PageRequest page, String collection, String title, JsonNode record) {
        main.element("p", page.language().word("record.kind", page.language().collection(collection)), "class", "kind");
        main.open("h1").foreign(title, null);
        Set<String> seen = new HashSet<>(Set.of(title));
        int shown = 0;
        for (JsonNode name : record.path("names")) {
            boolean current = !name.has("until") && !name.path("kind").asText().equals("former");
            if (current && shown < 4 && seen.add(name.path("value").asText())) {
                main.text(" ")
                        .open("small")
                        .foreign(name.path("value").asText(), name.path("lang").asText(null))
                        .close("small");
                shown++;
            }
        }
        main.close("h1");
    }

    /** All that has no place of its own on the page. */
    void rest(Html main, PageRequest page, Sections sections, String collection, JsonNode record, Set<String> shown) {
        Set<String> leftOut = new HashSet<>(ELSEWHERE);
        leftOut.addAll(shown);
        String id = record.path("id").asText();
        if (shown.isEmpty()) {
            facts(main, page, sections, collection, record, leftOut);
        }
        sections.related(main, collection, id);
        sections.claims(main, record.path("claims"));
        if (!shown.isEmpty()) {
            facts(main, page, sections, collection, record, leftOut);
        }
    }

    private void facts(
            Html main, PageRequest page, Sections sections, String collection, JsonNode record, Set<String> leftOut) {
        sections.heading(main, "record", page.language().word("record.all"), -1);
        main.add(sections.facts().of(record, leftOut));
        if (reads.type(collection).stored() == reads.type(collection)) {
            String history = PageLinks.path(collection, record.path("id").asText()) + "/history";
            main.open("p").link(page.links().to(history), page.language().word("record.history"));
            if (page.registry().hasParts(collection)) {
                String parts = "/desk/parts"
                        + PageLinks.path(collection, record.path("id").asText());
                main.text(" · ").link(page.links().today(parts), page.language().word("part.link"), "rel", "nofollow");
            }
            main.close("p");
        }
        main.close("section");
    }

    PageContent content(PageRequest page, String collection, JsonNode record, String title, Html main) {
        String id = record.path("id").asText();
        String path = PageLinks.path(collection, id);
        String description = page.language()
                .word("record.description", title, page.language().collection(collection));
        boolean claimable = page.registry().claimable(collection);
        return PageContent.of(path, title, description, main)
                .withApi(
                        call("/v1" + path + (claimable ? "?include=claims" : ""), page),
                        forms(page, "/v1" + path, collection))
                .withLinkedData(LinkedData.of(collection, record));
    }

    /** An address of the API, in the page's language and as of its day. */
    public static String call(String path, PageRequest page) {
        return new PageLinks(page.language().tag(), page.links().asOf()).to(path);
    }

    /** In which forms what is at an address of the API comes, for browsers too. */
    List<PageContent.Alternate> forms(PageRequest page, String path, String collection) {
        List<PageContent.Alternate> forms = new ArrayList<>();
        FORMS.forEach((format, mediaType) -> {
            if (has(reads.type(collection), format)) {
                String href = path + (path.contains("?") ? "&" : "?") + "format=" + format;
                forms.add(new PageContent.Alternate(format.toUpperCase(Locale.ROOT), mediaType, call(href, page)));
            }
        });
        return forms;
    }

    private static boolean has(RecordCollection<?> type, String format) {
        return switch (format) {
            case "csv" -> type.tabular() != null;
            case "geojson" -> type.geographic() != null;
            case "ics" -> type.calendar() != null;
            default -> true;
        };
    }

    private static Map<String, String> mediaTypes() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("json", "application/json");
        types.put("csv", "text/csv");
        types.put("geojson", "application/geo+json");
        types.put("ics", "text/calendar");
        return types;
    }
}
