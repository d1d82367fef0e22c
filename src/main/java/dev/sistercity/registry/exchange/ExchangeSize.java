package dev.sistercity.registry.exchange;

import dev.sistercity.registry.shared.value.Quantity;
import jakarta.validation.Valid;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How large an exchange was. */
@Schema(name = "ExchangeSize", description = "How large it was")
public record ExchangeSize(
        @Valid @Schema(description = "People who took part") Quantity people,

        @Valid @Schema(description = "Organizations that took part: schools, clubs, companies")
        Quantity organizations,

        @Valid @Schema(description = "Days that it lasted") Quantity days) {}
