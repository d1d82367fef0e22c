package dev.sistercity.registry.endpoint.request;

import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.date;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.value.Certainty;
import java.util.ArrayList;
import java.util.List;

/** The query parameters that all collections, and all their records, have. */
public final class CommonParameters {

    public static final ListParameter KNOWN_AT = new ListParameter(
            "knownAt",
            "What was recorded at this time (RFC 3339): all records, and what is counted and follows from them, as they were then",
            ListParameter.Kind.TIMESTAMP,
            false,
            List.of(),
            null);

    public static final String AS_OF = "asOf";
    private static final String CERTAINTY = "certainty";

    /** The day of what is worked out of many records. */
    public static final ListParameter DAY = date(
            AS_OF,
            "The day, month or year as of which to look: what had begun by then and was not over, as it was then (EDTF)",
            null);

    private CommonParameters() {}

    static List<ListParameter> ofList(RecordCollection<?> type) {
        List<ListParameter> parameters = new ArrayList<>();
        parameters.add(text(
                "q",
                "Words that begin like these, in any of the record's texts and scripts; without `sort` the records come "
                        + "first that have such a name, then those with such words, larger ones before smaller",
                null));
        parameters.add(WantedIds.PARAMETER);
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
                "limit",
                "Page size, 0–200; of tables (CSV, NDJSON, GeoJSON, iCalendar) to 1,000. 0 counts alone",
                ListParameter.Kind.INTEGER,
                false,
                List.of(),
                "20"));
        parameters.add(text("cursor", "Where the page begins: `nextCursor` of the page before", null));
        parameters.addAll(FacetParameters.of(type));
        parameters.addAll(ofPresentation(type, Format.of(type)));
        return parameters;
    }

    public static List<ListParameter> ofItem(RecordCollection<?> type) {
        List<ListParameter> parameters = new ArrayList<>(ofDay());
        parameters.addAll(ofPresentation(type, Format.ofItem(type)));
        return parameters;
    }

    /** When a record, or a part of it, is looked at. */
    public static List<ListParameter> ofDay() {
        List<ListParameter> parameters = new ArrayList<>();
        parameters.add(DAY);
        parameters.add(choice(
                CERTAINTY,
                "Whether imprecise dates match when they may (possible, the default) or only when they must (certain)",
                List.of("possible", "certain"),
                null));
        parameters.add(KNOWN_AT);
        return parameters;
    }

    /** How a request wants to look at the registry, by those of these parameters that it may have. */
    public static ReadContext reading(Parameters parameters, Snapshot snapshot, List<String> languages) {
        return new ReadContext(
                snapshot,
                languages,
                parameters
                        .one(AS_OF)
                        .map(text -> ParameterValues.date(AS_OF, text))
                        .orElse(null),
                parameters.one(CERTAINTY).filter("certain"::equals).isPresent()
                        ? Certainty.CERTAIN
                        : Certainty.POSSIBLE);
    }

    private static List<ListParameter> ofPresentation(RecordCollection<?> type, List<Format> formats) {
        List<ListParameter> parameters = new ArrayList<>();
        parameters.add(text(
                "fields",
                "Only these properties, separated by commas, and `id`; what is required otherwise is left out, too",
                "id"));
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
                formats.stream().map(Format::parameter).toList(),
                "json"));
        if (formats.contains(Format.CSV)) {
            parameters.add(ByteOrderMark.PARAMETER);
        }
        return parameters;
    }
}
