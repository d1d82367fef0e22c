package dev.sistercity.registry.pages.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.html.Html;
import java.nio.charset.StandardCharsets;

/** Any of the documents as a page: what is in it, without knowing what it is. */
final class OgcHtml {

    private static final String STYLE =
            ":root{color-scheme:light dark}body{font-family:sans-serif;margin:1rem;overflow-wrap:anywhere;"
                    + "color:CanvasText;background:Canvas}a{color:inherit}"
                    + "table{border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.2rem .5rem;overflow-wrap:normal}"
                    + "dd{margin-inline-start:1rem}ul{padding-inline-start:1rem}.wide{overflow-x:auto}";

    private OgcHtml() {}

    static byte[] of(JsonNode document) {
        String title = document.hasNonNull("title") ? document.get("title").asText() : "Sister City Registry";
        Html page = new Html();
        page.open("html", "lang", "en").open("head");
        page.open("meta", "charset", "UTF-8");
        page.open("meta", "name", "viewport", "content", "width=device-width");
        page.element("title", title).element("style", STYLE);
        page.close("head").open("body").open("main").element("h1", title);
        if (document.path("features").isArray()) {
            features(document.get("features"), page);
        }
        value(document, page);
        page.close("main").close("body").close("html");
        return ("<!DOCTYPE html>\n" + page).getBytes(StandardCharsets.UTF_8);
    }

    private static void features(JsonNode features, Html page) {
        // As wide as its columns: what does not fit is scrolled to, by keyboard too.
        page.open("div", "class", "wide", "role", "region", "aria-label", "Features", "tabindex", "0");
        page.open("table").open("tr").element("th", "id", "scope", "col");
        features.path(0)
                .path("properties")
                .fieldNames()
                .forEachRemaining(name -> page.element("th", name, "scope", "col"));
        page.close("tr");
        for (JsonNode feature : features) {
            page.open("tr").element("th", feature.path("id").asText(), "scope", "row");
            feature.path("properties").forEach(value -> page.element("td", value.isNull() ? "" : value.asText()));
            page.close("tr");
        }
        page.close("table").close("div");
    }

    private static void value(JsonNode value, Html page) {
        if (value.isObject()) {
            page.open("dl");
            value.properties().forEach(property -> {
                if (!property.getKey().equals("features")) {
                    page.element("dt", property.getKey()).open("dd");
                    value(property.getValue(), page);
                    page.close("dd");
                }
            });
            page.close("dl");
        } else if (value.isArray() && value.path(0).isContainerNode()) {
            page.open("ul");
            value.forEach(one -> {
                page.open("li");
                value(one, page);
                page.close("li");
            });
            page.close("ul");
        } else if (value.isArray()) {
            page.text(value.toString());
        } else if (Html.isWeb(value.asText())) {
            page.link(value.asText(), value.asText());
        } else {
            page.text(value.isNull() ? "" : value.asText());
        }
    }
}
