package dev.sistercity.registry.review;

import dev.sistercity.registry.shared.page.PageInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of names, as the contract shows it. */
@Schema(name = "AskedNamePage", description = "A page of names that rows ask about")
record AskedNamePage(
        @Schema(required = true) List<AskedNameView> items,
        @Schema(required = true) PageInfo page) {}
