package dev.sistercity.registry.webhook.delivery;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.ShiftedClock;
import dev.sistercity.registry.webhook.target.KnownNames;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A webhook, its receiver, and the dispatchers that deliver to it. */
abstract class DeliveryFixture {

    static final String KEY = "X-API-Key";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Replicas replicas;

    @Inject
    KnownNames names;

    @Inject
    ShiftedClock clock;

    final List<TestReceiver> receivers = new ArrayList<>();

    TestReceiver receiver;

    @BeforeEach
    void open() {
        receiver = another();
        names.reset();
    }

    @AfterEach
    void close() {
        receivers.forEach(TestReceiver::close);
        clock.reset();
    }

    TestReceiver another() {
        TestReceiver fresh = new TestReceiver();
        receivers.add(fresh);
        return fresh;
    }

    Reply webhook(Map<String, ?> draft) {
        Map<String, Object> whole = new HashMap<>(Map.of("url", receiver.url()));
        whole.putAll(draft);
        return http.post("/v1/webhooks", whole).expect(201);
    }

    Reply read(String path) {
        return http.get(path, KEY, Http.KEY).expect(200);
    }
}
