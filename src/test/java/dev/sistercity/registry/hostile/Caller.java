package dev.sistercity.registry.hostile;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Issuer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/**
 * A caller.
 *
 * @param header that says who; null for none
 */
record Caller(String name, Standing standing, String header, String value) {

    /** What the registry is to think of a caller. */
    enum Standing {
        /** An unknown caller, whatever they say of themselves. */
        UNKNOWN,
        /** Known, but neither with a role nor with an office. */
        STRANGER,
        /** The own office, with a key that may only read. */
        READER,
        PARTNER_APP,
        /** The office of the city that the test is about. */
        OWN_OFFICE,
        /** The office of the government that the city is part of. */
        PARENT_OFFICE,
        /** The office of the partner, the other side of the partnership. */
        OTHER_OFFICE,
        REGISTRAR
    }

    String[] headers() {
        return header == null ? new String[0] : new String[] {header, value};
    }

    static List<Caller> all(Given given, Http http, World world) {
        return List.of(
                new Caller("anonymous", Standing.UNKNOWN, null, null),
                key("partner-app", Standing.PARTNER_APP, given.key(Map.of("role", "partner-app"))),
                key("own office", Standing.OWN_OFFICE, world.ownKey()),
                key("own office, read only", Standing.READER, world.readingKey()),
                key("other office", Standing.OTHER_OFFICE, world.otherKey()),
                key("parent's office", Standing.PARENT_OFFICE, world.parentKey()),
                key("registrar", Standing.REGISTRAR, Http.KEY),
                key("revoked key", Standing.UNKNOWN, world.revokedKey()),
                key("expired key", Standing.UNKNOWN, world.expiredKey()),
                key("garbage", Standing.UNKNOWN, "scr_office_garbage"),
                token("own office's token", Standing.OWN_OFFICE, Issuer.signed(claims(world, Map.of()))),
                token("registrar's token", Standing.REGISTRAR, Issuer.signed(Issuer.claims("registrar", null))),
                token(
                        "token without a role",
                        Standing.STRANGER,
                        Issuer.signed(Issuer.claims("gardener", world.ownCity()))),
                token("token without a city", Standing.STRANGER, Issuer.signed(Issuer.claims("office", null))),
                token(
                        "token of an unknown city",
                        Standing.STRANGER,
                        Issuer.signed(Issuer.claims("office", "geonames:1"))),
                token("expired", Standing.UNKNOWN, Issuer.signed(claims(world, Map.of("exp", seconds(-3600))))),
                token("not yet valid", Standing.UNKNOWN, Issuer.signed(claims(world, Map.of("nbf", seconds(3600))))),
                token("wrong audience", Standing.UNKNOWN, Issuer.signed(claims(world, Map.of("aud", "another")))),
                token(
                        "wrong issuer",
                        Standing.UNKNOWN,
                        Issuer.signed(claims(world, Map.of("iss", "http://127.0.0.1:1")))),
                token("alg=none", Standing.UNKNOWN, Issuer.unsigned(claims(world, Map.of()))),
                token(
                        "HS256 with the public key",
                        Standing.UNKNOWN,
                        Issuer.signedByWhatIsPublic(claims(world, Map.of()))),
                token("unknown key id", Standing.UNKNOWN, Issuer.signed(claims(world, Map.of()), "another-key")));
    }

    private static Caller key(String name, Standing standing, String key) {
        return new Caller(name, standing, "X-API-Key", key);
    }

    private static Caller token(String name, Standing standing, String token) {
        return new Caller(name, standing, "Authorization", "Bearer " + token);
    }

    private static long seconds(int fromNow) {
        return NumericDate.now().getValue() + fromNow;
    }

    /** Those of a good token of the own office, but for what is given. */
    private static JwtClaims claims(World world, Map<String, ?> but) {
        JwtClaims claims = Issuer.claims("office", world.ownCity());
        new LinkedHashMap<>(but).forEach(claims::setClaim);
        return claims;
    }
}
