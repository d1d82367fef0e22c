package dev.sistercity.registry.source.api;

import dev.sistercity.registry.shared.code.LanguageTag;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A publication as clients write it. */
@Schema(name = "SourceDraft", description = "A publication as it is sent: `url` or `title` is needed")
public record SourceDraft(
        @NotNull(message = "must be given")
        @Schema(description = "What kind of publication it is", examples = "official-page")
        SourceKind kind,

        @Size(max = 2000, message = "must have at most 2000 characters")
        @Pattern(regexp = "https?://[^\\s/?#]\\S*", message = "must be an http or https address")
        @Schema(
                description = "Where it can be read",
                examples = "https://www.dunedin.govt.nz/council/sister-cities/shanghai-china")
        String url,

        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Schema(description = "Its title", examples = "Shanghai, China")
        String title,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "Who published it", examples = "Dunedin City Council")
        String publisher,

        @LanguageTag @Schema(description = "BCP 47 tag of its language", examples = "en")
        String lang,

        @Schema(description = "When it was published (EDTF)", examples = "2023-12-01")
        EdtfDate published,

        @Size(max = 36, message = "must be an id") @Schema(description = "Id of the source that it translates")
        String translationOf,

        @Size(max = 36, message = "must be an id") @Schema(description = "Id of the source that it repeats")
        String republicationOf) {}
