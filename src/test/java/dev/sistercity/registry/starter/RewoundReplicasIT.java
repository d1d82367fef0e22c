package dev.sistercity.registry.starter;

import static dev.sistercity.registry.support.StarterRegistry.KEY;
import static dev.sistercity.registry.support.StarterRegistry.directory;
import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static dev.sistercity.registry.support.StarterRegistry.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.ExternalDatabase;
import dev.sistercity.registry.support.RegistryProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database goes back under two packaged replicas, and while none of them is there to notice. */
class RewoundReplicasIT {

    private static ExternalDatabase database;

    @BeforeAll
    static void start_a_database() throws IOException {
        database = new ExternalDatabase();
    }

    @AfterAll
    static void stop_the_database() {
        database.close();
    }

    private static List<RegistryProcess> two(String name) throws SQLException {
        Map<String, String> all = new HashMap<>(database.create(name));
        all.put("registry.bootstrap-key", KEY);
        all.put("registry.starter-data", "false");
        all.put("registry.webhooks.allowed-networks", "127.0.0.0/8");
        all.put("registry.webhooks.allow-http", "true");
        List<RegistryProcess> two =
                List.of(new RegistryProcess(directory(), all), new RegistryProcess(directory(), all));
        two.forEach(RegistryProcess::launch);
        two.forEach(RewoundReplicasIT::awaitReady);
        return two;
    }

    private static void awaitReady(RegistryProcess one) {
        one.await("the replica to be ready", () -> {
            try {
                return get(one, "/q/health/ready").statusCode() == 200;
            } catch (java.io.UncheckedIOException notYet) {
                return false;
            }
        });
    }

    private static String rewind(long to) {
        return "with lost as (delete from change where sequence > " + to + " returning record_id), "
                + "gone as (delete from source where id in (select record_id from lost)), "
                + "head as (update change_head set sequence = " + to
                + ", hash = (select hash from change where sequence = "
                + to + ") returning 1) select count(*) from head";
    }

    private static HttpResponse<String> write(RegistryProcess one, String title) {
        return post(one, "/v1/sources", "{\"kind\":\"other\",\"title\":\"" + title + "\"}", title);
    }

    private static String epoch(RegistryProcess one) {
        return json(get(one, "/v1").body()).at("/epoch").textValue();
    }

    @Test
    void come_to_the_same_history_and_say_nothing_false() throws Exception {
        List<RegistryProcess> two = two("rewound");
        RegistryProcess one = two.get(0);
        RegistryProcess other = two.get(1);
        try {
            assertThat(epoch(other)).isEqualTo(epoch(one));
            String first = epoch(one);
            HttpResponse<String> made = post(one, "/v1/webhooks", "{\"url\":\"http://127.0.0.1:9/\"}", "hook");
            String webhook = json(made.body()).at("/id").textValue();
            writeTen(one, other);
            JsonNode page = json(get(one, "/v1/changes?after=9").body());

            database.ask("rewound", rewind(5));
            for (int i = 0; i < 6; i++) {
                writesOrRefuses(two.get(i % 2), "new-" + i);
            }
            two.forEach(replica -> replica.await(
                    "the new epoch",
                    () -> epoch(replica) != null && !epoch(replica).equals(first)));
            two.forEach(RewoundReplicasIT::awaitReady);
            assertThat(epoch(other)).isEqualTo(epoch(one));
            assertThat(database.ask("rewound", "select count(*) from log_epoch"))
                    .isEqualTo("2");
            assertThat(database.ask(
                            "rewound", "select forked_after || ' ' || lost_up_to from log_epoch where number = 2"))
                    .isEqualTo("5 10");
            for (RegistryProcess replica : two) {
                saysWhatWasLost(replica, page);
            }
            isTold(one, webhook);
            other.stop();
            other.launch();
            awaitReady(other);
            assertThat(epoch(other)).isEqualTo(epoch(one));
            assertThat(get(other, "/v1/sources?sort=-id").body())
                    .isEqualTo(get(one, "/v1/sources?sort=-id").body());
        } finally {
            two.forEach(RegistryProcess::close);
        }
    }

