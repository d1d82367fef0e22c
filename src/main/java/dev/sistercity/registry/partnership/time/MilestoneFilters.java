package dev.sistercity.registry.partnership.time;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What happened to partnerships, and when, to find them by: one milestone of them has to meet all that is asked for. */
public final class MilestoneFilters {

    private static final String TYPE = "milestone";
    private static final String FROM = "milestoneFrom";
    private static final String TO = "milestoneTo";

    private static final ListParameter PARAMETER = ListParameter.choice(
                    TYPE, "What happened to it", Kebab.all(MilestoneType.class), "signed")
            .many()
            .negated();

    private MilestoneFilters() {}

    public static List<Filter<PartnershipDraft>> all() {
        Filter<PartnershipDraft> byType = Filter.anyOf(PARAMETER);
        return List.of(
                byType,
                dated(FROM, "A milestone on or after this (EDTF); with `milestone`, one of that type"),
                dated(TO, "A milestone on or before this (EDTF); with `milestone`, one of that type"));
    }

    /** Each of the two looks for a milestone that meets both. */
    private static Filter<PartnershipDraft> dated(String name, String description) {
        return new Filter<>(ListParameter.date(name, description, "1994"), (selection, values, all) -> {
            EdtfDate from = bound(FROM, all);
            EdtfDate to = bound(TO, all);
            Set<String> types = all.all(TYPE).stream()
                    .filter(value -> !PARAMETER.excludes(value))
                    .collect(Collectors.toSet());
            ReadContext readContext = selection.reading();
            selection.retain(entry -> entry.draft().milestones().stream()
                    .filter(milestone -> milestone.date() != null)
                    .filter(milestone -> types.isEmpty() || types.contains(Kebab.of(milestone.type())))
                    .anyMatch(milestone -> isWithin(milestone, from, to, readContext)));
        });
    }

    private static boolean isWithin(MilestoneDraft milestone, EdtfDate from, EdtfDate to, ReadContext readContext) {
        return milestone.date().within(from, to, readContext.certainty())
                && (readContext.asOf() == null
                        || milestone.date().begunBy(readContext.asOf(), readContext.certainty()));
    }

    private static EdtfDate bound(String name, Parameters all) {
        return all.one(name).map(text -> ParameterValues.date(name, text)).orElse(null);
    }

    public static void index(PartnershipDraft partnership, Index index) {
        partnership.milestones().forEach(milestone -> index.put(TYPE, Kebab.of(milestone.type())));
    }
}
