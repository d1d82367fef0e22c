package dev.sistercity.registry.source;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SourceKind;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
    protected Source newEntity() {
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

    /** An office may not even change what the registry wrote in its name. */
    @Override
    protected boolean mayChange(Actor actor, UUID id, SourceDraft before, SourceDraft after) {
        if (OfficeStatement.is(before) || OfficeStatement.is(after)) {
            OfficeStatement.requireRegistry(actor, "/kind");
        }
        return true;
    }

    @Override
    protected SettledDraft<SourceDraft> applyConsent(
            Actor actor, UUID id, SourceDraft draft, SourceDraft before, String reason) {
        if (OfficeStatement.is(before) || OfficeStatement.is(draft)) {
            OfficeStatement.requireRegistry(actor, "/kind");
        } else {
            refuseSemblance(draft, before);
        }
        return super.applyConsent(actor, id, draft, before, reason);
    }

    /** What repeats or translates an office's statement would be taken for one. */
    private void refuseSemblance(SourceDraft draft, SourceDraft before) {
        boolean renamed = before == null || !Objects.equals(before.title(), draft.title());
        if (renamed && OfficeStatement.isResembledBy(draft.title())) {
            throw RegistryException.refused(
                    "/title", "looks like the title of what an office says in the registry itself");
        }
        refuseStatement("/translationOf", draft.translationOf(), before == null ? null : before.translationOf());
        refuseStatement("/republicationOf", draft.republicationOf(), before == null ? null : before.republicationOf());
    }

    private void refuseStatement(String pointer, String source, String before) {
        if (source != null && !source.equals(before) && OfficeStatement.is(source, entities)) {
            throw RegistryException.refused(
                    pointer, "is what an office says in the registry itself, which no other source repeats");
        }
    }

    /** The oldest source with this address, or where that is null with this title and no address; never what an office says here. */
    public Optional<UUID> known(String url, String title) {
        return entities.createQuery(
                        url == null
                                ? "select s.id from Source s where s.url is null and s.title = :text and s.kind <> :own"
                                        + " order by s.id"
                                : "select s.id from Source s where s.url = :text and s.kind <> :own order by s.id",
                        UUID.class)
                .setParameter("own", SourceKind.OFFICE_STATEMENT)
                .setParameter("text", url == null ? title : url)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The same of many texts at once: each is an address, or the title of a source without one. */
    public Map<String, UUID> known(Collection<String> texts) {
        Map<String, UUID> known = new HashMap<>();
        entities.createQuery(
                        "select coalesce(s.url, s.title), min(s.id) from Source s where s.kind <> :own and (s.url in :texts"
                                + " or s.url is null and s.title in :texts) group by 1",
                        Object[].class)
                .setParameter("own", SourceKind.OFFICE_STATEMENT)
                .setParameter("texts", texts)
                .getResultStream()
                .forEach(row -> known.put((String) row[0], (UUID) row[1]));
        return known;
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
