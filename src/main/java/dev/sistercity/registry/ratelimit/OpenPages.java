package dev.sistercity.registry.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits of what is answered whatever a client has left of its reads: pages for people, the contract, the explorer, health
 * and metrics. They have budgets of their own for each address.
 *
 * <p>A probe is never refused, since a balancer takes a refusal for a replica that is not well. Beyond the budget it gets the
 * last status of the same probe, if that is no older than a second, which costs next to nothing.
 */
@Singleton
class OpenPages {

    private static final List<String> PAGES = List.of("/openapi", "/explorer", "/problems", "/q");

    /**
     * What people read. A page costs more than the same as JSON, and most the first time after a start: charged for that, a reader
     * would be sent away after some pages.
     */
    private static final List<String> FOR_PEOPLE = List.of(
            "/",
            "/assets",
            "/search",
            "/countries",
            "/changes",
            "/about",
            "/accessibility",
            "/cities",
            "/partnerships",
            "/forums",
            "/forum-series",
            "/exchanges",
            "/platforms",
            "/projects",
            "/knowledge-transfers",
            "/networks",
            "/commitments",
            "/campaigns",
            "/sources",
            "/claims",
            "/conflicts",
            "/offices",
            "/change-requests",
            "/partner-requests",
            "/import-presets",
            "/duplicates");

    private static final String HEALTH = "/q/health";
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    /** Paths of probes; strangers make up others, which are not kept. */
    private static final int MOST_PROBES = 20;

    private final Budget budget;
    private final Ticker ticker;
    private final long start;
    private final Cache<String, GcraLimiter> pages;
    private final Cache<String, GcraLimiter> probes;
    private final Map<String, Probed> last = new ConcurrentHashMap<>();

    OpenPages(RateLimitSettings settings, Ticker ticker) {
        budget = Budget.of("pages", settings.pages(), settings.window());
        this.ticker = ticker;
        start = ticker.read();
        pages = meters(settings);
        probes = meters(settings);
    }

    private Cache<String, GcraLimiter> meters(RateLimitSettings settings) {
        return Caffeine.newBuilder()
                .maximumSize(settings.clients())
                .expireAfterAccess(settings.window())
                .ticker(ticker)
                .build();
    }

    /** How a probe was last answered. */
    private record Probed(int status, long nanos) {}

    Budget budget() {
        return budget;
    }

    /** Whether a path has these budgets and not those of reads and writes. */
    static boolean areAt(String path) {
        return isAt(path, PAGES) || isAt(path, FOR_PEOPLE);
    }

    private static boolean isAt(String path, List<String> pages) {
        for (String page : pages) {
            if (path.startsWith(page)
                    && (path.length() == page.length() || !Character.isLetterOrDigit(path.charAt(page.length())))) {
                return true;
            }
        }
        return false;
    }

    static boolean isProbe(String path) {
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }

    GcraLimiter.RateDecision take(Client address) {
        return pages.get(address.id(), unknown -> new GcraLimiter()).take(budget, now());
    }

    /** Answers a probe beyond the budget, or lets it be answered. */
    void probe(Client address, String path, RoutingContext context) {
        Probed before = last.get(path);
        boolean within = probes.get(address.id(), unknown -> new GcraLimiter())
                .take(budget, now())
                .admitted();
        if (within || before == null || now() - before.nanos() > FRESH_NANOS) {
            context.addEndHandler(ended -> keep(path, context.response().getStatusCode()));
            context.next();
            return;
        }
        context.response()
                .setStatusCode(before.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end("{\"status\":\"" + (before.status() == 200 ? "UP" : "DOWN") + "\",\"checks\":[]}");
    }

    private void keep(String path, int status) {
        if ((status == 200 || status == 503) && (last.size() < MOST_PROBES || last.containsKey(path))) {
            last.put(path, new Probed(status, now()));
        }
    }

    private long now() {
        return ticker.read() - start;
    }
}
