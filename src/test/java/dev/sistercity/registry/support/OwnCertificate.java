package dev.sistercity.registry.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key and a certificate for it that nobody but who is told trusts, made by the JDK's keytool. */
public final class OwnCertificate {

    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "own";

    private final Path store;

    /**
     * @param directory for its files
     * @param subject as {@code dns:secure.example.org} or {@code ip:127.0.0.1}
     */
    public OwnCertificate(Path directory, String subject) {
        store = directory.resolve("own.p12");
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=own", "-ext", "san=" + subject, "-storetype", "PKCS12");
    }

    /** Key and certificate, in PKCS #12. */
    public Path store() {
        return store;
    }

    /** The certificate alone, in PEM. */
    public Path pem() {
        Path pem = store.resolveSibling("own.pem");
        keytool("-exportcert", "-rfc", "-file", pem.toString());
        return pem;
    }

    /** What is in {@link #store}. */
    KeyStore keys() {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a server that has it. */
    public SSLContext context() {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keytool(String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-alias", ALIAS, "-keystore", store.toString(), "-storepass", PASSWORD));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new AssertionError(said);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
