package dev.sistercity.registry.partnerrequest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sistercity.registry.event.Topic;
import dev.sistercity.registry.shared.code.CountryCode;
import dev.sistercity.registry.shared.code.LanguageTag;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A city looks for partners, as clients write it.
 *
 * @param city reference to the city, whose office writes it
 * @param wantedCountryCodes where they may be; empty for anywhere
 * @param languages in which the city can write and speak with them; empty for not said
 * @param populationFrom inhabitants, at least; null for any
 * @param populationTo inhabitants, at most; null for any
 * @param until the last day it is open; of a month or a year, the last day of that
 */
@Schema(name = "PartnerRequestDraft", description = "A city looks for partners, as it is sent")
public record PartnerRequestDraft(
        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city that looks: an id, or {scheme}:{value}", examples = "geonames:2191562")
        String city,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 50, message = "must be 1 to 50")
        @Schema(description = "What for, an open vocabulary", examples = "[\"education\",\"climate\"]")
        List<@NotNull(message = "must not be null") @Topic String> topics,

        @Size(max = 250, message = "must be 250 at the most")
        @Schema(
                description = "Where the partner may be (ISO 3166-1 alpha-2); none for anywhere",
                examples = "[\"CL\",\"JP\"]")
        List<@NotNull(message = "must not be null") @CountryCode String> wantedCountryCodes,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(
                description = "Languages (BCP 47) in which the city can write and speak with a partner",
                examples = "[\"en\",\"ja\"]")
        List<@NotNull(message = "must not be null") @LanguageTag String> languages,

        @Min(value = 0, message = "must not be negative")
        @Max(value = MOST_PEOPLE, message = "must be at most 10000000000")
        @Schema(description = "How large the partner is: inhabitants, at least", examples = "50000")
        Long populationFrom,

        @Min(value = 0, message = "must not be negative")
        @Max(value = MOST_PEOPLE, message = "must be at most 10000000000")
        @Schema(description = "How large the partner is: inhabitants, at most", examples = "500000")
        Long populationTo,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 50, message = "must be 1 to 50")
        @Schema(description = "What the city has to say of itself and of its wish, by language")
        List<@NotNull(message = "must not be null") @Valid Text> text,

        @NotNull(message = "must be given")
        @Schema(
                description = "The last day on which it is open (EDTF); of a month or a year, the last day of that",
                examples = "2027-12-31")
        EdtfDate until,

        @Schema(
                description =
                        "Where it stands, open by default; after its last day an open one is expired, whatever is sent",
                examples = "open")
        PartnerRequestStatus status) {

    private static final long MOST_PEOPLE = 10_000_000_000L;

    public PartnerRequestDraft {
        topics = topics == null ? null : Lists.compact(topics);
        wantedCountryCodes = Lists.compact(wantedCountryCodes);
        languages = Lists.compact(languages);
        text = text == null ? null : Lists.compact(text);
        status = status == null ? PartnerRequestStatus.OPEN : status;
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "populationTo must not be less than populationFrom")
    public boolean isOfSomeSize() {
        return populationFrom == null || populationTo == null || populationFrom <= populationTo;
    }

    /** The last day it is open, in days since 1970; the largest number where it has none. */
    long lastDay() {
        return until.latestDay();
    }

    /** Where it stands on a day, by what is stated. */
    PartnerRequestStatus on(long day) {
        return switch (status) {
            case FULFILLED, WITHDRAWN -> status;
            case OPEN, EXPIRED -> lastDay() < day ? PartnerRequestStatus.EXPIRED : PartnerRequestStatus.OPEN;
        };
    }

    PartnerRequestDraft standing(PartnerRequestStatus now) {
        return new PartnerRequestDraft(
                city, topics, wantedCountryCodes, languages, populationFrom, populationTo, text, until, now);
    }

    /** Whether a city of that country is wanted. */
    boolean wants(String countryCode) {
        return wantedCountryCodes.isEmpty() || wantedCountryCodes.contains(countryCode);
    }

    /** Whether a city of that many inhabitants is wanted. */
    boolean wants(double population) {
        return (populationFrom == null || populationFrom <= population)
                && (populationTo == null || population <= populationTo);
    }
}
