package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.ReadContext;

/**
 * The day that is looked at.
 *
 * @param then has that day: what had begun by it
 * @param standing as {@code then}, but without a day where that is today: what ended at an unknown time has ended by today, and
 *     may have been there still on any day before
 */
public record ReportDate(ReadContext then, ReadContext standing) {

    public static ReportDate past(ReadContext then) {
        return new ReportDate(then, then);
    }

    public static ReportDate today(ReadContext then) {
        return new ReportDate(then, new ReadContext(then.snapshot(), then.languages(), null, then.certainty()));
    }
}
