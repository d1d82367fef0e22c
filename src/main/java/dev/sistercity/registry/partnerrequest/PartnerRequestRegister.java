package dev.sistercity.registry.partnerrequest;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The rules for partner requests. */
@Singleton
class PartnerRequestRegister extends Register<PartnerRequest, PartnerRequestDraft> implements MergeListener {

    private static final int MOST_YEARS = 5;

    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    PartnerRequestRegister(CityReferences references, Jurisdiction jurisdiction, Clock clock) {
        super(PartnerRequestCollection.COLLECTION, PartnerRequest.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    @Override
    protected PartnerRequest newEntity() {
        return new PartnerRequest();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, PartnerRequestDraft draft) {
        return jurisdiction.covers(actor, draft.city());
    }

    @Override
    public String whose() {
        return "what its city looks for";
    }

    @Override
    protected PartnerRequestDraft checked(UUID id, PartnerRequestDraft draft, PartnerRequestDraft before) {
        LocalDate today = today();
        if (draft.lastDay() > today.plusYears(MOST_YEARS).toEpochDay()) {
            throw RegistryException.refused("/until", FaultCode.WITHIN_YEARS, MOST_YEARS);
        }
        if (draft.lastDay() == Long.MIN_VALUE) {
            throw RegistryException.refused("/until", FaultCode.LAST_DAY_NEEDED);
        }
        return new PartnerRequestDraft(
                references.id(draft.city(), "/city"),
                draft.topics().stream().distinct().toList(),
                draft.wantedCountryCodes().stream().distinct().toList(),
                draft.languages().stream().distinct().toList(),
                draft.populationFrom(),
                draft.populationTo(),
                draft.text(),
                draft.until(),
                draft.on(today.toEpochDay()));
    }

    /** Whether it can be answered today. */
    boolean isOpen(PartnerRequestDraft request) {
        return request.on(today().toEpochDay()) == PartnerRequestStatus.OPEN;
    }

    /** Whether it is open follows from the day. */
    @Override
    protected boolean isAsRecorded(PartnerRequestDraft checked, PartnerRequestDraft recorded) {
        return checked.standing(recorded.status()).equals(recorded);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What a merged city looks for, its successor does. */
    @Override
    public void follow(MergeContext mergeContext) {
        List<UUID> ids = PartnerRequest.<PartnerRequest>list("cityId = ?1 order by id", mergeContext.from()).stream()
                .map(request -> request.id)
                .toList();
        mergeContext.repoint(this, ids);
    }
}
