package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.city.Identifier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identifiers of cities as lists have them. */
final class WrittenIdentifier {

    private static final Pattern WIKIDATA =
            Pattern.compile("(?:https?://(?:www\\.)?wikidata\\.org/(?:entity|wiki)/|wikidata:)?(Q[1-9][0-9]{0,11})");
    private static final Pattern GEONAMES =
            Pattern.compile("(?:https?://(?:www\\.|sws\\.)?geonames\\.org/|geonames:)([1-9][0-9]{0,8})(?:/.*)?");

    private WrittenIdentifier() {}

    /** @throws RejectedRowException if it is none */
    static Identifier parse(String text) {
        Matcher wikidata = WIKIDATA.matcher(text);
        if (wikidata.matches()) {
            return new Identifier("wikidata", wikidata.group(1));
        }
        Matcher geonames = GEONAMES.matcher(text);
        if (geonames.matches()) {
            return new Identifier("geonames", geonames.group(1));
        }
        throw new RejectedRowException(text + " is no identifier such as Q1726 or geonames:2867714");
    }
}
