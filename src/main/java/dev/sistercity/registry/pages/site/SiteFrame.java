package dev.sistercity.registry.pages.site;

import dev.sistercity.registry.endpoint.request.PublicAddress;
import dev.sistercity.registry.pages.file.PackagedFiles;
import dev.sistercity.registry.pages.html.Layout;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is the same on all pages: where the site is, and the versions of its style and script. */
@Singleton
public class SiteFrame {

    private static final String LAND = "/assets/land.svg";
    private static final Pattern PATH = Pattern.compile(" d=\"([^\"]++)\"");

    private final PackagedFiles files;
    private final String base;

    /** @param address the registry's as the world sees it: search engines and other sites want whole addresses */
    SiteFrame(PackagedFiles files, PublicAddress address) {
        this.files = files;
        base = address.configured();
    }

    /** May read files: not for the event loop. */
    public Layout.Site site() {
        return new Layout.Site(
                base,
                files.get("/assets/site.css").version(),
                files.get("/assets/site.js").version(),
                files.get("/assets/icon.svg").version());
    }

    /** Empty if it is not configured. */
    public String base() {
        return base;
    }

    /** The address of the land on maps. */
    String land() {
        return LAND + "?v=" + files.get(LAND).version();
    }

    /** The outline of the land. */
    String landPath() {
        Matcher path = PATH.matcher(files.get(LAND).plain().toString());
        return path.find() ? path.group(1) : "";
    }
}
