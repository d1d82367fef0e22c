package dev.sistercity.registry.pages.site;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Where the world sees the registry; where that is not configured, where the caller does. */
@Singleton
class SiteAddress {

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    private final SiteFrame frame;

    SiteAddress(SiteFrame frame) {
        this.frame = frame;
    }

    /** Scheme and authority, without a slash at the end; empty where the request names no host that can be one. */
    String of(RoutingContext context) {
        String host = context.request().getHeader("Host");
        if (!frame.base().isEmpty() || host == null || !AUTHORITY.matcher(host).matches()) {
            return frame.base();
        }
        return context.request().scheme() + "://" + host;
    }
}
