package dev.sistercity.registry.event;

import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.date;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.value.EdtfDate;

/** What lists of happenings can be narrowed by. */
public final class EventFilters {

    private EventFilters() {}

    public static <D extends Event> Filter<D> status() {
        return Filter.anyOf(choice("status", "Where it stands", Kebab.all(EventStatus.class), "held"));
    }

    /** @param example a topic of the starter data */
    public static <D extends Event> Filter<D> topic(String example) {
        return Filter.anyOf(text("topic", "What it was about", example));
    }

    public static <D extends Event> Filter<D> dateFrom() {
        return dates("dateFrom", "On or after this (EDTF)", true);
    }

    public static <D extends Event> Filter<D> dateTo() {
        return dates("dateTo", "On or before this (EDTF)", false);
    }

    private static <D extends Event> Filter<D> dates(String name, String description, boolean from) {
        return new Filter<>(date(name, description, "2021"), (selection, values, all) -> {
            EdtfDate bound = ParameterValues.date(name, values.get(0));
            selection.retain(happening -> happening.draft().date() != null
                    && happening
                            .draft()
                            .date()
                            .within(
                                    from ? bound : null,
                                    from ? null : bound,
                                    selection.reading().certainty()));
        });
    }
}
