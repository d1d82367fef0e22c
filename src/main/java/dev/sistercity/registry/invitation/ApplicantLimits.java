package dev.sistercity.registry.invitation;

import dev.sistercity.registry.endpoint.PrivateReads;
import dev.sistercity.registry.ratelimit.ClientAddresses;
import dev.sistercity.registry.ratelimit.HourlyQuota;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often those who have no key yet may apply, and have the registry look for their proof. */
@Singleton
class ApplicantLimits {

    private static final int PROOFS_AN_HOUR = 20;

    private final ClientAddresses clientAddresses;
    private final DomainProof domainProof;
    private final PrivateReads privateReads;
    private final HourlyQuota applications;
    private final HourlyQuota proofs;

    ApplicantLimits(
            ClientAddresses clientAddresses,
            DomainProof domainProof,
            PrivateReads privateReads,
            Clock clock,
            @ConfigProperty(name = "registry.office-applications.per-hour", defaultValue = "10") int most) {
        this.clientAddresses = clientAddresses;
        this.domainProof = domainProof;
        this.privateReads = privateReads;
        applications = new HourlyQuota(clock, most, "applications from one address");
        proofs = new HourlyQuota(clock, PROOFS_AN_HOUR, "looks for the proof of an application");
    }

    /**
     * What is wrong with a request is said before its share is taken.
     *
     * @throws RegistryException MALFORMED and the like
     */
    void check(RoutingContext context, byte[] body) {
        privateReads.check(context, body);
    }

    /** @throws RegistryException TOO_MANY */
    void takeApplication(RoutingContext context) {
        applications.take(clientAddresses.of(context.request()).id());
    }

    /** @throws RegistryException TOO_MANY */
    void takeProof(UUID application) {
        proofs.take(application.toString());
    }

    /**
     * Looks for the proof of an application.
     *
     * @return where it was found
     * @throws RegistryException REFUSED if it was not
     */
    String proof(OfficeApplication application) {
        String url = domainProof
                .url(application)
                .orElseThrow(() -> new RegistryException(
                        Kind.REFUSED,
                        "The registry knows no website of the city, so nothing can be proved: the registrar decides"));
        domainProof.check(url, application);
        return url;
    }

    /** For tests, whose requests all come from one address. */
    void forget() {
        applications.forget();
        proofs.forget();
    }
}
