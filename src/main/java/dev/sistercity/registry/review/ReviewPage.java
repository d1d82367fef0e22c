package dev.sistercity.registry.review;

import dev.sistercity.registry.shared.page.PageInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of reviews, as the contract shows it. */
@Schema(name = "ReviewPage", description = "A page of reviews")
record ReviewPage(
        @Schema(required = true) List<ReviewView> items,
        @Schema(required = true) PageInfo page) {}
