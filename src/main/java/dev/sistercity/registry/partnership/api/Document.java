package dev.sistercity.registry.partnership.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A paper that was signed or issued. */
@Schema(name = "Document", description = "A paper that was signed or issued: `title` or `url` is needed")
public record Document(
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Schema(description = "Its title", examples = "Memorandum of understanding")
        String title,

        @Size(max = 2000, message = "must have at most 2000 characters")
        @Pattern(regexp = "https?://[^\\s/?#]\\S*", message = "must be an http or https address")
        @Schema(description = "Where it can be read")
        String url) {

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "needs a title or a url")
    public boolean isNamed() {
        return title != null || url != null;
    }
}
