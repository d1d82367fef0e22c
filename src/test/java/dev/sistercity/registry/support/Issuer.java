package dev.sistercity.registry.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * An OIDC issuer as far as the registry sees one: it publishes a key on 127.0.0.1, and signs what a test wants signed, good or
 * not. Shared through the system properties, as Quarkus loads this class more than once.
 */
public final class Issuer {

    public static final String KEY_ID = "test-key";

    private static final String SHARED = "registry.test.issuer";
    private static final String AUDIENCE = "sister-city-registry";

    private Issuer() {}

    /** What the registry has to know of it. */
    static Map<String, String> configuration() {
        synchronized (System.getProperties()) {
            if (!System.getProperties().containsKey(SHARED)) {
                start();
            }
        }
        String url = System.getProperty(SHARED);
        return Map.of("registry.oidc.issuer", url, "registry.oidc.jwks-url", url + "/jwks");
    }

    private static void start() {
        try {
            KeyPair pair = pair();
            RsaJsonWebKey key = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
            key.setKeyId(KEY_ID);
            key.setAlgorithm("RS256");
            key.setUse("sig");
            byte[] keys = ("{\"keys\":[" + key.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}")
                    .getBytes(StandardCharsets.UTF_8);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext("/jwks", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            Base64.Encoder base64 = Base64.getEncoder();
            System.setProperty(
                    SHARED + ".private", base64.encodeToString(pair.getPrivate().getEncoded()));
            System.setProperty(
                    SHARED + ".public", base64.encodeToString(pair.getPublic().getEncoded()));
            System.setProperty(SHARED, "http://127.0.0.1:" + server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * The claims of a token that is good for an hour.
     *
     * @param city of the office; null for none
     */
    public static JwtClaims claims(String role, String city) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(System.getProperty(SHARED));
        claims.setAudience(AUDIENCE);
        claims.setSubject("somebody");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(60);
        claims.setClaim("realm_access", Map.of("roles", List.of(role)));
        if (city != null) {
            claims.setClaim("city", city);
        }
        return claims;
    }

    /** Signed by the issuer's own key. */
    public static String signed(JwtClaims claims) {
        return signed(claims, KEY_ID);
    }

    public static String signed(JwtClaims claims, String keyId) {
        return token(claims, AlgorithmIdentifiers.RSA_USING_SHA256, privateKey(), keyId);
    }

    /** Not signed at all, and says so. */
    public static String unsigned(JwtClaims claims) {
        return token(claims, AlgorithmIdentifiers.NONE, null, null);
    }

    /** Signed by the public key, as if it were a shared secret. */
    public static String signedByWhatIsPublic(JwtClaims claims) {
        return token(
                claims,
                AlgorithmIdentifiers.HMAC_SHA256,
                new HmacKey(publicKey().getEncoded()),
                KEY_ID);
    }

    private static String token(JwtClaims claims, String algorithm, java.security.Key key, String keyId) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(keyId);
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static PrivateKey privateKey() {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded(".private")));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static PublicKey publicKey() {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded(".public")));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] encoded(String key) {
        return Base64.getDecoder().decode(System.getProperty(SHARED + key));
    }
}
