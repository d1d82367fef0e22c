package dev.sistercity.registry.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.endpoint.feed.ChangeItems;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.webhook.LostHistories;
import dev.sistercity.registry.webhook.Secrets;
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
    private final LostHistories histories;
    private final Secrets secrets;
    private final ObjectMapper mapper;
    private final Clock clock;

    Messages(
            ChangeLog log,
            ChangeItems items,
            LostHistories histories,
            Secrets secrets,
            ObjectMapper mapper,
            Clock clock) {
        this.log = log;
        this.histories = histories;
        this.items = items;
        this.secrets = secrets;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** No message can be made. */
    static final class Unmade extends Exception {

        private static final long serialVersionUID = 1L;

        Unmade(String because) {
            super(because);
        }
    }

    Sender.DeliveryRequest of(DeliveryQueue.Leased delivery) throws Unmade {
        List<byte[]> good = secrets.of(delivery.webhook());
        if (good.isEmpty()) {
            throw new Unmade("the registry cannot open the secret of the webhook: rotate it");
        }
        byte[] body = body(delivery);
        long now = clock.instant().getEpochSecond();
        String id = id(delivery.id());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Sister-City-Registry/1 (webhooks)");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now));
        headers.put("webhook-signature", Signature.of(good, id, now, body));
        return new Sender.DeliveryRequest(delivery.url(), headers, body, delivery.attempts());
    }

    private byte[] body(DeliveryQueue.Leased delivery) throws Unmade {
        if (delivery.sequence() != null) {
            return change(delivery);
        }
        return delivery.event().equals(Delivery.HISTORY_LOST) ? lost(delivery) : test(delivery);
    }

    /** As receivers know a delivery by, in all its attempts. */
    static String id(UUID delivery) {
        return "msg_" + delivery;
    }

    private byte[] change(DeliveryQueue.Leased delivery) throws Unmade {
        try {
            Change change = log.after(delivery.sequence() - 1, 1).stream()
                    .filter(found -> found.sequence() == delivery.sequence())
                    .findFirst()
                    .orElseThrow(() -> new Unmade("the log has no change " + delivery.sequence() + " any more"));
            return message(delivery.event(), change.at(), items.json(change));
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
    }

    private byte[] test(DeliveryQueue.Leased delivery) {
        record Data(UUID webhook) {}
        return message(delivery.event(), clock.instant(), json(new Data(delivery.webhook())));
    }

    /** Where the webhook goes on: what its receiver was told of later changes is not true any more. */
    private byte[] lost(DeliveryQueue.Leased delivery) {
        return message(delivery.event(), clock.instant(), json(histories.notice(delivery.webhook())));
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
