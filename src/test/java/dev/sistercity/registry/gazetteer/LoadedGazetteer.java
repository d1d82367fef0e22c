package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.Reply;
import jakarta.inject.Singleton;

/** Loads gazetteers into the running application, and waits until names are looked up in them. */
@Singleton
public class LoadedGazetteer {

    private static final String PLACES = "places";
    private static final String TABS = "text/tab-separated-values";

    private final Http http;
    private final JobsDone jobs;
    private final PlaceStore places;

    LoadedGazetteer(Http http, JobsDone jobs, PlaceStore places) {
        this.http = http;
        this.jobs = jobs;
        this.places = places;
    }

    /** @param lines as {@link GeoNamesTable#place} makes them */
    public Reply of(String lines) {
        return of(GeoNamesTable.utf8(lines), TABS);
    }

    /**
     * As a file.
     *
     * @return the job, done
     */
    public Reply of(byte[] file, String type) {
        Reply done = loaded(PLACES, file, type);
        String edition = places.latest().orElseThrow().edition();
        Patience.until("the gazetteer", () -> places.current()
                .filter(current -> current.edition().equals(edition))
                .isPresent());
        return done;
    }

    /** Names of its places, lines of alternateNamesV2, of which the first is of a place that is loaded. */
    public void names(String lines) {
        loaded("names", GeoNamesTable.utf8(lines), TABS);
        int place = Integer.parseInt(lines.split("\t", 3)[1]);
        Patience.until("the names", () -> places.find(place)
                .filter(known -> !known.names().isEmpty())
                .isPresent());
    }

    private Reply loaded(String table, byte[] file, String type) {
        Reply ended = jobs.ended(http.send(
                "POST", "/v1/gazetteer/imports?table=" + table, file, "X-API-Key", Http.KEY, "Content-Type", type));
        if (!ended.at("/status").equals("done")) {
            throw new AssertionError(ended.toString());
        }
        return ended;
    }
}
