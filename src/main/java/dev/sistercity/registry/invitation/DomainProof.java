package dev.sistercity.registry.invitation;

import dev.sistercity.registry.city.CityRegister;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.webhook.target.SafeFetch;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Proof that who applies speaks for a city: a file under {@code /.well-known/} (RFC 8615) of the website that the registry has for
 * it, which only who runs that site can put there. Never of an address that the applicant names.
 */
@Singleton
class DomainProof {

    private static final String PATH = "/.well-known/sister-city-registry.txt";
    /** Bytes of the file: one line. */
    private static final int MOST_BYTES = 1024;

    private final CityRegister cities;
    private final SafeFetch safeFetch;

    DomainProof(CityRegister cities, SafeFetch safeFetch) {
        this.cities = cities;
        this.safeFetch = safeFetch;
    }

    /** Host of the city's own website, in ASCII; empty where the registry has none. */
    Optional<String> domain(UUID city) {
        return website(city).map(Site::host);
    }

    /** Where the file of an application has to be; empty where the registry has no website of the city. */
    Optional<String> url(OfficeApplication application) {
        return website(application.city()).map(site -> {
            boolean plain = site.scheme().equals("http") && safeFetch.allowsHttp();
            String port = site.port() < 0 ? "" : ":" + site.port();
            return (plain ? "http" : "https") + "://" + site.host() + port + PATH;
        });
    }

    /**
     * Looks for the file.
     *
     * @throws RegistryException REFUSED if it is not there, or has other content; says why
     */
    void check(String url, OfficeApplication application) {
        try {
            Buffer file = safeFetch.get(url, MOST_BYTES);
            if (!file.toString(StandardCharsets.UTF_8).strip().equals(application.challenge())) {
                throw new RegistryException(
                        Kind.REFUSED, "The file at " + url + " has other content than the application's proof says");
            }
        } catch (SafeFetch.Failed e) {
            throw new RegistryException(Kind.REFUSED, "The file at " + url + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * A page of an office has to be on its city's domain: what looks like it is not.
     *
     * @throws RegistryException REFUSED if the registry has a website of the city, and this is on another domain
     */
    void requireOwnDomain(UUID city, String website) {
        if (website == null) {
            return;
        }
        String own = domain(city).orElse(null);
        String host = site(website).map(Site::host).orElse("");
        if (own != null && !isWithin(host, own.replaceFirst("^www\\.", ""))) {
            throw RegistryException.refused(
                    "/website",
                    "is not on the city's own domain, which is " + own
                            + ": if that has changed, ask for a change of the city first");
        }
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith('.' + domain);
    }

    private Optional<Site> website(UUID city) {
        return cities.find(city).map(CityDraft::website).flatMap(DomainProof::site);
    }

    /** @param port -1 for the usual one */
    private record Site(String scheme, String host, int port) {}

    /** Hosts in other scripts than Latin are compared as the name system has them (IDNA). */
    private static Optional<Site> site(String website) {
        int begin = website.indexOf("://") + 3;
        int end = begin;
        while (end < website.length() && "/?#".indexOf(website.charAt(end)) < 0) {
            end++;
        }
        try {
            String authority = website.substring(begin, end);
            int colon = authority.lastIndexOf(':');
            String port = colon < 0 ? "" : authority.substring(colon);
            String host = IDN.toASCII(colon < 0 ? authority : authority.substring(0, colon));
            URI uri = new URI(website.substring(0, begin) + host + port + "/");
            return uri.getHost() == null || uri.getUserInfo() != null
                    ? Optional.empty()
                    : Optional.of(new Site(
                            uri.getScheme().toLowerCase(Locale.ROOT),
                            uri.getHost().toLowerCase(Locale.ROOT),
                            uri.getPort()));
        } catch (IllegalArgumentException | URISyntaxException e) {
            return Optional.empty();
        }
    }
}
