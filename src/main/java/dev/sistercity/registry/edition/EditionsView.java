package dev.sistercity.registry.edition;

import dev.sistercity.registry.shared.page.PageInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of editions. */
@Schema(name = "EditionPage", description = "Editions, the newest first")
record EditionsView(
        @Schema(required = true) List<EditionView> items,
        @Schema(required = true) PageInfo page) {}
