package dev.sistercity.registry.shared.page;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a page stands in its list.
 *
 * @param limit rows asked for
 * @param total rows of the whole list
 * @param nextCursor leads to the next page; null on the last
 */
@Schema(name = "PageInfo", description = "Where a page stands in its list")
public record PageInfo(
        @Schema(required = true, description = "Rows asked for", examples = "20")
        int limit,

        @Schema(required = true, description = "Rows of the whole list", examples = "1234")
        int total,

        @Schema(description = "Send it as `cursor` for the next page; absent on the last page")
        String nextCursor) {}
