package dev.sistercity.registry.pages.form;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/** A browser as far as the site sees one: it keeps the cookie for {@code /desk}, and sends forms as they stand in pages. */
final class Browser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]++)\" value=\"([^\"]*+)\">");

    private final Http http;
    private String cookie;

    Browser(Http http) {
        this.http = http;
    }

    String cookie() {
        return cookie;
    }

    void cookie(String other) {
        cookie = other;
    }

    Reply get(String path, String... headers) {
        return http.get(path, headers(path, headers));
    }

    private String[] headers(String path, String... more) {
        List<String> all = new ArrayList<>(List.of("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
        if (cookie != null && (path.equals("/desk") || path.startsWith("/desk/") || path.startsWith("/desk?"))) {
            all.addAll(List.of("Cookie", cookie));
        }
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** Signs in by a key or a token. */
    Reply enter(String credential) {
        Reply reply = post("/desk/sign-in", Map.of("key", credential, "to", "/desk"));
        if (reply.header("Set-Cookie") != null) {
            cookie = reply.header("Set-Cookie").replaceFirst(";.*", "");
        }
        return reply;
    }

    /** Opens a form, fills it in, and sends it. */
    Reply fill(String path, Map<String, String> values) {
        return post(path, filled(path, values));
    }

    /** What a form sends whose page was opened. */
    Map<String, String> filled(String path, Map<String, String> values) {
        String page = get(path).expect(200).text();
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page.substring(page.indexOf("class=\"write\"")));
        while (hidden.find()) {
            all.put(hidden.group(1), StringEscapeUtils.unescapeHtml4(hidden.group(2)));
        }
        all.putAll(values);
        return all;
    }

    /** As above, with all that stands in the form's fields, where it tells what that is. */
    Map<String, String> opened(String path, Map<String, String> written) {
        Map<String, String> all = filled(path, Map.of());
        Map<String, String> sent = new LinkedHashMap<>(all);
        all.forEach((name, value) -> {
            if (name.startsWith(SentForm.WAS)) {
                sent.put(name.substring(SentForm.WAS.length()), value);
            }
        });
        sent.putAll(written);
        return sent;
    }

    Reply post(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        List<String> all = new ArrayList<>(List.of(headers(path, headers)));
        all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
        return http.send("POST", path, body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
