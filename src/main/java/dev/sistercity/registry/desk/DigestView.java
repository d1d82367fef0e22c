package dev.sistercity.registry.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an office's desk is sent. */
@Schema(name = "DeskDigest", description = "Where an office's desk is sent by mail, and how often")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DigestView(
        @Schema(description = "The address; absent where the desk is sent nowhere")
        String email,

        @Schema(description = "How often") DigestFrequency every,

        @Schema(description = "Its language") String lang,

        @Schema(
                required = true,
                description =
                        "Whether the address was confirmed by the link that was sent there: until then nothing else is")
        boolean confirmed,

        @Schema(description = "When the next one is due, if anything is on the desk then")
        Instant nextAt) {

    static final DigestView NONE = new DigestView(null, null, null, false, null);
}
