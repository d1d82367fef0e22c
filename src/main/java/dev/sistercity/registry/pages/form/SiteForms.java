package dev.sistercity.registry.pages.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Secret;
import dev.sistercity.registry.access.SiteSessions;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Shows forms and does what is sent by them, once: a form carries what makes sending it again safe, the version that its reader has
 * seen, and what only a page of the session can know. What the operation refuses is shown in the same form, with what was written.
 */
@Singleton
public class SiteForms {

    /** Fetch Metadata: who began the request. {@code none} is the reader, by reloading. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final PersonalPages pages;
    private final Endpoints endpoints;
    private final Operations operations;
    private final ObjectMapper mapper;

    SiteForms(PersonalPages pages, Endpoints endpoints, Operations operations, ObjectMapper mapper) {
        this.pages = pages;
        this.endpoints = endpoints;
        this.operations = operations;
        this.mapper = mapper;
    }

    /**
     * Where a form is.
     *
     * @param part of the record, from the name of its list on; null for the whole
     */
    public record Place(SiteForm form, String path, String collection, String id, String part) {

        /** Of a record as a whole. */
        Place(SiteForm form, String path, String collection, String id) {
            this(form, path, collection, id, null);
        }
    }

    public RestResponse<byte[]> show(RoutingContext context, Place place) {
        FormRequest asked = asked(context, place, Optional.empty());
        return pages.answer(
                        200, asked.page(), content(asked, place, place.form().content(asked), null))
                .build();
    }

    /** A page of a session that is no form: below what stands above each of them. */
    public RestResponse<byte[]> page(
            RoutingContext context, Place place, BiFunction<FormRequest, Html, PageContent> page) {
        FormRequest asked = asked(context, place, Optional.empty());
        Html session = FormWriter.session(asked.page(), SiteSessions.cookie(context));
        return pages.answer(200, asked.page(), page.apply(asked, session)).build();
    }

    /** Whether records of a collection are written by operations of the API. */
    public boolean isWritable(String collection) {
        return operations.has("PATCH", "/v1/" + collection + "/{id}");
    }

    /** The desk of the caller. */
    RestResponse<byte[]> desk(RoutingContext context) {
        FormRequest asked = asked(context, new Place(null, "/desk", null, null), Optional.empty());
        return pages.answer(200, asked.page(), DeskPage.of(asked)).build();
    }

    public RestResponse<byte[]> submit(RoutingContext context, Place place, byte[] body) {
        SentForm sent = sent(context, body);
        FormRequest asked = asked(context, place, sent.get(PersonalPages.LANG));
        try {
            RestResponse<byte[]> done = operations.call(context, place.form().call(asked, sent));
            Optional<Html> thanks = place.form().thanks(asked, done);
            return thanks.isPresent()
                    ? pages.answer(200, asked.page(), page(place, asked.word("form.done"), thanks.get()))
                            .build()
                    : pages.lead(asked.page(), place.form().next(asked, done)).build();
        } catch (RegistryException refusal) {
            return refused(asked, place, sent, refusal);
        }
    }

    /**
     * A form of no session.
     *
     * @throws RegistryException FORBIDDEN for a form of another site
     */
    SentForm open(RoutingContext context, byte[] body) {
        String site = context.request().getHeader("Sec-Fetch-Site");
        if (site != null && !OWN.contains(site)) {
            throw new RegistryException(Kind.FORBIDDEN, FaultCode.FOREIGN_FORM);
        }
        return SentForm.of(body);
    }

    /** @throws RegistryException FORBIDDEN for a form of another site, or of another session */
    SentForm sent(RoutingContext context, byte[] body) {
        SentForm sent = open(context, body);
        Optional<String> cookie = SiteSessions.cookie(context);
        if (cookie.isPresent() && !SiteSessions.isFormToken(cookie.get(), sent.text(FormWriter.TOKEN))) {
            throw new RegistryException(Kind.FORBIDDEN, FaultCode.FORM_OF_OTHER_SESSION);
        }
        return sent;
    }

    private RestResponse<byte[]> refused(FormRequest asked, Place place, SentForm sent, RegistryException refusal) {
        SiteForm.Content empty = place.form().content(asked);
        List<FormField> fields = empty.fields().stream()
                .map(sent::again)
                .map(field -> refusal instanceof CityChoice.SeveralCities several ? several.in(field) : field)
                .toList();
        SiteForm.Content filled =
                new SiteForm.Content(empty.title(), empty.lead(), fields, empty.version(), empty.buttons());
        RestResponse.ResponseBuilder<byte[]> answer =
                pages.answer(refusal.kind().status(), asked.page(), content(asked, place, filled, refusal));
        refusal.headers().forEach((name, value) -> {
            if (name.equals("Retry-After")) {
                answer.header(name, value);
            }
        });
        return answer.build();
    }

    private FormRequest asked(RoutingContext context, Place place, Optional<String> lang) {
        return asked(context, place, pages.request(context, lang));
    }

    private FormRequest asked(RoutingContext context, Place place, PageRequest page) {
        return new FormRequest(
                context, page, endpoints.actor(), place.collection(), place.id(), place.part(), operations, mapper);
    }

    /** For a form that calls no operation. */
    FormRequest about(RoutingContext context, PageRequest page) {
        return asked(context, new Place(null, null, null, null), page);
    }

    private PageContent content(FormRequest asked, Place place, SiteForm.Content form, RegistryException refusal) {
        Html main = FormWriter.session(asked.page(), SiteSessions.cookie(asked.context()));
        FormWriter writer = new FormWriter(asked, pointer -> place.form().elsewhere(asked, pointer));
        main.add(writer.write(form, place.path(), hidden(asked), refusal));
        return page(place, form.title(), main);
    }

    private static PageContent page(Place place, String title, Html main) {
        return PageContent.of(place.path(), title, title, main);
    }

    private static Map<String, String> hidden(FormRequest asked) {
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put(PersonalPages.LANG, asked.page().links().lang());
        hidden.put(FormWriter.ONCE, Secret.draw("form"));
        SiteSessions.cookie(asked.context())
                .ifPresent(cookie -> hidden.put(FormWriter.TOKEN, SiteSessions.formToken(cookie)));
        return hidden;
    }
}
