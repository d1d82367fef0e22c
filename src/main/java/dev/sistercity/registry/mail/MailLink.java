package dev.sistercity.registry.mail;

import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Languages;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A link of a mail that was followed. */
public final class MailLink {

    private static final ListParameter TOKEN = ListParameter.text("token", "From the link in the mail", null);

    private MailLink() {}

    /** @throws RegistryException MALFORMED if it has none */
    public static String token(RoutingContext context) {
        Parameters parameters = Parameters.of(ApiRequest.of(context).parameters(), Map.of(TOKEN.name(), TOKEN));
        return parameters
                .one(TOKEN.name())
                .orElseThrow(() -> RegistryException.ofParameter(TOKEN.name(), "must be given"));
    }

    /** The texts in the language of the reader's browser. */
    public static Words words(RoutingContext context) {
        List<String> wanted =
                Languages.wanted(Optional.empty(), context.request().getHeader("Accept-Language"));
        return Words.in(wanted.isEmpty() ? "en" : wanted.get(0));
    }
}
