package dev.sistercity.registry.pages.site;

import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.record.PageRequest;
import java.util.List;

/** Pages about the registry itself: paragraphs from the words of each language. */
final class TextPages {

    private TextPages() {}

    /** @param name its address and the beginning of its words' keys; a vertical bar parts paragraphs */
    static PageContent of(PageRequest page, String name) {
        PageLanguage language = page.language();
        String title = language.word("layout." + name);
        Html main = new Html();
        main.element("h1", title);
        List<String> paragraphs = List.of(language.word(name + ".text").split("\\|"));
        paragraphs.forEach(paragraph -> main.element("p", paragraph.strip()));
        return PageContent.of("/" + name, title, paragraphs.get(0).strip(), main);
    }
}
