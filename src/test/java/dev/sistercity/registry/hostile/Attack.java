package dev.sistercity.registry.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Sends hostile requests to every operation of the contract and collects what goes wrong, so that one run shows it all.
 * Whatever is sent, nothing may be stored.
 */
@Singleton
class Attack {

    /** What a form asks. */
    private static final String FORM = "queries=%7B%22q0%22%3A%7B%22query%22%3A%22Dunedin%22%7D%7D";

    /** The contract, and what the standards that are served beside it say of themselves. */
    private static final List<String> DESCRIPTIONS = List.of("/openapi?format=json", "/ogc/api", "/reconcile/api");

    private final Http http;
    private final Stored stored;
    private final Specimens specimens;

    Attack(Http http, Stored stored, Specimens specimens) {
        this.http = http;
        this.stored = stored;
        this.specimens = specimens;
    }

    /** What one operation is sent. */
    final class Target {

        private final Operation operation;
        private final Contract contract;
        private final List<String> findings;
        private int requests;
        /** Of the record that is changed; since nothing may be stored, it stays what it is. */
        private Optional<String> etag;

        private Target(Operation operation, Contract contract, List<String> findings) {
            this.operation = operation;
            this.contract = contract;
            this.findings = findings;
        }

        Operation operation() {
            return operation;
        }

        Contract contract() {
            return contract;
        }

        String path() {
            return specimens.path(operation);
        }

        /** The same with the query parameters that it cannot do without. */
        String whole() {
            return path() + specimens.query(operation);
        }

        /** With a query, and the other parameters that it cannot do without. */
        String with(Operation.Parameter parameter, String query) {
            String others = specimens.query(operation, parameter.name());
            return path() + (others.isEmpty() ? "?" : others + "&") + query;
        }

        /** A template with what else it takes filled in. */
        String path(String template) {
            return specimens.path(template);
        }

        byte[] body() {
            return operation.mediaType() == null
                    ? null
                    : Http.bytes(operation.isForm() ? FORM : specimens.body(operation));
        }

        Map<String, ?> draft() {
            return specimens.body(operation);
        }

        /** As the operation wants to be called, but for what is given. */
        Reply send(String path, byte[] body, String... headers) {
            return send(operation.method(), path, body, headers);
        }

        Reply send(String method, String path, byte[] body, String... headers) {
            requests++;
            Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            if (operation.write()) {
                all.put("X-API-Key", specimens.key(operation));
            }
            if (operation.mediaType() != null) {
                all.put("Content-Type", operation.mediaType());
            }
            etag().ifPresent(tag -> all.put("If-Match", tag));
            for (int i = 0; i < headers.length; i += 2) {
                all.put(headers[i], headers[i + 1]);
            }
            String[] flat = all.entrySet().stream()
                    .flatMap(header -> Arrays.asList(header.getKey(), header.getValue()).stream())
                    .toArray(String[]::new);
            return http.send(method, path, body, flat);
        }

        private Optional<String> etag() {
            if (etag == null) {
                etag = Optional.ofNullable(specimens.etag(operation));
            }
            return etag;
        }

        /** Notes it where the answer is no refusal with one of these statuses as the contract has it. */
        void refused(String what, Reply reply, Integer... statuses) {
            refused(what, reply, answer -> true, statuses);
        }

        void refused(String what, Reply reply, Predicate<Reply> also, Integer... statuses) {
            check(what, reply, () -> {
                assertThat(reply.status()).isIn((Object[]) statuses);
                assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(reply.at("/status")).isEqualTo(Integer.toString(reply.status()));
                assertThat(reply.at("/type")).startsWith("/problems/");
                assertThat(reply.at("/title")).isNotBlank();
                assertThat(reply.at("/detail")).isNotBlank();
                assertThat(reply.at("/requestId")).isEqualTo(reply.header("X-Request-Id"));
                assertThat(also.test(reply)).as("says what is wrong").isTrue();
                if (reply.status() != 405) {
                    assertThat(operation.statuses()).as("documented").contains(reply.status());
                }
            });
        }

        /** Notes it where a request that is merely odd is answered by a fault, or by a refusal that is no problem. */
        void survived(String what, Reply reply) {
            check(what, reply, () -> {
                assertThat(reply.status()).isLessThan(500);
                if (reply.status() >= 400) {
                    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
                }
            });
        }

        void check(String what, Reply reply, Runnable assertions) {
            try {
                assertions.run();
            } catch (AssertionError e) {
                String why = e.getMessage().strip().replaceAll("\\s+", " ");
                findings.add(operation + ", " + what + ": " + reply + " | " + why);
            }
        }
    }

    /**
     * Attacks every operation.
     *
     * @param attack answers having done nothing where it has nothing to say to an operation
     */
    void onEveryOperation(String name, BiConsumer<Operation, Target> attack) {
        List<Contract> contracts = DESCRIPTIONS.stream()
                .map(path -> new Contract(http.get(path).expect(200).json()))
                .toList();
        specimens.make(contracts.get(0));
        Map<String, Long> before = stored.counts();
        List<String> findings = new ArrayList<>();
        Set<String> covered = new HashSet<>();
        int requests = 0;
        int operations = 0;
        for (Contract contract : contracts) {
            for (Operation operation : contract.operations()) {
                Target target = new Target(operation, contract, findings);
                attack.accept(operation, target);
                covered.add(operation.toString());
                requests += target.requests;
            }
            operations += contract.operations().size();
        }
        System.out.printf("%s: %d of %d operations, %d requests%n", name, covered.size(), operations, requests);
        assertThat(findings).as("%s: %d faults", name, findings.size()).isEmpty();
        assertThat(covered).hasSize(operations);
        assertThat(stored.counts()).as("what is stored after " + name).isEqualTo(before);
    }
}
