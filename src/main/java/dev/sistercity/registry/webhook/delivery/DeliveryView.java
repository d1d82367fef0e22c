package dev.sistercity.registry.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery as the webhook's owner reads it. */
@Schema(name = "Delivery", description = "A change on its way to a webhook, or where it got")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The `webhook-id` it is sent with, the same in every attempt")
        String messageId,

        @Schema(description = "The change it tells of; absent for a test and for `history.lost`", examples = "42")
        Long sequence,

        @Schema(required = true, description = "What happened", examples = "partnership.updated")
        String type,

        @Schema(required = true, description = "Where it got")
        DeliveryStatus status,

        @Schema(required = true, description = "Attempts so far; begins again with a redelivery")
        int attempts,

        @Schema(description = "When it is tried next; absent when it is done")
        Instant nextAttemptAt,

        @Schema(description = "How the last attempt went; absent before the first")
        AttemptView lastAttempt,

        @Schema(required = true) Instant createdAt) {

    /** An attempt as the webhook's owner reads it. */
    @Schema(name = "DeliveryAttempt", description = "An attempt to deliver")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttemptView(
            @Schema(required = true) Instant at,

            @Schema(required = true, description = "How long it took, in milliseconds")
            int durationMs,

            @Schema(description = "Status of the receiver's answer; absent where none came", examples = "503")
            Integer responseStatus,

            @Schema(
                    description = "Why it does not count; absent where it does",
                    examples = "no connection to the receiver")
            String error,

            @Schema(description = "How the body of an answer that does not count begins")
            String response) {

        static AttemptView of(Delivery.Last last) {
            return last == null
                    ? null
                    : new AttemptView(last.at(), last.durationMs(), last.status(), last.error(), last.response());
        }
    }

    public static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                Messages.id(delivery.id()),
                delivery.sequence(),
                delivery.event(),
                delivery.status(),
                delivery.attempts(),
                delivery.due(),
                AttemptView.of(delivery.last()),
                delivery.createdAt());
    }
}
