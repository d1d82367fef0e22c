package dev.sistercity.registry.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A webhook as its owner reads it.
 *
 * @param secret in the answer to its drawing and never again
 */
@Schema(name = "Webhook", description = "Where you are told of changes")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
        @Schema(required = true) UUID id,

        @Schema(
                description = "What deliveries are signed with: in the answer that draws it, and never again",
                examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD6KlKFwMTQZo=")
        String secret,

        @Schema(required = true, description = "Whose it is", examples = "registrar")
        String owner,

        @Schema(
                required = true,
                description = "Where the receiver is",
                examples = "https://hooks.example.org/sister-cities")
        String url,

        @Schema(description = "What it is for") String description,

        @Schema(required = true, description = "Only changes in these collections; empty for all")
        List<String> resources,

        @Schema(
                required = true,
                description = "Only changes of these cities, and of records that refer to one; empty for all")
        List<CityRef> cities,

        @Schema(required = true, description = "Only of cities in these countries, and of records that refer to one")
        List<String> countryCodes,

        @Schema(required = true, description = "Only these actions; empty for all")
        List<Action> actions,

        @Schema(required = true, description = "Whether it is delivered to")
        boolean enabled,

        @Schema(
                description = "Why the registry disabled it; set `enabled` to go on",
                examples = "the receiver answered 410 Gone")
        String disabledBecause,

        @Schema(required = true, description = "Number of the last change that was looked at for it", examples = "42")
        long sequence,

        @Schema(
                description =
                        "Where the log went back: the last change that was not lost. What was delivered of later ones by "
                                + "`rewoundAt` is not true any more, and a `history.lost` message said so",
                examples = "416")
        Long rewoundTo,

        @Schema(description = "When that was noticed") Instant rewoundAt,

        @Schema(required = true, description = "Deliveries that wait")
        long pending,

        @Schema(required = true, description = "Deliveries that succeeded, since it was made")
        long delivered,

        @Schema(required = true, description = "Deliveries that were given up, since it was made")
        long failed,

        @Schema(description = "Since when every attempt has failed; absent while all is well")
        Instant failingSince,

        @Schema(description = "When a delivery last succeeded")
        Instant lastDeliveredAt,

        @Schema(required = true, description = "Counts its changes, from 1")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {

    /** @param secret null unless it has just been drawn */
    static WebhookView of(Webhook webhook, String secret, CityCollection cities, ReadContext readContext) {
        WebhookDraft draft = webhook.draft();
        Webhook.Progress progress = webhook.progress();
        return new WebhookView(
                webhook.id(),
                secret,
                webhook.owner(),
                draft.url(),
                draft.description(),
                draft.resources(),
                draft.cities().stream()
                        .map(city -> cities.ref(city, readContext))
                        .toList(),
                draft.countryCodes(),
                draft.actions(),
                draft.enabled(),
                webhook.disabledBecause(),
                progress.sequence(),
                progress.rewoundTo(),
                progress.rewoundAt(),
                progress.pending(),
                progress.delivered(),
                progress.failed(),
                progress.failingSince(),
                progress.lastDeliveredAt(),
                webhook.version(),
                webhook.createdAt(),
                webhook.updatedAt());
    }
}
