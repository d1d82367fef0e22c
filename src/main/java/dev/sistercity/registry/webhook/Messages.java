package dev.sistercity.registry.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.ChangeLog;
import dev.sistercity.registry.endpoint.ChangeItems;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes and signs what is sent: {@code {"type","timestamp","data"}}, where data is the change as the feed has it. */
@Singleton
class Messages {

    private final ChangeLog log;
    private final ChangeItems items;
    private final Secrets secrets;
    private final ObjectMapper mapper;
    private final Clock clock;

    Messages(ChangeLog log, ChangeItems items, Secrets secrets, ObjectMapper mapper, Clock clock) {
        this.log = log;
        this.items = items;
        this.secrets = secrets;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** No message can be made. */
    static final class Unsigned extends Exception {

        private static final long serialVersionUID = 1L;

        Unsigned() {
            super("the registry cannot open the secret of the webhook: rotate it");
        }
    }

    Sender.Call of(Queue.Leased delivery) throws Unsigned {
        List<byte[]> good = secrets.of(delivery.webhook());
        if (good.isEmpty()) {
            throw new Unsigned();
        }
        byte[] body = delivery.sequence() == null ? test(delivery) : change(delivery);
        long now = clock.instant().getEpochSecond();
        String id = id(delivery.id());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Sister-City-Registry/1 (webhooks)");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now));
        headers.put("webhook-signature", Signature.of(good, id, now, body));
        return new Sender.Call(delivery.url(), headers, body, delivery.attempts());
    }

    /** As receivers know a delivery by, in all its attempts. */
    static String id(UUID delivery) {
        return "msg_" + delivery;
    }

    private byte[] change(Queue.Leased delivery) {
        try {
            Change change = log.after(delivery.sequence() - 1, 1).get(0);
            return message(delivery.event(), change.at(), items.json(change));
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
    }

    private byte[] test(Queue.Leased delivery) {
        record Data(UUID webhook) {}
        return message(delivery.event(), clock.instant(), json(new Data(delivery.webhook())));
    }

    private byte[] message(String type, Instant timestamp, byte[] data) {
        String head = "{\"type\":\"" + type + "\",\"timestamp\":" + new String(json(timestamp), StandardCharsets.UTF_8)
                + ",\"data\":";
        ByteArrayOutputStream message = new ByteArrayOutputStream(head.length() + data.length + 1);
        message.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        message.writeBytes(data);
        message.write('}');
        return message.toByteArray();
    }

    private byte[] json(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
