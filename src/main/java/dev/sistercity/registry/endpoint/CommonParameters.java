package dev.sistercity.registry.endpoint;

import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.date;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.ArrayList;
import java.util.List;

/** The query parameters that all collections, and all their records, have. */
final class CommonParameters {

    static final ListParameter KNOWN_AT = new ListParameter(
            "knownAt",
            "The record as it was recorded at this time (RFC 3339, + as %2B); other records that it shows are as they are now",
            ListParameter.Kind.TIMESTAMP,
            false,
            List.of(),
            null);

    private CommonParameters() {}

    static List<ListParameter> ofList(RecordType<?> type) {
        List<ListParameter> parameters = new ArrayList<>();
        parameters.add(text("q", "Words that begin like these, in any of the record's texts and scripts", null));
        parameters.addAll(ofDay());
        parameters.add(new ListParameter(
                "updatedSince",
                "Only records that changed at or after this time (RFC 3339)",
                ListParameter.Kind.TIMESTAMP,
                false,
                List.of(),
                null));
        parameters.add(text(
                "sort",
                "Sort keys, separated by commas, - for descending: "
                        + String.join(
                                ", ",
                                type.sortKeys().stream().map(SortKey::name).toList())
                        + ". Records without a value come last",
                "-updatedAt"));
        parameters.add(new ListParameter(
                "limit", "Rows a page, 1 to 200", ListParameter.Kind.INTEGER, false, List.of(), "20"));
        parameters.add(text("cursor", "Where the page begins: `nextCursor` of the page before", null));
        parameters.addAll(ofPresentation(type));
        return parameters;
    }

    static List<ListParameter> ofItem(RecordType<?> type) {
        List<ListParameter> parameters = new ArrayList<>(ofDay());
        if (type.stored() == type) {
            parameters.add(KNOWN_AT);
        }
        parameters.addAll(ofPresentation(type));
        return parameters;
    }

    private static List<ListParameter> ofDay() {
        List<ListParameter> parameters = new ArrayList<>();
        parameters.add(date(
                "asOf",
                "The day, month or year as of which to look: what had begun by then and was not over, as it was then (EDTF)",
                null));
        parameters.add(choice(
                "certainty",
                "Whether imprecise dates match when they may (possible, the default) or only when they must (certain)",
                List.of("possible", "certain"),
                null));
        return parameters;
    }

    private static List<ListParameter> ofPresentation(RecordType<?> type) {
        List<ListParameter> parameters = new ArrayList<>();
        parameters.add(text("fields", "Only these properties, separated by commas; `id` always comes", "id"));
        if (!type.includes().isEmpty()) {
            parameters.add(text(
                    "include",
                    "Related records to answer along, separated by commas: "
                            + String.join(
                                    ", ",
                                    type.includes().stream().map(Include::name).toList()),
                    type.includes().get(0).name()));
        }
        parameters.add(text("lang", "Language of display names, a BCP 47 tag; goes before Accept-Language", "de"));
        parameters.add(choice(
                "format",
                "Format of the answer; goes before Accept",
                Format.of(type).stream().map(Format::parameter).toList(),
                "json"));
        return parameters;
    }
}
