package dev.sistercity.registry.partnership.time;

import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.EdtfDate;

/** A date of founding is a day, however vaguely it is known. */
public final class SpanOfYears {

    private SpanOfYears() {}

    /**
     * Refuses a span with a beginning and an end; one of which an end is open says since or until when, and is a day.
     *
     * @param established null for unknown
     * @throws RegistryException REFUSED for such a span
     */
    public static void refuse(String pointer, EdtfDate established) {
        if (established != null
                && established.isInterval()
                && established.start() != null
                && established.end() != null) {
            throw RegistryException.refused(pointer, FaultCode.NO_SPAN_OF_TIME, established.start(), established.end());
        }
    }
}
