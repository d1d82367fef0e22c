package dev.sistercity.registry.endpoint.write;

import dev.sistercity.registry.catalog.DuplicateCandidate;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.shared.problem.Alternative;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.ArrayList;
import java.util.List;

/** What the rules let pass may still duplicate a record: the writer has to say that it does not. */
public final class ProbableDuplicates {

    private static final int MOST_SHOWN = 10;

    private ProbableDuplicates() {}

    /** @throws RegistryException DUPLICATE if a new record probably is of the same thing as one that stands */
    public static <D> void refuse(RecordCollection<D> type, RecordVersion<D> created, Snapshot standing) {
        ReadContext readContext = ReadContext.of(standing);
        List<Alternative> probable = new ArrayList<>();
        for (DuplicateCandidate duplicateCandidate : type.alike(created, standing)) {
            standing.find(type, duplicateCandidate.id())
                    .ifPresent(entry -> probable.add(new Alternative(
                            "/v1/" + type.name() + "/" + duplicateCandidate.id(),
                            type.title(entry, readContext),
                            duplicateCandidate.reason())));
        }
        if (!probable.isEmpty()) {
            throw new RegistryException(Kind.DUPLICATE, FaultCode.PROBABLE_DUPLICATE)
                    .existing(probable.get(0).path())
                    .alternatives(probable.subList(0, Math.min(MOST_SHOWN, probable.size())));
        }
    }
}
