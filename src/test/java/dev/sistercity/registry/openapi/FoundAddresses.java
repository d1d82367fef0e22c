package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** The addresses of the registry in its answers, below a prefix: of this machine, or of {@link #PUBLIC_HOST}. */
final class FoundAddresses {

    static final String PREFIX = "/a.b/registry";

    static final String PUBLIC_HOST = "https://data.example.org";

    /** The beginnings of all addresses of the registry. A JSON pointer begins with the name of a property, which none of these is. */
    private static final Pattern OF_THE_ROOT = Pattern.compile(
            "/(?:v1|ogc|reconcile|mcp|problems|openapi|explorer|assets|screens|desk"
                    + "|mistakes|search|countries|network|changes|editions|about|accessibility|sitemap|opensearch|llms|robots|\\.well-known"
                    + "|cities/|partnerships[/?]|forums/|forum-series/|exchanges/|sources/|claims/|conflicts/|offices/)[^\\s]*+|/(?:\\?.*+)?");

    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?:href|src|action|formaction|data-call|data-contract|content|template)=\"([^\"]*+)\"");
    private static final Pattern DATA = Pattern.compile("<script type=\"application/ld\\+json\">([^<]*+)</script>");
    private static final Pattern SHOWN_CALL = Pattern.compile(">GET (/[^<]*+)<");
    private static final Pattern LOCATION = Pattern.compile("<loc>([^<]*+)</loc>");
    private static final Pattern LINK = Pattern.compile("<([^>]*+)>");
    private static final String HOST = "https?://(?:127\\.0\\.0\\.1:[0-9]++|data\\.example\\.org)";
    private static final Pattern IN_TEXT = Pattern.compile(HOST + "([^\\s\"'`)<>,;]*+)");
    private static final Pattern WHOLE = Pattern.compile(HOST + "(?![a-z0-9.-]).*", Pattern.DOTALL);

    private FoundAddresses() {}

    static Set<String> unmoved(HttpResponse<String> answer) {
        Set<String> unmoved = new TreeSet<>();
        for (String address : addresses(answer)) {
            if (OF_THE_ROOT.matcher(address).matches()) {
                unmoved.add(address);
            }
            if (address.startsWith(PREFIX + PREFIX) || address.contains("//" + PREFIX.substring(1))) {
                unmoved.add("twice: " + address);
            }
        }
        return unmoved;
    }

    static Set<String> own(HttpResponse<String> answer) {
        Set<String> own = addresses(answer);
        own.removeIf(address -> !address.startsWith(PREFIX + "/") && !address.equals(PREFIX) || address.contains("{"));
        return own;
    }

    /** All that an answer names of this host, without scheme and host; all texts of JSON, too, which may be something else. */
    private static Set<String> addresses(HttpResponse<String> answer) {
        Set<String> found = new TreeSet<>();
        answer.headers().firstValue("Location").ifPresent(found::add);
        answer.headers().firstValue("Content-Location").ifPresent(found::add);
        answer.headers().allValues("Link").forEach(link -> add(found, LINK, link));
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String body = answer.body();
        add(found, IN_TEXT, body);
        if (type.contains("ndjson")) {
            body.lines().forEach(line -> texts(ExampleRequests.json(line), "", found));
        } else if (type.contains("json")) {
            texts(ExampleRequests.json(body), "", found);
        } else if (type.contains("html") || type.contains("xml")) {
            add(found, ATTRIBUTE, body);
            add(found, SHOWN_CALL, body);
            add(found, LOCATION, body);
            Matcher data = DATA.matcher(body);
            while (data.find()) {
                texts(ExampleRequests.json(data.group(1)), "", found);
            }
        }
        Set<String> own = new TreeSet<>();
        for (String address : found) {
            if (WHOLE.matcher(address).matches()) {
                own.add(address.replaceFirst(HOST, ""));
            } else if (address.startsWith("/")) {
                own.add(address);
            }
        }
        return own;
    }

    /** The contract's examples, and what records of the log hold, are no addresses of the answer. */
    private static void texts(JsonNode json, String name, Set<String> found) {
        if (json.isTextual()) {
            found.add(json.asText());
        }
        json.properties().forEach(property -> {
            if (!property.getKey().startsWith("example")) {
                texts(property.getValue(), property.getKey(), found);
            }
        });
        json.forEach(item -> {
            if (json.isArray()) {
                texts(item, name, found);
            }
        });
    }

    private static void add(Set<String> found, Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(StringEscapeUtils.unescapeHtml4(matcher.group(1)));
        }
    }
}
