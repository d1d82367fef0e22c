package dev.sistercity.registry.vitality.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A topic, and the exchanges and forums that were about it. */
@Schema(name = "TopicFigure", description = "A topic, and the exchanges and forums that were about it")
public record TopicFigure(
        @Schema(required = true, description = "The topic", examples = "care-for-the-elderly")
        String topic,

        @Schema(required = true, description = "How many exchanges and forums", examples = "1")
        int count,

        @Schema(required = true, description = "When it was talked about last (EDTF)", examples = "2024-09-09")
        EdtfDate last,

        @Schema(
                required = true,
                description =
                        "Lists that have exactly these records, all of them together; empty where no list can be asked for "
                                + "just these")
        List<String> hrefs,

        @Schema(
                required = true,
                description = "The records, the latest first: all of them, or the latest 20 where `hrefs` leads to all")
        List<RecordLink> records) {

    public static final int MOST = 20;
}
