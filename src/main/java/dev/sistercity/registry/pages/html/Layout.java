package dev.sistercity.registry.pages.html;

import dev.sistercity.registry.pages.language.PageLanguage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands around each page: head, search, languages, the day, the page as an API call. */
public final class Layout {

    private static final String HTML = "text/html";

    /** The page with a search form of its own. */
    private static final String FRONT = "/";

    private final PageContent content;
    private final PageLanguage language;
    private final PageLinks links;

    public Layout(PageContent content, PageLanguage language, PageLinks links) {
        this.content = content;
        this.language = language;
        this.links = links;
    }

    /**
     * What is the same for all pages.
     *
     * @param base the registry's address as the world sees it, without a slash at its end; empty if it is not configured
     * @param style version of the style sheet
     * @param script version of the script
     * @param icon version of the icon
     */
    public record Site(String base, String style, String script, String icon) {}

    /** Made when the first page is asked for. */
    private static final class Templates {

        static final Template PAGE = template("layout.html");
        static final Template EMBED = template("embed.html");

        private static Template template(String name) {
            try (InputStream in = Layout.class.getResourceAsStream("/pages/" + name)) {
                return Engine.builder()
                        .addDefaults()
                        .addValueResolver(new ReflectionValueResolver())
                        .addResultMapper(new HtmlEscaper(List.of(HTML)))
                        .build()
                        .parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), Variant.forContentType(HTML));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public byte[] write(Site site) {
        return write(page(site), site);
    }

    /** As of no day, and with no call of the API beside. */
    public byte[] undated(Site site) {
        Map<String, Object> page = page(site);
        page.put("tools", false);
        return write(page, site);
    }

    /** For one reader: as above, and nothing for search engines. */
    public byte[] personal(Site site) {
        Map<String, Object> page = page(site);
        page.put("tools", false);
        page.put("personal", true);
        return write(page, site);
    }

    private byte[] write(Map<String, Object> page, Site site) {
        return Templates.PAGE
                .data("page", page, "site", site, "word", words())
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Without all that leads elsewhere: to be framed by another site. */
    public byte[] embedded(Site site) {
        return Templates.EMBED
                .data("page", page(site), "site", site, "word", words())
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> page(Site site) {
        String address = content.query().isEmpty() ? content.path() : content.path() + '?' + content.query();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("lang", language.tag());
        page.put("dir", language.direction());
        page.put("title", content.title());
        page.put("description", content.description());
        page.put("main", content.main().raw());
        page.put("canonical", site.base() + address);
        page.put("languages", languages(site, address));
        page.put("forms", content.forms());
        page.put("api", content.api());
        page.put("image", content.image() == null ? null : site.base() + content.image());
        page.put("data", content.linkedData() == null ? null : data());
        page.put("path", content.path());
        page.put("front", content.path().equals(FRONT));
        page.put("hidden", hidden());
        page.put("asOf", links.asOf());
        page.put("asOfDate", links.asOf() == null ? null : language.word("asof.shown", language.date(links.asOf())));
        page.put("today", links.today(address));
        page.put("self", links.to(content.path()));
        page.put("home", links.to("/"));
        page.put("countries", links.to("/countries"));
        page.put("network", links.to("/network"));
        page.put("conflicts", links.to("/conflicts"));
        page.put("changes", links.to("/changes"));
        page.put("editions", links.to("/editions"));
        page.put("about", links.to("/about"));
        page.put("accessibility", links.to("/accessibility"));
        page.put("personal", false);
        page.put("tools", true);
        page.put("desk", links.today("/desk"));
        page.put("mistakes", links.today("/mistakes?page=" + PageLinks.encoded(content.path())));
        page.put("chosen", links.lang());
        return page;
    }

    /** JSON that a script element may hold: nothing in it ends the element. */
    private RawString data() {
        return new RawString(content.linkedData()
                .toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026"));
    }

    private List<Map<String, Object>> languages(Site site, String address) {
        return PageLanguage.tags().stream()
                .map(tag -> Map.<String, Object>of(
                        "tag", tag,
                        "name", PageLanguage.ownName(tag),
                        "href", links.inLanguage(address, tag),
                        "address", site.base() + new PageLinks(tag, null).to(address),
                        "current", tag.equals(language.tag())))
                .toList();
    }

    /** What the form with the day sends along. */
    private List<Map<String, String>> hidden() {
        List<Map<String, String>> hidden = new ArrayList<>();
        if (links.lang() != null) {
            hidden.add(Map.of("name", "lang", "value", links.lang()));
        }
        for (String pair : content.query().split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                hidden.add(Map.of(
                        "name",
                        PageLinks.decoded(pair.substring(0, equals)),
                        "value",
                        PageLinks.decoded(pair.substring(equals + 1))));
            }
        }
        return hidden;
    }

    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        for (String key : List.of(
                "site",
                "skip",
                "search",
                "searchFor",
                "languages",
                "asof",
                "asofHint",
                "asofShow",
                "asofToday",
                "api",
                "apiText",
                "footer",
                "countries",
                "network",
                "conflicts",
                "changes",
                "editions",
                "about",
                "accessibility",
                "explorer",
                "desk",
                "mistakes",
                "menu")) {
            words.put(key, language.word("layout." + key));
        }
        return words;
    }
}
