package dev.sistercity.registry.pages;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The way in: what there is, and where. */
@Schema(name = "Landing", description = "The way in: what there is, and where")
record Landing(
        @Schema(required = true, description = "Name of the service")
        String name,

        @Schema(required = true, description = "Number of the last change that the answer includes", examples = "379")
        long sequence,

        @Schema(
                required = true,
                description = "The history of the log that this is: another one where the database went back",
                examples = "1-5f3a9c21")
        String epoch,

        @Schema(required = true, description = "The collections and how many records each has")
        List<Entry> collections,

        @Schema(
                required = true,
                description = "Everything that was written, in order",
                examples = "/v1/changes?after=0")
        String changes,

        @Schema(required = true, description = "The contract of this API", examples = "/openapi.json")
        String openapi,

        @Schema(required = true, description = "The contract to click through", examples = "/explorer")
        String explorer) {

    /** One collection. */
    @Schema(name = "LandingEntry")
    record Entry(
            @Schema(required = true, examples = "cities") String name,

            @Schema(required = true, examples = "/v1/cities")
            String href,

            @Schema(required = true, description = "Its records", examples = "61")
            int count) {}
}