    /** Five, and five that will be lost, since a webhook of the epoch waits for them. */
    private static void writeTen(RegistryProcess one, RegistryProcess other) {
        for (int i = 0; i < 5; i++) {
            assertThat(write(one, "kept-" + i).statusCode()).isEqualTo(201);
        }
        String epoch = epoch(one);
        one.await("the webhook to be in the epoch", () -> database.ask("rewound", "select epoch from webhook_line")
                .equals(epoch));
        for (int i = 0; i < 5; i++) {
            assertThat(write(i % 2 == 0 ? one : other, "lost-" + i).statusCode())
                    .isEqualTo(201);
        }
        other.await(
                "the other to follow",
                () -> json(get(other, "/v1").body()).at("/sequence").longValue() == 10);
    }

    private static void writesOrRefuses(RegistryProcess replica, String title) {
        HttpResponse<String> written = write(replica, title);
        assertThat(written.statusCode()).as(written.body()).isIn(201, 503);
        if (written.statusCode() == 201) {
            String id = json(written.body()).at("/id").textValue();
            assertThat(get(replica, "/v1/sources/" + id).statusCode()).isEqualTo(200);
        }
    }

    /** @param page of the feed that the replica served before, with a change that is lost */
    private static void saysWhatWasLost(RegistryProcess replica, JsonNode page) {
        String position = page.at("/position").textValue();
        assertThat(get(replica, "/v1/changes?after=" + position).statusCode()).isEqualTo(409);
        String lost = page.at("/items/0/id").textValue();
        assertThat(get(replica, "/v1/sources/" + lost).statusCode()).isEqualTo(404);
        assertThat(replica.output().lines().filter(line -> line.contains(" ERROR ")))
                .singleElement()
                .asString()
                .contains("The log of changes has gone back: changes 6 to 10");
        assertThat(get(replica, "/q/metrics").body()).contains("registry_log_rewinds_total 1.0");
    }

    private static void isTold(RegistryProcess replica, String webhook) throws SQLException {
        replica.await("the webhook to be told", () -> database.ask(
                        "rewound",
                        "select count(*) from webhook_delivery where event = 'history.lost' and webhook_id = '"
                                + webhook + "'")
                .equals("1"));
        assertThat(database.ask("rewound", "select rewound_to from webhook_line"))
                .isEqualTo("5");
    }

    @Test
    void refuse_what_was_lost_while_nobody_was_there() throws Exception {
        List<RegistryProcess> two = two("restored");
        try {
            for (int i = 0; i < 6; i++) {
                write(two.get(0), "written-" + i);
            }
            String fourth = json(get(two.get(0), "/v1/changes?limit=4").body())
                    .at("/position")
                    .textValue();
            String last =
                    json(get(two.get(0), "/v1/changes").body()).at("/position").textValue();
            two.forEach(RegistryProcess::stop);
            database.ask("restored", rewind(3));
            two.forEach(RegistryProcess::launch);
            two.forEach(RewoundReplicasIT::awaitReady);

            for (RegistryProcess replica : two) {
                assertThat(get(replica, "/v1/changes?after=" + last).statusCode())
                        .isEqualTo(409);
                assertThat(get(replica, "/v1/changes?after=6").statusCode()).isEqualTo(409);
                assertThat(get(replica, "/v1/changes?after=3").statusCode()).isEqualTo(200);
            }
            assertThat(write(two.get(1), "anew").statusCode()).isEqualTo(201);
            HttpResponse<String> refused = get(two.get(1), "/v1/changes?after=" + fourth);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
            assertThat(refused.body()).contains("/problems/history-lost").contains("/v1/exports");
        } finally {
            two.forEach(RegistryProcess::close);
        }
    }
}
