package dev.sistercity.registry.pages.form;

import dev.sistercity.registry.access.SiteSessions;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/** Signing in by a key or a token, and out. */
@Singleton
public class SignIn {

    private static final String PATH = "/desk/sign-in";
    private static final String KEY = "key";
    private static final int LONGEST = 8_000;

    /** Pages that may come next: of the desk, and of no other site. */
    private static final Pattern NEXT = Pattern.compile("/desk(?:/[a-z0-9-]{1,60}){0,2}");

    private final PersonalPages pages;
    private final SiteForms forms;
    private final Endpoints endpoints;
    private final SiteSessions sessions;

    SignIn(PersonalPages pages, SiteForms forms, Endpoints endpoints, SiteSessions sessions) {
        this.pages = pages;
        this.forms = forms;
        this.endpoints = endpoints;
        this.sessions = sessions;
    }

    /** What a reader gets who has to sign in before; empty for one who has. */
    public Optional<RestResponse<byte[]>> first(RoutingContext context) {
        if (!endpoints.actor().isAnonymous()) {
            return Optional.empty();
        }
        PageRequest page = pages.request(context, Optional.empty());
        if (context.request().method() == HttpMethod.POST) {
            return Optional.of(
                    shown(context, page, 401, new RegistryException(Kind.UNAUTHENTICATED, FaultCode.SESSION_OVER)));
        }
        String to = next(context.normalizedPath());
        return Optional.of(
                pages.lead(page, to.equals("/desk") ? PATH : PATH + "?to=" + to).build());
    }

    RestResponse<byte[]> ask(RoutingContext context) {
        return shown(context, pages.request(context, Optional.empty()), 200, null);
    }

    RestResponse<byte[]> enter(RoutingContext context, byte[] body) {
        SentForm sent = forms.open(context, body);
        PageRequest page = pages.request(context, sent.get(PersonalPages.LANG));
        String credential = sent.text(KEY);
        Optional<SiteSessions.Opened> opened =
                credential.isEmpty() || credential.length() > LONGEST ? Optional.empty() : sessions.open(credential);
        if (opened.isEmpty()) {
            Violation refused = Violation.at('/' + KEY, FaultCode.KEY_OF_FORM);
            return shown(
                    context,
                    page,
                    401,
                    new RegistryException(Kind.UNAUTHENTICATED, refused.detail(), List.of(refused)));
        }
        SiteSessions.cookie(context).ifPresent(sessions::close);
        return pages.lead(page, next(sent.text(PersonalPages.TO)))
                .header(
                        "Set-Cookie",
                        cookie(
                                context,
                                opened.get().cookie(),
                                opened.get().lasting().toSeconds()))
                .build();
    }

    RestResponse<byte[]> leave(RoutingContext context, byte[] body) {
        SentForm sent = forms.sent(context, body);
        SiteSessions.cookie(context).ifPresent(sessions::close);
        return pages.lead(pages.request(context, sent.get(PersonalPages.LANG)), PATH)
                .header("Set-Cookie", cookie(context, "", 0))
                .build();
    }

    private String cookie(RoutingContext context, String value, long seconds) {
        return SiteSessions.COOKIE + '=' + value + "; Path=" + SiteSessions.PATH + "; Max-Age=" + seconds
                + "; HttpOnly; SameSite=Strict" + (pages.isSecure(context) ? "; Secure" : "");
    }

    private static String next(String path) {
        return NEXT.matcher(path).matches() && !path.startsWith("/desk/sign-") ? path : "/desk";
    }

    private RestResponse<byte[]> shown(
            RoutingContext context, PageRequest page, int status, RegistryException refusal) {
        FormRequest asked = forms.about(context, page);
        SiteForm.Content form = new SiteForm.Content(
                asked.word("desk.signIn"),
                asked.lead(asked.word("desk.signInText")),
                List.of(new FormField(
                        KEY,
                        asked.word("desk.key"),
                        asked.word("desk.keyHint"),
                        FormField.Input.SECRET,
                        List.of(),
                        null,
                        true,
                        List.of('/' + KEY))),
                null,
                List.of(new FormField.Option("enter", asked.word("desk.signIn"))));
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put(PersonalPages.LANG, page.links().lang());
        hidden.put(
                PersonalPages.TO, next(page.parameters().one(PersonalPages.TO).orElse(context.normalizedPath())));
        Html main = new FormWriter(asked).write(form, PATH, hidden, refusal);
        return pages.answer(status, page, PageContent.of(PATH, form.title(), form.title(), main))
                .build();
    }
}
