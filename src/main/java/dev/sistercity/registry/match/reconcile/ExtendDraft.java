package dev.sistercity.registry.match.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Which values of which cities are wanted (Reconciliation Service API 0.2, section 7.2). */
record ExtendDraft(
        @NotNull(message = "must be given") @Size(max = 1_000, message = "must be 1000 at the most")
        List<@NotNull(message = "must not be null") String> ids,

        @NotNull(message = "must be given") @Size(max = 50, message = "must be 50 at the most")
        List<@NotNull(message = "must not be null") @Valid WantedProperty> properties) {

    /** @param settings there are none that a property takes; programs send an empty object */
    record WantedProperty(
            @NotNull(message = "must be given") String id, JsonNode settings) {}
}
