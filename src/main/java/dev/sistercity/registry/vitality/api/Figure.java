package dev.sistercity.registry.vitality.api;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number, and the records that it comes from.
 *
 * @param hrefs lists that have exactly these records together; empty where no list can be asked for just these
 * @param records all of them, or the latest where {@code hrefs} lead to all
 */
@Schema(name = "Figure", description = "A number, and the records that it comes from")
public record Figure(
        @Schema(required = true, description = "How many", examples = "1")
        int count,

        @Schema(
                required = true,
                description =
                        "Lists that have exactly these records, all of them together; empty where no list can be asked for "
                                + "just these")
        List<String> hrefs,

        @Schema(
                required = true,
                description =
                        "The records, the latest first: all of them, or the latest 200 where `hrefs` leads to all")
        List<RecordLink> records) {

    private static final int MOST = 200;

    /** @param all the latest first */
    public static <T> Figure of(List<T> all, List<String> hrefs, Function<T, RecordLink> link) {
        return new Figure(all.size(), hrefs, links(all, hrefs, MOST, link));
    }

    public static <T> List<RecordLink> links(List<T> all, List<String> hrefs, int most, Function<T, RecordLink> link) {
        return all.stream()
                .limit(hrefs.isEmpty() ? Long.MAX_VALUE : most)
                .map(link)
                .toList();
    }
}
