package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.Reading;

/**
 * The day that is looked at.
 *
 * @param then has that day: what had begun by it
 * @param standing as {@code then}, but without a day where that is today: what ended nobody knows when has ended by today, and
 *     may have been there still on any day before
 */
public record Moment(Reading then, Reading standing) {

    public static Moment past(Reading then) {
        return new Moment(then, then);
    }

    public static Moment today(Reading then) {
        return new Moment(then, new Reading(then.snapshot(), then.languages(), null, then.certainty()));
    }
}
