package dev.sistercity.registry.pages.record;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Selection;
import dev.sistercity.registry.change.log.UnreadableDocument;
import dev.sistercity.registry.endpoint.read.RecordReads;
import dev.sistercity.registry.endpoint.read.Renderer;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.ListReader;
import dev.sistercity.registry.shared.page.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What lists of the API have, before it becomes JSON: for pages that read a few values of hundreds of records, where writing and reading
 * JSON would take longer than all else.
 */
record ViewReads<D>(RecordCollection<D> type, RecordReads<D> reads, ListReader<D> lists) {

    private static final Logger LOG = Logger.getLogger(ViewReads.class);

    /**
     * The views, in no order.
     *
     * @param most how many
     */
    List<Object> of(ApiRequest request, int most) {
        Parameters parameters = Parameters.of(request.parameters(), lists.declared());
        ReadContext reading = reads.reading(parameters, request);
        Selection<D> selection = lists.select(parameters, reading);
        List<Object> views = new ArrayList<>();
        selection.records().forEach(selection.slots().limit(most), entry -> {
            try {
                views.add(Renderer.view(type, entry, reading));
            } catch (UnreadableDocument e) {
                LOG.debugf(e, "Left out, as lists leave it out: %s", entry.id());
            }
        });
        return views;
    }
}
