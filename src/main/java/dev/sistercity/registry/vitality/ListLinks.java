package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.shared.value.Certainty;
import java.util.List;

/** Addresses of lists that have just the records that were counted. */
final class ListLinks {

    private final String then;

    ListLinks(ReadContext readContext) {
        this.then = "&asOf=" + readContext.asOf()
                + (readContext.certainty() == Certainty.CERTAIN ? "&certainty=certain" : "");
    }

    /**
     * Held exchanges or forums.
     *
     * @param query the filters by city; null where no filters do
     * @return none for none
     */
    List<String> held(String collection, String query) {
        return of(collection, query, "&status=held");
    }

    /**
     * Held exchanges or forums about a topic.
     *
     * @param since a day
     */
    List<String> about(String collection, String query, String topic, String since) {
        return of(collection, query, "&status=held&dateFrom=" + since + "&topic=" + topic);
    }

    List<String> openCommitments(String query) {
        return of("commitments", query, "&status=stated&status=taken-up");
    }

    List<String> running(String collection, String query) {
        return of(collection, query, "&status=active");
    }

    private List<String> of(String collection, String query, String more) {
        return query == null ? List.of() : List.of("/v1/" + collection + '?' + query + more + then);
    }
}
