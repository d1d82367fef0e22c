package dev.sistercity.registry.shared.page;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a page stands in its list.
 *
 * @param limit rows asked for
 * @param total rows of the whole list
 * @param nextCursor leads to the next page; null on the last
 * @param unknownIds asked for and not there; null where nothing was asked for by id
 * @param unreadable records of the collection that a newer version wrote and this replica cannot read; null for none
 */
@Schema(name = "PageInfo", description = "Where a page stands in its list")
public record PageInfo(
        @Schema(required = true, description = "Rows asked for", examples = "20")
        int limit,

        @Schema(required = true, description = "Rows of the whole list", examples = "1234")
        int total,

        @Schema(description = "Send it as `cursor` for the next page; absent on the last page")
        String nextCursor,

        @Schema(
                description =
                        "Records of the collection that are in none of its lists, as a newer version of the registry "
                                + "wrote them and this replica cannot read them; absent where there are none")
        Integer unreadable,

        @Schema(description = "What was asked for by `ids` and is not there; absent without `ids`")
        List<String> unknownIds) {

    public PageInfo(int limit, int total, String nextCursor) {
        this(limit, total, nextCursor, null, null);
    }

    /**
     * Of a page from which more records are left out.
     *
     * @param more how many
     */
    public PageInfo without(int more) {
        return more == 0
                ? this
                : new PageInfo(limit, total, nextCursor, (unreadable == null ? 0 : unreadable) + more, unknownIds);
    }
}
