package dev.sistercity.registry.mail;

import java.nio.charset.StandardCharsets;
import org.apache.commons.text.StringEscapeUtils;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What a link in a mail leads to: a sentence, and perhaps a button. Following a link changes nothing, since programs that look
 * through mail follow it too.
 */
public final class ButtonPage {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private ButtonPage() {}

    /** @param button posts to the address of the page; null for none */
    public static RestResponse<byte[]> of(Words words, String sentence, String button) {
        String form = button == null
                ? ""
                : "<form method=\"post\"><button name=\"List-Unsubscribe\" value=\"One-Click\">" + escaped(button)
                        + "</button></form>";
        String page = "<!doctype html><html lang=\"" + words.lang() + "\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>Sister City Registry</title>"
                + "<style>body{font:1.1rem/1.5 sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}"
                + "button{font:inherit;padding:.5rem 1rem}</style><main><h1>Sister City Registry</h1><p>"
                + escaped(sentence)
                + "</p>" + form + "</main></html>";
        return RestResponse.ResponseBuilder.ok(page.getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "text/html;charset=UTF-8")
                .header("Content-Language", words.lang())
                .header("Cache-Control", "private, no-store")
                .header("Content-Security-Policy", POLICY)
                .build();
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }
}
