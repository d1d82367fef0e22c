package dev.sistercity.registry.edition;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became different from one edition to the next. */
@Schema(name = "EditionDifference", description = "What became different since the edition before")
record EditionDifferenceView(
        @Schema(required = true, description = "The edition", examples = "3")
        int edition,

        @Schema(description = "The one before; absent for the first, in which everything is new", examples = "2")
        Integer previous,

        @Schema(required = true, description = "By collection: records added, changed and removed")
        Map<String, Map<String, Integer>> counts,

        @Schema(required = true, description = "The records; at most 10,000: the feed has all changes")
        List<AlteredRecord> records,

        @Schema(required = true, description = "The changes in between, in the feed")
        String changesHref) {

    /** A record that became different. */
    @Schema(name = "EditionRecord", description = "A record that became different")
    record AlteredRecord(
            @Schema(required = true, description = "Its collection", examples = "cities")
            String resource,

            @Schema(required = true, description = "Its id") UUID id,

            @Schema(required = true, description = "added, changed or removed", examples = "changed")
            String what) {}
}
