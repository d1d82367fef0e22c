package dev.sistercity.registry.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.change.merge.MergeStore;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.event.Participants;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rules for exchanges. */
@Singleton
public class ExchangeRegister extends Register<Exchange, ExchangeDraft> implements MergeListener {

    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final PartnershipRegister partnerships;
    private final MergeStore mergers;
    private final ObjectMapper mapper;

    ExchangeRegister(
            CityReferences references,
            Jurisdiction jurisdiction,
            PartnershipRegister partnerships,
            MergeStore mergers,
            ObjectMapper mapper) {
        super(ExchangeCollection.COLLECTION, Exchange.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.partnerships = partnerships;
        this.mergers = mergers;
        this.mapper = mapper;
    }

    @Override
    protected Exchange newEntity() {
        return new Exchange();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, ExchangeDraft draft) {
        return jurisdiction.covers(actor, draft.hostCity())
                || draft.guestCities().stream().anyMatch(guest -> jurisdiction.covers(actor, guest));
    }

    @Override
    public String whose() {
        return "exchanges that its city hosts or is a guest of";
    }

    @Override
    protected ExchangeDraft checked(UUID id, ExchangeDraft draft, ExchangeDraft before) {
        String host = references.id(draft.hostCity(), "/hostCity");
        List<String> guests = guests(draft, host);
        List<String> joined = partnerships(draft, before, host, guests);
        ExchangeDraft resolved = new ExchangeDraft(
                draft.kind(),
                draft.date(),
                draft.status(),
                host,
                guests,
                draft.place(),
                Participants.resolved(draft.participants(), before == null ? null : before.participants(), references),
                topics(draft, host, guests),
                draft.summary(),
                joined.isEmpty() ? null : joined.get(0),
                draft.inferred().stream().distinct().toList(),
                draft.mode(),
                draft.size(),
                draft.documents(),
                joined);
        checkInferred(resolved);
        return resolved;
    }

    private List<String> guests(ExchangeDraft draft, String host) {
        for (int i = 0; i < draft.guestCities().size(); i++) {
            String pointer = "/guestCities/" + i;
            if (references.id(draft.guestCities().get(i), pointer).equals(host)) {
                throw RegistryException.refused(pointer, FaultCode.HOST_IS_GUEST);
            }
        }
        List<String> guests = references.ids(draft.guestCities(), "/guestCities");
        if (host == null && guests.stream().distinct().count() < 2) {
            throw RegistryException.refused("/hostCity", FaultCode.HOST_NEEDED);
        }
        return guests;
    }

    private List<ExchangeTopicDraft> topics(ExchangeDraft draft, String host, List<String> guests) {
        List<ExchangeTopicDraft> topics = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < draft.topics().size(); i++) {
            ExchangeTopicDraft topic = draft.topics().get(i);
            String pointer = "/topics/" + i;
            if (!known.add(topic.topic())) {
                throw RegistryException.refused(pointer + "/topic", FaultCode.TOPIC_TWICE);
            }
            List<String> raisedBy = references.ids(topic.raisedBy(), pointer + "/raisedBy");
            for (String city : raisedBy) {
                if (!city.equals(host) && !guests.contains(city)) {
                    throw RegistryException.refused(
                            pointer + "/raisedBy/" + raisedBy.indexOf(city), FaultCode.NO_PARTICIPANT);
                }
            }
            topics.add(new ExchangeTopicDraft(topic.topic(), raisedBy));
        }
        return topics;
    }

    /** One that an earlier client names or takes away as the only one is put in the place of the first. */
    private List<String> partnerships(ExchangeDraft draft, ExchangeDraft before, String host, List<String> guests) {
        List<String> named = new ArrayList<>(draft.partnerships());
        String first = named.isEmpty() ? null : named.get(0);
        boolean listAsBefore = before != null && draft.partnerships().equals(before.partnerships());
        if (!Objects.equals(draft.partnership(), first) && (draft.partnership() != null || listAsBefore)) {
            if (listAsBefore && first != null) {
                named.remove(0);
            }
            if (draft.partnership() != null) {
                named.remove(draft.partnership());
                named.add(0, draft.partnership());
            }
        }
        List<String> resolved = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            // What it belonged to before may be what is left of several.
            boolean only = named.size() == 1
                    && (before == null || !before.partnerships().contains(named.get(0)));
            String pointer = draft.partnership() != null && i == 0 ? "/partnership" : "/partnerships/" + i;
            String id = partnership(named.get(i), pointer, host, guests, only);
            if (!resolved.contains(id)) {
                resolved.add(id);
            }
        }
        return resolved;
    }

    /** Who is being merged counts as what it becomes: partnerships and exchanges follow one after the other. */
    private String partnership(String reference, String pointer, String host, List<String> guests, boolean only) {
        UUID id = ParameterValues.parseId(reference)
                .map(known -> partnerships.find(known).isPresent()
                        ? known
                        : mergers.successor(known).orElse(known))
                .orElse(null);
        PartnershipDraft partnership = id == null ? null : partnerships.find(id).orElse(null);
        if (partnership == null) {
            throw RegistryException.refused(pointer, FaultCode.NO_PARTNERSHIP, reference);
        }
        Set<String> parties = partnership.parties().stream()
                .map(party -> present(party.city()))
                .collect(Collectors.toSet());
        List<String> all = new ArrayList<>(guests);
        if (host != null) {
            all.add(host);
        }
        List<String> outside =
                all.stream().filter(city -> !parties.contains(present(city))).toList();
        if (only ? !outside.isEmpty() : all.size() - outside.size() < 2) {
            throw RegistryException.refused(
                    pointer, FaultCode.NOT_BETWEEN, references.name(UUID.fromString(outside.get(0))));
        }
        return id.toString();
    }

    private String present(String city) {
        return mergers.successor(UUID.fromString(city)).map(UUID::toString).orElse(city);
    }

    private void checkInferred(ExchangeDraft draft) {
        JsonNode tree = mapper.valueToTree(draft);
        for (int i = 0; i < draft.inferred().size(); i++) {
            JsonNode fact = tree.at(draft.inferred().get(i));
            if (fact.isMissingNode() || fact.isNull() || fact.isArray() && fact.isEmpty()) {
                throw RegistryException.refused("/inferred/" + i, FaultCode.INFERRED_NOTHING);
            }
        }
    }

    /** Exchanges of a merged city were its successor's; those of a merged partnership go on in what it became. */
    @Override
    public void follow(MergeContext mergeContext) {
        mergeContext.repoint(
                this,
                Exchange.find(
                                "select e.id from Exchange e where e.hostCityId = ?1 or ?1 member of e.cities "
                                        + "or e.partnershipId = ?1 or ?1 member of e.partnerships order by e.id",
                                mergeContext.from())
                        .project(UUID.class)
                        .list());
    }
}
