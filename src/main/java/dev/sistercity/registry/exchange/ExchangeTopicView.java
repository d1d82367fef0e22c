package dev.sistercity.registry.exchange;

import dev.sistercity.registry.city.api.CityRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that was talked about, as a caller reads it. */
@Schema(name = "ExchangeTopic", description = "Something that was talked about")
record ExchangeTopicView(
        @Schema(required = true, description = "What it was", examples = "care-for-the-elderly")
        String topic,

        @Schema(required = true, description = "The host or guests that raised it; none where that is not known")
        List<CityRef> raisedBy) {}
