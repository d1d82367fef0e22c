package dev.sistercity.registry.calendar;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An anniversary as a caller reads it. */
@Schema(name = "Anniversary", description = "A year in which something about a partnership comes round")
public record AnniversaryView(
        @Schema(required = true, description = "Id of the partnership: it is found at /v1/partnerships/{id}")
        UUID partnership,

        @Schema(required = true, description = "The partnership's kind")
        PartnershipKind kind,

        @Schema(required = true, description = "The partnership's status")
        PartnershipStatus status,

        @Schema(required = true, description = "The partnership's sides")
        List<CityRef> parties,

        @Schema(
                required = true,
                description = "What comes round",
                enumeration = {"established", "signed", "renewed", "upgraded"})
        String occasion,

        @Schema(required = true, description = "When that was, as it is recorded (EDTF)", examples = "1994-10")
        EdtfDate since,

        @Schema(
                required = true,
                description = "When it comes round (EDTF): known as exactly as `since`, never more exactly",
                examples = "2024-10")
        String date,

        @Schema(required = true, description = "Years since then", examples = "30")
        int years,

        @Schema(required = true, description = "5 years, the tens and the quarters of a century")
        boolean round,

        @Schema(
                required = true,
                description = "Days from today (UTC) to the first day that it can be: negative where that is over")
        long leadDays) {}
