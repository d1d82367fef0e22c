package dev.sistercity.registry.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.hostile.Caller.Standing;
import dev.sistercity.registry.support.Exhaustive;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the contract × every kind of caller × their own record, another office's, and one that is not there.
 * What is expected follows from the few rules below; an operation that they do not cover fails the test.
 */
@Exhaustive
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class AuthorisationMatrixTest {

    private static final Set<Standing> OFFICES =
            EnumSet.of(Standing.OWN_OFFICE, Standing.PARENT_OFFICE, Standing.OTHER_OFFICE);
    private static final Set<String> BY_CITY = Set.of(
            "cities",
            "partnerships",
            "forum-series",
            "forums",
            "exchanges",
            "platforms",
            "projects",
            "knowledge-transfers",
            "networks",
            "commitments",
            "campaigns",
            "partner-requests",
            "import-presets");
    private static final Set<String> BY_BOTH_SIDES = Set.of("partnerships", "exchanges");
    private static final Set<String> BY_AUTHOR = Set.of("sources", "claims");
    private static final String WEBHOOKS = "webhooks";
    private static final Set<String> UPLOADS = Set.of("gazetteer", "imports", "restorations");
    private static final Set<String> OF_SENDER = Set.of("imports", "jobs", "reviews");
    /** Collections, and what is done to records. Of an application who has its token knows, beside the registrar. */
    private static final Set<String> OF_REGISTRAR = Set.of("merge", "unmerge", "office-applications");

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    DataSource database;

    @Inject
    JobsDone jobs;

    private enum Whose {
        OWN,
        FOREIGN,
        MISSING
    }

    @Test
    void lets_everybody_do_what_is_theirs_and_nothing_else() {
        Contract contract =
                new Contract(http.get("/openapi?format=json").expect(200).json());
        World world = new World(given, http, database, jobs);
        List<Caller> callers = Caller.all(given, http, world);
        Map<String, Long> before = stored.counts();
        List<String> surprises = new ArrayList<>();
        int cells = 0;
        for (Operation operation : contract.operations()) {
            if (!operation.path().startsWith("/v1/")) {
                continue;
            }
            for (Caller caller : callers) {
                for (Whose whose : Whose.values()) {
                    if (!applies(operation, whose)) {
                        continue;
                    }
                    cells++;
                    Reply reply = send(operation, caller, whose, world);
                    String surprise = surprise(operation, caller, whose, reply);
                    if (surprise != null) {
                        surprises.add(
                                operation + ", " + caller.name() + ", " + whose + ": " + surprise + " | " + reply);
                    }
                }
            }
        }
        System.out.printf("authorisation: %d cells, %d surprises%n", cells, surprises.size());
        assertThat(surprises).isEmpty();
        assertThat(stored.counts()).as("all writes were dry runs").isEqualTo(before);
    }

    private static boolean applies(Operation operation, Whose whose) {
        boolean onRecord = operation.hasPathParameters();
        boolean posts = operation.mediaType() != null;
        return whose == Whose.OWN || onRecord || posts && whose == Whose.FOREIGN;
    }

    private Reply send(Operation operation, Caller caller, Whose whose, World world) {
        String path = operation.path().replace("{version}", "1").replace("{file}", "cities.ndjson");
        if (path.contains("{")) {
            // Conflicts are claims, duplicates cities; of the others each has a record of its own.
            String collection = Map.of("conflicts", "claims", "duplicates", "cities")
                    .getOrDefault(operation.collection(), operation.collection());
            String id = whose == Whose.MISSING ? World.MISSING : world.record(collection, whose == Whose.OWN);
            assertThat(id).as("a record for " + operation).isNotNull();
            path = path.replace("{id}", id)
                    .replace("{number}", id)
                    .replace(
                            "{item}", String.valueOf(world.record(ItemSpecimens.listOf(operation), whose == Whose.OWN)))
                    .replace("{city}", world.side(whose == Whose.OWN))
                    .replace("{delivery}", String.valueOf(world.record("deliveries", whose == Whose.OWN)));
        }
        List<String> headers = new ArrayList<>(Arrays.asList(caller.headers()));
        byte[] body = null;
        if (operation.mediaType() != null) {
            headers.addAll(List.of("Content-Type", operation.mediaType()));
            // Of an upload nothing is sent: what is not refused for who sends it is refused for that.
            body = UPLOADS.contains(operation.collection()) ? new byte[0] : Http.bytes(body(operation, whose, world));
        }
        if (operation.statuses().contains(428)) {
            // A confirmation is about a version that was seen.
            String etag = operation.method().equals("PUT")
                    ? http.get(path.replaceFirst("/confirmations/.*", "")).etag()
                    : "*";
            headers.addAll(List.of("If-Match", etag == null ? "\"1-0000000000000000\"" : etag));
        }
        // A job is no record: whether it is cancelled is not tried first.
        boolean write = !operation.method().equals("GET")
                && !operation.collection().equals("match")
                && !operation.path().endsWith("/cancel");
        return http.send(
                operation.method(), path + (write ? "?dryRun=true" : ""), body, headers.toArray(String[]::new));
    }

    private static Map<String, ?> body(Operation operation, Whose whose, World world) {
        if (operation.method().equals("PATCH")) {
            return Map.of();
        }
        if (operation.method().equals("PUT")) {
            return Map.of("stance", "confirmed");
        }
        if (Specimens.said(operation) != null) {
            return Specimens.said(operation);
        }
        if (operation.collection().equals("match")) {
            return Specimens.matching(operation, List.of(world.side(true), world.side(false)));
        }
        if (operation.path().endsWith("/accept")) {
            String city = world.side(whose == Whose.OWN);
            return Map.of("city1", city, "city2", world.record("cities", true));
        }
        return operation.path().endsWith("/merge")
                ? Map.of("into", world.record(operation.collection(), true))
                : world.draft(ItemSpecimens.listOf(operation), whose == Whose.OWN);
    }

    /** What is wrong with an answer; null for nothing. */
    private static String surprise(Operation operation, Caller caller, Whose whose, Reply reply) {
        if (reply.status() >= 500) {
            return "a fault";
        }
        if (!operation.write()) {
            boolean refused = Set.of(401, 403).contains(reply.status()) && !Specimens.isByToken(operation);
            return refused ? "any caller may read this" : null;
        }
        if (operation.open() && (caller.header() == null || caller.standing() != Standing.UNKNOWN)) {
            return reply.status() == 200 ? null : "any caller may do this";
        }
        if (caller.standing() == Standing.UNKNOWN) {
            return reply.status() == 401 ? null : "is an unknown caller";
        }
        if (operation.path().endsWith("/plays")) {
            // Only a screen says what it has played.
            return reply.status() == 403 ? null : "is no screen";
        }
        boolean role = !operation.method().equals("GET")
                ? caller.standing() == Standing.REGISTRAR
                        || OFFICES.contains(caller.standing())
                        || caller.standing() == Standing.PARTNER_APP && withdraws(operation)
                        || caller.standing() == Standing.PARTNER_APP
                                && operation.collection().equals(WEBHOOKS)
                : true;
        if (!role) {
            return reply.status() == 403 ? null : "has no role that may write";
        }
        if (whose == Whose.MISSING) {
            return Set.of(403, 404).contains(reply.status()) ? null : "there is nothing";
        }
        if (may(operation, caller.standing(), whose == Whose.OWN)) {
            return reply.status() == 401 || reply.status() == 403 || reply.status() == 404 ? "may do this" : null;
        }
        // What is private is not even there for others.
        boolean hidden =
                Set.of("api-keys", WEBHOOKS, "reviews", "invitations", "drafts").contains(operation.collection())
                        && reply.status() == 404;
        return reply.status() == 403 || hidden ? null : "may not do this";
    }

    /** An application may take back what it has asked for. */
    private static boolean withdraws(Operation operation) {
        return operation.path().endsWith("/answers");
    }

    private static boolean mayOwner(Operation operation, Standing standing, boolean own) {
        boolean creates = !operation.hasPathParameters();
        return switch (operation.collection()) {
            // The request is about a city; its office decides.
            case "change-requests" -> own && (standing == Standing.OWN_OFFICE || standing == Standing.PARENT_OFFICE);
            // A deleted office cannot bring itself back.
            case "offices" ->
                own && (operation.method().equals("PATCH") || isItem(operation)) && standing == Standing.OWN_OFFICE;
            case "api-keys" -> own && standing == Standing.OWN_OFFICE;
            case "desk" -> true;
            case "drafts" -> creates || own && standing == Standing.OWN_OFFICE;
            case "invitations" ->
                own && (standing == Standing.OWN_OFFICE || creates && standing == Standing.PARENT_OFFICE);
            case "gazetteer", "editions" -> false;
            // Of a whole registry.
            case "restorations" -> false;
            case WEBHOOKS -> creates || own && standing == Standing.OWN_OFFICE;
            default -> throw new AssertionError("No rule for " + operation + ": add one here");
        };
    }

    private static boolean maySender(Operation operation, Standing standing, boolean own) {
        boolean reads = operation.method().equals("GET");
        return !operation.hasPathParameters() && (reads || standing != Standing.PARTNER_APP)
                || own && (standing == Standing.OWN_OFFICE || reads && standing == Standing.READER);
    }

    private static boolean may(Operation operation, Standing standing, boolean own) {
        if (operation.method().equals("PUT")) {
            // Only its own office speaks for a side.
            return own && (standing == Standing.OWN_OFFICE || standing == Standing.PARENT_OFFICE);
        }
        if (Specimens.isPartnerRequestAnswer(operation)) {
            // One's own is refused for what it is, not for who asks.
            return OFFICES.contains(standing);
        }
        if (standing == Standing.REGISTRAR) {
            // A list has what is one's own; of drafts the registrar has none.
            return !Set.of("desk", "drafts").contains(operation.collection())
                    || !operation.hasPathParameters() && operation.method().equals("GET");
        }
        String collection = operation.collection();
        if (OF_SENDER.contains(collection)) {
            return maySender(operation, standing, own);
        }
        if (OF_REGISTRAR.contains(collection)) {
            return false;
        }
        if (operation.method().equals("GET")) {
            // One's own keys and oneself; the list has what is one's own.
            return !operation.hasPathParameters()
                    || own && (standing == Standing.OWN_OFFICE || standing == Standing.READER);
        }
        String[] segments = operation.path().split("/");
        if (OF_REGISTRAR.contains(segments[segments.length - 1])) {
            return false;
        }
        boolean creates = !operation.hasPathParameters();
        if (BY_AUTHOR.contains(collection)) {
            return creates || own && standing == Standing.OWN_OFFICE;
        }
        if (BY_CITY.contains(collection)) {
            boolean otherSide = BY_BOTH_SIDES.contains(collection) && !creates && standing == Standing.OTHER_OFFICE;
            return own && (standing != Standing.OTHER_OFFICE || otherSide);
        }
        return mayOwner(operation, standing, own);
    }

    /** To add or remove an item is to change the record. */
    private static boolean isItem(Operation operation) {
        return !ItemSpecimens.listOf(operation.path()).isEmpty();
    }
}
