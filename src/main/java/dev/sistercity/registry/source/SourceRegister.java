package dev.sistercity.registry.source;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.ChangeLog;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** The rules for sources. */
@Singleton
public class SourceRegister extends Register<Source, SourceDraft> {

    private final ChangeLog log;
    private final EntityManager entities;

    SourceRegister(ChangeLog log, EntityManager entities) {
        super("sources", Source.class);
        this.log = log;
        this.entities = entities;
    }

    @Override
    protected Source blank() {
        return new Source();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, SourceDraft draft) {
        return log.creator(id).map(actor.name()::equals).orElse(true);
    }

    @Override
    public String whose() {
        return "sources that it registered itself";
    }

    @Override
    protected SourceDraft checked(UUID id, SourceDraft draft, SourceDraft before) {
        if (draft.url() == null && draft.title() == null) {
            throw RegistryException.refused("/title", "a source needs a url or a title");
        }
        check(id, draft.translationOf(), "/translationOf");
        check(id, draft.republicationOf(), "/republicationOf");
        return draft;
    }

    /** The oldest source with this address, or where that is null with this title and no address. */
    public Optional<UUID> known(String url, String title) {
        return entities.createQuery(
                        url == null
                                ? "select s.id from Source s where s.url is null and s.title = :text order by s.id"
                                : "select s.id from Source s where s.url = :text order by s.id",
                        UUID.class)
                .setParameter("text", url == null ? title : url)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Said before the database has to: what is cited stays. */
    @Override
    protected void checkDeletion(Source source) {
        long citing = entities.createQuery("select count(c) from Claim c where c.sourceId = :source", Long.class)
                .setParameter("source", source.id)
                .getSingleResult();
        if (citing > 0) {
            throw new RegistryException(Kind.IN_USE, "Claims cite it, so it cannot be deleted");
        }
    }

    private void check(UUID id, String reference, String pointer) {
        if (reference == null) {
            return;
        }
        UUID other = ParameterValues.parseId(reference)
                .filter(known -> entities.find(Source.class, known) != null)
                .orElseThrow(() -> RegistryException.refused(pointer, "there is no source " + reference));
        if (other.equals(id)) {
            throw RegistryException.refused(pointer, "a source cannot refer to itself");
        }
    }
}
