package dev.sistercity.registry.support;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Signs tokens, good ones and forged ones, by a key that an {@link KeyServer} publishes or does not. */
public record Signer(RsaJsonWebKey key) {

    public static final String ISSUER = "https://issuer.test/realms/cities";
    public static final String AUDIENCE = "sister-city-registry";

    private static final String RS256 = "RS256";

    /** One with a fresh key. */
    public static Signer named(String keyId) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(keyId);
            return new Signer(key);
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    static Signer of(String privateJson) {
        try {
            return new Signer((RsaJsonWebKey) JsonWebKey.Factory.newJwk(privateJson));
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    /** Claims of a token that is good for five minutes from now, and what a test wants different in it; null leaves out. */
    public static Map<String, Object> claims(Map<String, ?> different) {
        long now = System.currentTimeMillis() / 1000;
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", ISSUER, "aud", AUDIENCE, "sub", "someone", "iat", now - 10, "nbf", now - 10, "exp", now + 300));
        claims.putAll(different);
        claims.values().removeIf(value -> value == null);
        return claims;
    }

    /**
     * Claims of a member of an office.
     *
     * @param city its city; null for none
     */
    public static Map<String, Object> office(String city) {
        Map<String, Object> claims = new HashMap<>(Map.of("realm_access", Map.of("roles", List.of("office"))));
        claims.put("city", city);
        return claims(claims);
    }

    /** As a good issuer signs. */
    public String sign(Map<String, ?> claims) {
        return sign(claims, RS256, key.getKeyId());
    }

    public String sign(Map<String, ?> claims, String algorithm, String keyId) {
        return signed(claims, algorithm, keyId, key.getPrivateKey());
    }

    /** With no signature at all. */
    public String unsigned(Map<String, ?> claims) {
        return signed(claims, "none", key.getKeyId(), null);
    }

    /** By the public key, taken for a shared secret. */
    public String forged(Map<String, ?> claims) {
        return signed(
                claims, "HS256", key.getKeyId(), new HmacKey(key.getPublicKey().getEncoded()));
    }

    private static String signed(Map<String, ?> claims, String algorithm, String keyId, java.security.Key signingKey) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setDoKeyValidation(false);
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(keyId);
        signature.setPayload(JsonUtil.toJson(new HashMap<>(claims)));
        signature.setPayloadCharEncoding(StandardCharsets.UTF_8.name());
        signature.setKey(signingKey);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }
}
