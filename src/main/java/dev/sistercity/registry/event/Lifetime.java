package dev.sistercity.registry.event;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.TextTokenizer;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameList;
import dev.sistercity.registry.shared.value.Names;
import java.util.List;
import java.util.function.Function;

/** What holds of everything that has a name, perhaps a field, a beginning and perhaps an end. */
public final class Lifetime {

    private static final String FIELD = "field";
    private static final String STATUS = "status";

    private Lifetime() {}

    /** @throws RegistryException REFUSED if it ends before it begins, or ends without having ended */
    public static void check(EdtfDate started, EdtfDate ended, CooperationStatus status) {
        if (ended != null && status != CooperationStatus.ENDED) {
            throw RegistryException.refused("/ended", FaultCode.ENDED_ONLY);
        }
        if (ended != null && started != null && ended.overBy(started, Certainty.CERTAIN)) {
            throw RegistryException.refused("/ended", FaultCode.BEFORE_START);
        }
    }

    /**
     * The names of a record.
     *
     * @param before null for a new record
     * @throws RegistryException REFUSED if there are none
     */
    public static List<Name> names(String name, List<Name> names, List<Name> before, String what) {
        List<Name> all = NameList.of(name, names, before);
        if (all.isEmpty()) {
            throw RegistryException.refused("/names", FaultCode.RECORD_NEEDS_NAME, what);
        }
        return all;
    }

    /** Where its beginning is not known, it may have begun; where its end is not known, it may go on. */
    public static boolean existed(EdtfDate started, EdtfDate ended, ReadContext readContext) {
        boolean begun = started == null
                ? readContext.certainty() == Certainty.POSSIBLE
                : started.begunBy(readContext.asOf(), readContext.certainty());
        Certainty opposite = readContext.certainty() == Certainty.POSSIBLE ? Certainty.CERTAIN : Certainty.POSSIBLE;
        return begun && (ended == null || !ended.overBy(readContext.asOf(), opposite));
    }

    public static void index(List<Name> names, List<String> fields, CooperationStatus status, Index index) {
        names.forEach(name -> index.text(name.value()));
        indexFields(fields, index);
        index.put(STATUS, Kebab.of(status));
    }

    public static void indexFields(List<String> fields, Index index) {
        fields.forEach(field -> index.put(FIELD, field));
    }

    public static <D> Filter<D> field() {
        return Filter.anyOf(ListParameter.text(FIELD, "What it is about", "economy-trade"));
    }

    public static <D> Filter<D> status() {
        return Filter.anyOf(
                ListParameter.choice(STATUS, "Where it stands", Kebab.all(CooperationStatus.class), "active"));
    }

    public static <D> Filter<D> launchedAt() {
        return new Filter<>(
                ListParameter.id(Launched.FACET, "Id of the forum at which it began", null),
                (selection, values, all) -> selection.retain(
                        selection.records().with(Launched.FACET, ParameterValues.id(Launched.FACET, values.get(0)))));
    }

    public static <D> SortKey<D> byName(Function<D, List<Name>> names) {
        return SortKey.of(
                "name",
                "its English or else first name, case and diacritics ignored",
                String.class,
                entry -> TextTokenizer.fold(
                        Names.choose(names.apply(entry.draft()), List.of()).value()));
    }

    public static <D> SortKey<D> byStart(Function<D, EdtfDate> started) {
        return SortKey.had("started", "since when, at the earliest", Long.class, entry -> {
            EdtfDate date = started.apply(entry.draft());
            return date == null ? null : date.earliestDay();
        });
    }
}
