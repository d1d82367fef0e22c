package dev.sistercity.registry.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.ChangeLog;
import dev.sistercity.registry.change.Follows;
import dev.sistercity.registry.change.MergerStore;
import dev.sistercity.registry.change.Merging;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rules for claims. */
@Singleton
public class ClaimRegister extends Register<Claim, ClaimDraft> implements Follows {

    private final ChangeLog log;
    private final MergerStore mergers;
    private final EntityManager entities;

    ClaimRegister(ChangeLog log, MergerStore mergers, EntityManager entities) {
        super(Citations.CLAIMS, Claim.class);
        this.log = log;
        this.mergers = mergers;
        this.entities = entities;
    }

    @Override
    protected Claim blank() {
        return new Claim();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, ClaimDraft draft) {
        return log.creator(id).map(actor.name()::equals).orElse(true);
    }

    @Override
    public String whose() {
        return "claims that it registered itself";
    }

    @Override
    protected ClaimDraft checked(UUID id, ClaimDraft draft, ClaimDraft before) {
        refuseWithoutGround(draft);
        UUID subject = subject(draft.subject()).orElseThrow(() -> unknown(draft.subject()));
        return about(draft, subject);
    }

    @Override
    protected Map<UUID, ClaimDraft> checkedAll(Map<UUID, ClaimDraft> drafts) {
        Set<UUID> subjects = new HashSet<>();
        drafts.values().stream()
                .collect(Collectors.groupingBy(
                        draft -> draft.subject().resource(),
                        Collectors.flatMapping(
                                draft -> ParameterValues.parseId(draft.subject().id()).stream(), Collectors.toSet())))
                .forEach((resource, ids) -> subjects.addAll(stored(resource, ids)));
        Map<UUID, ClaimDraft> checked = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> {
            refuseWithoutGround(draft);
            UUID subject = ParameterValues.parseId(draft.subject().id())
                    .filter(subjects::contains)
                    .or(() -> subject(draft.subject()))
                    .orElseThrow(() -> unknown(draft.subject()));
            checked.put(id, about(draft, subject));
        });
        return checked;
    }

    @SuppressWarnings("unchecked") // a native query of one column
    private List<UUID> stored(SubjectResource resource, Set<UUID> ids) {
        return entities.createNativeQuery("select id from " + resource.table() + " where id = any(:ids)", UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }

    /** What is claimed of partnerships, by the ids of these. */
    public Map<UUID, List<ClaimDraft>> ofPartnerships(Collection<UUID> partnerships) {
        return partnerships.isEmpty()
                ? Map.of()
                : entities.createQuery("select c from Claim c where c.partnershipId in :ids", Claim.class)
                        .setParameter("ids", partnerships)
                        .getResultStream()
                        .collect(Collectors.groupingBy(
                                claim -> claim.partnershipId, Collectors.mapping(Claim::draft, Collectors.toList())));
    }

    /** What is claimed of a partnership, by the ids of the claims. */
    public Map<UUID, ClaimDraft> about(UUID partnership) {
        return entities.createQuery("select c from Claim c where c.partnershipId = :partnership", Claim.class)
                .setParameter("partnership", partnership)
                .getResultStream()
                .collect(Collectors.toMap(claim -> claim.id, Claim::draft));
    }

    private static RegistryException unknown(SubjectDraft subject) {
        return RegistryException.refused(
                "/subject/id",
                "there is no record " + subject.id() + " in "
                        + subject.resource().collection());
    }

    private void refuseWithoutGround(ClaimDraft draft) {
        if (draft.value() == null && !draft.pointer().isEmpty()) {
            throw RegistryException.refused("/value", "is needed, unless the pointer is empty");
        }
        ParameterValues.parseId(draft.source())
                .filter(source -> entities.find(Source.class, source) != null)
                .orElseThrow(() -> RegistryException.refused("/source", "there is no source " + draft.source()));
    }

    private static ClaimDraft about(ClaimDraft draft, UUID subject) {
        return new ClaimDraft(
                new SubjectDraft(draft.subject().resource(), subject.toString()),
                draft.pointer(),
                draft.value(),
                draft.source(),
                draft.quote(),
                draft.rank(),
                draft.asOf());
    }

    /** Against the database: the record may have been written a moment ago. Tables are named, as their entities are unknown here. */
    private Optional<UUID> subject(SubjectDraft subject) {
        Optional<UUID> id = ParameterValues.parseId(subject.id());
        int colon = subject.id().indexOf(':');
        if (id.isPresent()) {
            String sql = "select id from " + subject.resource().table() + " where id = ?1";
            return first(sql, id.get()).or(() -> mergers.successor(id.get()).flatMap(became -> first(sql, became)));
        }
        if (subject.resource() != SubjectResource.CITIES || colon < 1) {
            return Optional.empty();
        }
        return first(
                "select city_id from city_identifier where scheme = ?1 and value = ?2",
                subject.id().substring(0, colon),
                subject.id().substring(colon + 1));
    }

    /** What was claimed of a merged record is claimed of its successor. */
    @Override
    public void follow(Merging merging) {
        List<UUID> claims = entities.createQuery(
                        "select c.id from Claim c where c.cityId = :record or c.partnershipId = :record order by c.id",
                        UUID.class)
                .setParameter("record", merging.from())
                .getResultList();
        merging.repoint(this, claims);
    }

    /** Whether somebody is cited for this of a partnership. */
    public boolean isClaimed(UUID partnership, String pointer, JsonNode value) {
        return entities.createQuery(
                        "select c from Claim c where c.partnershipId = :subject and c.pointer = :pointer", Claim.class)
                .setParameter("subject", partnership)
                .setParameter("pointer", pointer)
                .getResultStream()
                .anyMatch(claim -> value.equals(claim.value));
    }

    @SuppressWarnings("unchecked") // a native query of one column
    private Optional<UUID> first(String sql, Object... arguments) {
        Query query = entities.createNativeQuery(sql, UUID.class);
        for (int i = 0; i < arguments.length; i++) {
            query.setParameter(i + 1, arguments[i]);
        }
        return ((List<UUID>) query.getResultList()).stream().findFirst();
    }
}
