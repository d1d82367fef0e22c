package dev.sistercity.registry.shared.deprecation;

import dev.sistercity.registry.shared.table.TsvResource;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Tells the callers of an operation that goes away since when it is deprecated (RFC 9745), when it ends (RFC 8594) and what to use
 * instead. Which do stands in {@code table/deprecations.tsv}; while none does, no request pays for it.
 */
@Singleton
public class Deprecations {

    private static final String FILE = "/table/deprecations.tsv";

    private final List<Deprecation> all;

    Deprecations() {
        this(TsvResource.rows(FILE).stream().map(Deprecation::of).toList());
    }

    Deprecations(List<Deprecation> all) {
        this.all = List.copyOf(all);
    }

    /**
     * An operation that goes away.
     *
     * @param path as the contract writes it: {@code /v1/cities/{id}}
     * @param end null while that is open
     * @param instead address of what to use, or to read
     */
    public record Deprecation(String method, String path, LocalDate since, LocalDate end, String instead) {

        static Deprecation of(String... cells) {
            return new Deprecation(
                    cells[0],
                    cells[1],
                    LocalDate.parse(cells[2]),
                    cells[3].isEmpty() ? null : LocalDate.parse(cells[3]),
                    cells[4]);
        }
    }

    public List<Deprecation> all() {
        return all;
    }

    void install(@Observes Router router) {
        all.forEach(
                one -> router.route(HttpMethod.valueOf(one.method()), one.path().replaceAll("\\{(\\w+)}", ":$1"))
                        .order(Integer.MIN_VALUE + 2_000)
                        .handler(context -> announce(one, context)));
    }

    private static void announce(Deprecation one, RoutingContext context) {
        context.addHeadersEndHandler(ended -> {
            var headers = context.response().headers();
            headers.set(
                    "Deprecation",
                    "@" + one.since().atStartOfDay(ZoneOffset.UTC).toEpochSecond());
            if (one.end() != null) {
                headers.set(
                        "Sunset",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(one.end().atStartOfDay(ZoneOffset.UTC)));
            }
            headers.add("Link", "<" + one.instead() + ">; rel=\"deprecation\"");
        });
        context.next();
    }
}
