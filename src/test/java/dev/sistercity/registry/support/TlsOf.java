package dev.sistercity.registry.support;

import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The TLS configuration {@code quarkus.tls.NAME} alone.
 *
 * @param trusted the one certificate that it trusts; null for no configuration at all
 */
public record TlsOf(String name, OwnCertificate trusted) implements TlsConfigurationRegistry {

    @Override
    public Optional<TlsConfiguration> get(String asked) {
        return asked.equals(name) && trusted != null ? Optional.of(new Trusting(trusted)) : Optional.empty();
    }

    @Override
    public Optional<TlsConfiguration> getDefault() {
        return Optional.empty();
    }

    @Override
    public void register(String another, TlsConfiguration configuration) {
        throw new UnsupportedOperationException();
    }

    private static final class Trusting extends BaseTlsConfiguration {

        private final OwnCertificate certificate;

        Trusting(OwnCertificate certificate) {
            this.certificate = certificate;
        }

        @Override
        public TrustOptions getTrustStoreOptions() {
            return new PfxOptions().setPath(certificate.store().toString()).setPassword(OwnCertificate.PASSWORD);
        }

        @Override
        public SSLContext createSSLContext() throws GeneralSecurityException {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(certificate.keys());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        }
    }
}
