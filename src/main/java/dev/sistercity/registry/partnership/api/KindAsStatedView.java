package dev.sistercity.registry.partnership.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a side or a source calls the partnership, as a caller reads it. */
@Schema(name = "KindAsStated", description = "What a side or a source calls it, in its own words")
public record KindAsStatedView(
        @Schema(required = true, description = "In its own words", examples = "友好交流城市")
        String value,

        @Schema(required = true, description = "The language, as a BCP 47 tag", examples = "zh-Hans")
        String lang,

        @Schema(description = "The side whose words these are, where they are one's alone")
        CityRef by,

        @Schema(description = "From when on it is called so (EDTF)")
        EdtfDate date) {}
