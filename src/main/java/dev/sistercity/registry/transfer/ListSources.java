package dev.sistercity.registry.transfer;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.gazetteer.PlaceDraft;
import dev.sistercity.registry.source.SourceRegister;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SourceKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sources that an import cites: found, or made if there are none; in the caller's transaction. */
@Singleton
class ListSources {

    private final SourceRegister register;

    ListSources(SourceRegister register) {
        this.register = register;
    }

    /** @param changes to which is added what was made */
    UUID list(ImportOptions options, Actor actor, List<Change> changes) {
        if (options.source() != null) {
            return options.source();
        }
        return found(
                new SourceDraft(SourceKind.DATASET, options.url(), options.title(), null, null, null, null, null),
                actor,
                changes);
    }

    /** As {@link #list}; empty where it would be made. */
    Optional<UUID> found(ImportOptions options) {
        return options.source() != null
                ? Optional.of(options.source())
                : register.known(options.url(), options.title());
    }

    UUID gazetteer(Actor actor, List<Change> changes) {
        return found(PlaceDraft.SOURCE, actor, changes);
    }

    private UUID found(SourceDraft draft, Actor actor, List<Change> changes) {
        return register.known(draft.url(), draft.title()).orElseGet(() -> {
            var written = register.create(draft, actor);
            changes.addAll(written.changes());
            return written.recorded().id();
        });
    }
}
