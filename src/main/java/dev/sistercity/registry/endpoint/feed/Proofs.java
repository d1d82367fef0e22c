package dev.sistercity.registry.endpoint.feed;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.HashChain;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.change.log.UnreadableDocument;
import dev.sistercity.registry.endpoint.read.Answer;
import dev.sistercity.registry.endpoint.read.Renderer;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Lets every client verify a stretch of the log. Always from the database: what it holds is what is to be proved, so digests are
 * worked out anew from the documents that are there.
 */
@Singleton
public class Proofs {

    public static final ListParameter FROM = number("from", "The first number to prove; 1 by default");
    public static final ListParameter TO = number("to", "The last number to prove; the last that was given by default");
    public static final ListParameter INCLUDE = ListParameter.choice(
            "include",
            "`documents`: the stored documents, so that they can be verified too",
            List.of("documents"),
            null);

    private static final int MOST = 1_000;
    private static final int MOST_WITH_DOCUMENTS = 200;
    private static final HexFormat HEX = HexFormat.of();
    private static final Map<String, ListParameter> DECLARED =
            Map.of(FROM.name(), FROM, TO.name(), TO, INCLUDE.name(), INCLUDE);

    private final ChangeLog log;
    private final Replica replica;
    private final Renderer renderer;
    private final RecordDocument documents;

    Proofs(ChangeLog log, Replica replica, Renderer renderer, RecordDocument documents) {
        this.log = log;
        this.replica = replica;
        this.renderer = renderer;
        this.documents = documents;
    }

    RestResponse<byte[]> prove(ApiRequest apiRequest) {
        Parameters parameters = Parameters.of(apiRequest.parameters(), DECLARED);
        Format.choose(Optional.empty(), apiRequest.header("Accept"), List.of(Format.JSON));
        long from = value(parameters, FROM).orElse(1L);
        Optional<Long> asked = value(parameters, TO);
        if (asked.isPresent() && asked.get() < from) {
            throw RegistryException.ofParameter(TO.name(), "must not be less than from");
        }
        boolean withDocuments = parameters.one(INCLUDE.name()).isPresent();
        try {
            long head = log.head();
            if (from > head + 1) {
                throw RegistryException.ofParameter(FROM.name(), "is beyond the log, whose last number is " + head);
            }
            long last = Math.min(asked.orElse(head), head);
            long to = Math.min(last, from + (withDocuments ? MOST_WITH_DOCUMENTS : MOST) - 1);
            List<Change> changes = log.between(from - 1, to);
            ProofView proof = proof(from, changes, head, withDocuments);
            String next = to == last
                    ? null
                    : "<" + apiRequest.path() + "?from=" + (to + 1) + "&to=" + last
                            + (withDocuments ? "&include=documents" : "") + ">; rel=\"next\"";
            return answer(apiRequest, renderer.json(proof), next);
        } catch (SQLException e) {
            throw Replica.away(e);
        }
    }

    private ProofView proof(long from, List<Change> changes, long head, boolean withDocuments) {
        Snapshot snapshot = replica.snapshot();
        boolean withPrevious = !changes.isEmpty() && changes.get(0).sequence() < from;
        byte[] previous = withPrevious ? changes.get(0).seal().hash() : HashChain.beginning();
        List<ProofView.Link> links = changes.stream()
                .skip(withPrevious ? 1 : 0)
                .map(change -> link(change, withDocuments, snapshot))
                .toList();
        return new ProofView(
                HEX.formatHex(previous),
                links,
                head,
                snapshot.lineage().epochs().stream()
                        .map(ProofView.EpochView::of)
                        .toList());
    }

    private ProofView.Link link(Change change, boolean withDocument, Snapshot snapshot) {
        Optional<RecordCollection<?>> type =
                withDocument ? ChangeViews.type(change, snapshot) : Optional.<RecordCollection<?>>empty();
        boolean open = type.filter(RecordCollection::openDocuments).isPresent();
        return new ProofView.Link(
                change.sequence(),
                HashChain.canonical(change),
                HEX.formatHex(change.seal().hash()),
                open ? HEX.formatHex(change.seal().salt()) : null,
                open ? change.document() : null,
                open ? null : type.map(closed -> published(closed, change)).orElse(null));
    }

    /** Null for what this version cannot read, or does not know what is public of. */
    private <D> String published(RecordCollection<D> type, Change change) {
        try {
            RecordVersion<D> whole = documents.read(change.document(), type.draftType());
            D shown = type.published(whole.draft());
            return shown == null
                    ? null
                    : documents.write(new RecordVersion<>(
                            whole.id(),
                            whole.version(),
                            whole.createdAt(),
                            whole.updatedAt(),
                            shown,
                            whole.mergedInto(),
                            null));
        } catch (UnreadableDocument e) {
            return null;
        }
    }

    private RestResponse<byte[]> answer(ApiRequest apiRequest, byte[] bytes, String link) {
        return Answer.read(
                apiRequest,
                replica.snapshot(),
                EntityTags.ofList(Renderer.hash(bytes)),
                Format.JSON.contentType(),
                new Answer.Body(bytes, null, link));
    }

    private static Optional<Long> value(Parameters parameters, ListParameter parameter) {
        return parameters
                .one(parameter.name())
                .map(text -> ParameterValues.whole(parameter.name(), text, 1, Long.MAX_VALUE));
    }

    private static ListParameter number(String name, String description) {
        return new ListParameter(name, description, ListParameter.Kind.SEQUENCE, false, List.of(), "1");
    }
}
