package dev.sistercity.registry.partnerrequest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.draft.AnsweringDrafts;
import dev.sistercity.registry.draft.DraftResource;
import dev.sistercity.registry.draft.SharedDraftDraft;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Answers partner requests: each answer is a draft of a partnership that the offices of both cities see, with what was said as its
 * first comment. In the caller's transaction.
 */
@Singleton
class PartnerRequestAnswers {

    private final PartnerRequestRegister requests;
    private final OfficesAsked offices;
    private final Jurisdiction jurisdiction;
    private final CityReferences references;
    private final AnsweringDrafts drafts;

    PartnerRequestAnswers(
            PartnerRequestRegister requests,
            OfficesAsked offices,
            Jurisdiction jurisdiction,
            CityReferences references,
            AnsweringDrafts drafts) {
        this.requests = requests;
        this.offices = offices;
        this.jurisdiction = jurisdiction;
        this.references = references;
        this.drafts = drafts;
    }

    PrivateAnswer answer(Actor actor, UUID id, PartnerRequestAnswerDraft answer) {
        PartnerRequestDraft request =
                requests.find(id).orElseThrow(() -> RegistryException.notFound("partner request", id));
        if (!requests.isOpen(request)) {
            throw new RegistryException(Kind.REFUSED, "The request is not open any more");
        }
        if (jurisdiction.covers(actor, request.city())) {
            throw new RegistryException(Kind.REFUSED, "Your office speaks for the city that looks: others answer");
        }
        UUID own = answer.city() == null ? offices.cityOf(actor.office()) : references.known(answer.city(), "/city");
        if (!jurisdiction.covers(actor, own)) {
            throw RegistryException.refused("/city", "is no city that your office speaks for");
        }
        List<UUID> asked = offices.of(UUID.fromString(request.city()));
        if (asked.isEmpty()) {
            throw new RegistryException(
                    Kind.REFUSED, "No office in the registry speaks for the city, so nothing can be delivered to it");
        }
        SharedDraftDraft draft =
                new SharedDraftDraft(DraftResource.PARTNERSHIPS, partnership(request, own), asked, null);
        return drafts.begin(actor, id, draft, answer.text());
    }

    private static ObjectNode partnership(PartnerRequestDraft request, UUID own) {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("kind", Kebab.of(PartnershipKind.UNSPECIFIED))
                .put("status", Kebab.of(PartnershipStatus.PROPOSED));
        content.putArray("parties")
                .add(JsonNodeFactory.instance.objectNode().put("city", request.city()))
                .add(JsonNodeFactory.instance.objectNode().put("city", own.toString()));
        request.topics().forEach(content.putArray("fields")::add);
        return content;
    }
}
