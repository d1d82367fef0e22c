package dev.sistercity.registry.invitation;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.office.ApiKeys;
import dev.sistercity.registry.office.OfficeDraft;
import dev.sistercity.registry.office.OfficeRegister;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;

/** Makes offices of applications, by the word of the registrar or by the proof of a domain. In the caller's transaction. */
@Singleton
class ApplicationDecisions {

    /** Who decided where a proof did. */
    private static final String BY_PROOF = "domain";

    private final OfficeApplicationStore store;
    private final DomainProof domainProof;
    private final OfficeRegister offices;
    private final ApiKeys keys;
    private final CityReferences cities;
    private final Clock clock;

    ApplicationDecisions(
            OfficeApplicationStore store,
            DomainProof domainProof,
            OfficeRegister offices,
            ApiKeys keys,
            CityReferences cities,
            Clock clock) {
        this.store = store;
        this.domainProof = domainProof;
        this.offices = offices;
        this.keys = keys;
        this.cities = cities;
        this.clock = clock;
    }

    /** @param changes to be logged */
    record Decided(OfficeApplication application, List<Change> changes) {}

    Decided decide(UUID id, LongPredicate current, ApplicationDecisionDraft decision, Actor registrar) {
        if (decision.verdict() == ApplicationStatus.OPEN) {
            throw RegistryException.refused("/verdict", "must be accepted or declined");
        }
        OfficeApplication application = open(id);
        if (!current.test(application.version())) {
            throw new RegistryException(Kind.STALE, "The application has changed; read it again");
        }
        if (decision.verdict() == ApplicationStatus.DECLINED) {
            store.decide(id, ApplicationStatus.DECLINED, registrar.name(), decision.reason(), null, now());
            return new Decided(store.find(id).orElseThrow(), List.of());
        }
        return accepted(application, registrar, registrar.name(), decision.reason());
    }

    /**
     * Accepts an application of which the proof was found.
     *
     * @param url where it was found
     */
    Decided proved(UUID id, String url) {
        OfficeApplication application = open(id);
        if (!domainProof.url(application).filter(url::equals).isPresent()) {
            throw new RegistryException(Kind.REFUSED, "The city's website has changed at this moment; try again");
        }
        Actor registry = new Actor("office-application:" + id, BY_PROOF, null, Set.of()).asRegistry();
        return accepted(application, registry, BY_PROOF, "Proved by a file at " + url);
    }

    private OfficeApplication open(UUID id) {
        OfficeApplication application = store.lock(id).orElseThrow(() -> RegistryException.notFound("application", id));
        if (application.status() != ApplicationStatus.OPEN) {
            throw new RegistryException(Kind.REFUSED, "The application was decided already");
        }
        if (application.expired()) {
            throw new RegistryException(Kind.REFUSED, "The application is over since " + application.expiresAt());
        }
        return application;
    }

    private Decided accepted(OfficeApplication application, Actor actor, String by, String reason) {
        UUID city = cities.known(application.city().toString(), "/city");
        store.holdCity(city);
        if (store.hasOffice(city)) {
            throw new RegistryException(Kind.REFUSED, "The city has got an office since this application was sent");
        }
        Register.WrittenRecord<OfficeDraft> office = offices.create(
                new OfficeDraft(
                        application.name(),
                        null,
                        city.toString(),
                        application.website(),
                        application.contact(),
                        false,
                        null),
                actor);
        store.decide(
                application.id(),
                ApplicationStatus.ACCEPTED,
                by,
                reason,
                office.recorded().id(),
                now());
        List<Change> changes =
                office.changes().stream().map(change -> change.because(reason)).toList();
        return new Decided(store.find(application.id()).orElseThrow(), changes);
    }

    /** Makes the first key of the office: once, for who applied. */
    ApiKeys.Issued key(UUID id) {
        OfficeApplication application = store.lock(id).orElseThrow(() -> RegistryException.notFound("application", id));
        if (application.status() != ApplicationStatus.ACCEPTED) {
            throw new RegistryException(Kind.REFUSED, "The application is not accepted");
        }
        if (application.keyTakenAt() != null || application.expired()) {
            throw new RegistryException(
                    Kind.REFUSED,
                    "The key was made already, or could be had until " + application.expiresAt()
                            + ": ask your office or the registrar for another one");
        }
        store.keyTaken(id, now());
        return keys.issue(application.office(), "By application " + id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
