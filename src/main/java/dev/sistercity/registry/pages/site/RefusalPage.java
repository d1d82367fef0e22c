package dev.sistercity.registry.pages.site;

import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Languages;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.Layout;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.html.RefusalText;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.shared.http.RequestIds;
import dev.sistercity.registry.shared.problem.ProblemPage;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A refusal as a page: what is wrong, and where to go on. */
@Singleton
class RefusalPage implements ProblemPage {

    private static final List<String> OTHERS = List.of("/v1", "/q/", "/openapi", "/explorer", "/screens/", "/assets/");

    private final SiteFrame frame;

    RefusalPage(SiteFrame frame) {
        this.frame = frame;
    }

    @Override
    public Optional<Shown> of(RegistryException refusal, RoutingContext context) {
        String path = context.request().path();
        String accept = context.request().getHeader("Accept");
        if (path == null
                || accept == null
                || !accept.toLowerCase(Locale.ROOT).contains("text/html")
                || OTHERS.stream().anyMatch(path::startsWith)) {
            return Optional.empty();
        }
        PageLanguage language = PageLanguage.of(languages(context));
        String title = language.kind(refusal.kind());
        Html main = new Html();
        main.element("h1", title);
        told(main, refusal, language);
        String location = refusal.headers().get("Location");
        if (location != null) {
            main.open("p").link(path(location), language.word("problem.moved")).close("p");
        }
        main.open("p").link("/", language.word("problem.home")).text(" · ");
        main.link(refusal.kind().type(), language.word("problem.kind")).close("p");
        main.open("p", "class", "soft").text(refusal.kind().status() + " · ");
        main.element("code", RequestIds.of(context)).close("p");
        PageContent content = PageContent.of("/", title, title, main);
        byte[] body = new Layout(content, language, new PageLinks(null, null)).write(frame.site());
        return Optional.of(new Shown(body, headers(location, context)));
    }

    private static void told(Html main, RegistryException refusal, PageLanguage language) {
        RefusalText said = new RefusalText(language);
        if (refusal.violations().isEmpty()) {
            main.open("p");
            said.write(main, refusal);
            main.close("p");
        } else {
            main.element("p", language.meaning(refusal.kind()));
            main.open("ul");
            for (Violation violation : refusal.violations()) {
                main.open("li");
                place(main, violation);
                said.write(main, violation);
                main.close("li");
            }
            main.close("ul");
        }
    }

    /** The part of the address that is wrong. */
    private static void place(Html main, Violation violation) {
        if (violation.parameter() != null) {
            main.element("code", violation.parameter(), "dir", "ltr").text(": ");
        }
    }

    private static Map<String, String> headers(String location, RoutingContext context) {
        String query = context.request().query();
        return location == null
                ? Map.of("Content-Security-Policy", SitePolicies.PAGE)
                : Map.of(
                        "Content-Security-Policy",
                        SitePolicies.PAGE,
                        "Location",
                        path(location) + (query == null ? "" : '?' + query));
    }

    /** The page of what the API would lead to. */
    static String path(String location) {
        String page = location.startsWith("/v1/") ? location.substring(3) : location;
        int query = page.indexOf('?');
        return query < 0 ? page : page.substring(0, query);
    }

    private static List<String> languages(RoutingContext context) {
        try {
            ApiRequest request = ApiRequest.of(context);
            List<String> lang = request.parameters().getOrDefault("lang", List.of());
            return Languages.wanted(lang.stream().findFirst(), request.header("Accept-Language"));
        } catch (RegistryException e) {
            return List.of();
        }
    }
}
