package dev.sistercity.registry.partnership;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A document that came out of a milestone; has a title or an address.
 *
 * @param title null where only the address is known
 * @param url null where it is not on the Web
 */
@Schema(name = "Document", description = "A document that came out of a milestone: `title` or `url` is needed")
public record Document(
        @Size(max = 1000, message = "must have at most 1000 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Its title", examples = "Sister City Agreement")
        String title,

        @Size(max = 2000, message = "must have at most 2000 characters")
        @Pattern(regexp = "https?://[^\\s/?#]+\\S*", message = "must be an http or https address")
        @Schema(description = "Where it can be read", examples = "https://www.dunedin.govt.nz/agreement.pdf")
        String url) {}
