package dev.sistercity.registry.office;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.access.Secret;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The rules for keys: an office makes and revokes its own, the registrar all. */
@Singleton
public class ApiKeys {

    private static final String VISIBLE = "(?1 = true or officeId = ?2 or id = ?3)";

    private final Sql sql;
    private final Jurisdiction jurisdiction;
    private final Clock clock;
    private final int mostKeys;
    private final int mostScreens;

    /**
     * @param mostKeys that are good at once, for an office and its applications
     * @param mostScreens keys of an office's screens that are good at once
     */
    ApiKeys(
            Sql sql,
            Jurisdiction jurisdiction,
            Clock clock,
            @ConfigProperty(name = "registry.api-keys.per-office", defaultValue = "50") int mostKeys,
            @ConfigProperty(name = "registry.api-keys.screens-per-office", defaultValue = "500") int mostScreens) {
        this.mostKeys = mostKeys;
        this.mostScreens = mostScreens;
        this.sql = sql;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    /** A new key, and what is stored of it. */
    record Made(String key, ApiKey stored) {}

    Made make(Actor actor, ApiKeyDraft draft) {
        UUID office = draft.office() == null ? actor.office() : draft.office();
        if (!actor.isRegistrar() && !actor.office().equals(office)) {
            throw new RegistryException(
                    Kind.FORBIDDEN, "This takes the role registrar: an office makes keys for itself only");
        }
        if (office == null && draft.role() == KeyRole.OFFICE) {
            throw RegistryException.refused("/office", "must be given for a key of an office");
        }
        // Held, so that no other request makes a key of it at the same time.
        if (office != null && Office.findById(office, LockModeType.PESSIMISTIC_WRITE) == null) {
            throw RegistryException.refused("/office", "there is no office " + office);
        }
        checkPlacement(actor, draft);
        if (draft.expiresAt() != null && !draft.expiresAt().isAfter(clock.instant())) {
            throw RegistryException.refused("/expiresAt", "is over already");
        }
        if (office != null) {
            requireRoom(office, draft.role());
        }
        String key = Secret.draw(draft.role().prefix());
        return new Made(key, stored(key, office, draft, actor));
    }

    /** Keys that are over or revoked take no room. */
    private void requireRoom(UUID office, KeyRole role) {
        boolean screen = role == KeyRole.SCREEN;
        int most = screen ? mostScreens : mostKeys;
        long good = ApiKey.count(
                "officeId = ?1 and revokedAt is null and (expiresAt is null or expiresAt > ?2) and role "
                        + (screen ? "=" : "<>") + " ?3",
                office,
                clock.instant(),
                KeyRole.SCREEN.role());
        if (good >= most) {
            throw RegistryException.refused(
                    "/office",
                    "has " + good + " keys " + (screen ? "of screens " : "") + "that are good, and may have " + most
                            + ": revoke one that is not needed; /v1/api-keys says when each was used last");
        }
    }

    /** A key of a screen comes from who has the campaign that the screen belongs to. */
    private void checkPlacement(Actor actor, ApiKeyDraft draft) {
        if ((draft.role() == KeyRole.SCREEN) != (draft.placement() != null)) {
            throw RegistryException.refused("/placement", "must be given for a key of a screen, and for no other");
        }
        if (draft.placement() == null) {
            return;
        }
        // Of another feature, which this one does not know.
        UUID owner = sql.first(
                        "select c.owner_id from campaign_placement p join campaign c on c.id = p.campaign_id"
                                + " where p.placement_id = ?",
                        row -> row.getObject(1, UUID.class),
                        draft.placement())
                .orElseThrow(() -> RegistryException.refused("/placement", "there is no screen " + draft.placement()));
        if (!actor.isRegistrar() && !jurisdiction.covers(actor, owner)) {
            throw new RegistryException(
                    Kind.FORBIDDEN, "An office makes keys for the screens of its own city's campaigns only");
        }
    }

    /**
     * A key as its first holder reads it.
     *
     * @param shown with the key, this once
     * @param kept without it
     */
    public record Issued(UUID id, Object shown, Object kept) {}

    /** Makes a key of an office in the name of the registry: the office's first one. */
    public Issued issue(UUID office, String label) {
        Made made =
                make(Actor.REGISTRAR.asRegistry(), new ApiKeyDraft(office, KeyRole.OFFICE, null, null, label, null));
        return new Issued(made.stored().id, ApiKeyView.of(made.stored(), made.key()), ApiKeyView.of(made.stored()));
    }

    /** Takes in a key of an office that was made elsewhere, unless it is known already. */
    public void keep(String key, UUID office, String label) {
        // By a statement: at a start this is the only query, and what parses those of entities takes longer to load
        // than all that is asked.
        if (sql.number("select count(*) from api_key where hash = ?", Secret.hash(key)) == 0
                && Office.findById(office) != null) {
            stored(key, office, new ApiKeyDraft(office, KeyRole.OFFICE, null, null, label, null), Actor.REGISTRAR);
        }
    }

    private ApiKey stored(String key, UUID office, ApiKeyDraft draft, Actor actor) {
        ApiKey stored = new ApiKey();
        stored.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        stored.hash = Secret.hash(key);
        stored.role = draft.role().role();
        stored.officeId = office;
        stored.placementId = draft.placement();
        stored.label = draft.label();
        stored.scopes = draft.scopes().stream().distinct().map(Kebab::of).toList();
        stored.createdBy = actor.name();
        stored.createdAt = now();
        stored.expiresAt = draft.expiresAt() == null ? null : draft.expiresAt().truncatedTo(ChronoUnit.MICROS);
        stored.persistAndFlush();
        return stored;
    }

    /** Takes effect at once: every request that needs a key asks the database. */
    void revoke(Actor actor, UUID id, LongPredicate current) {
        ApiKey key = find(actor, id).orElseThrow(() -> RegistryException.notFound("API key", id));
        ApiKey.getEntityManager().refresh(key, LockModeType.PESSIMISTIC_WRITE);
        if (!current.test(key.version())) {
            throw new RegistryException(Kind.STALE, "The key has changed meanwhile; read it again");
        }
        if (key.revokedAt == null) {
            key.revokedAt = now();
            ApiKey.flush();
        }
    }

    /** A key that the actor may see. */
    Optional<ApiKey> find(Actor actor, UUID id) {
        return ApiKey.<ApiKey>find(VISIBLE + " and id = ?4", visible(actor, id)).firstResultOptional();
    }

    List<ApiKey> list(Actor actor, UUID after, int limit) {
        PanacheQuery<ApiKey> found = after == null
                ? ApiKey.find(VISIBLE + " order by id", visible(actor))
                : ApiKey.find(VISIBLE + " and id > ?4 order by id", visible(actor, after));
        return found.page(0, limit).list();
    }

    long count(Actor actor) {
        return ApiKey.count(VISIBLE, visible(actor));
    }

    /**
     * An application or a screen sees its own key, an office all keys that are its.
     *
     * @return the arguments of {@link #VISIBLE}, and others behind them
     */
    private static Object[] visible(Actor actor, Object... others) {
        boolean office = actor.role().equals(Role.OFFICE);
        List<Object> arguments = new ArrayList<>();
        arguments.add(actor.isRegistrar());
        arguments.add(office ? actor.office() : null);
        arguments.add(office ? null : actor.key());
        arguments.addAll(List.of(others));
        return arguments.toArray();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
