package dev.sistercity.registry.partnership.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.partnership.agreement.AgreementDraft;
import dev.sistercity.registry.partnership.agreement.AgreementRenewal;
import dev.sistercity.registry.partnership.agreement.AgreementType;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DueDayTest {

    private static final LocalDate CHANGED = LocalDate.of(2026, 3, 15);
    private static final long SEED = 16;
    private static final List<String> CITIES = List.of("a", "b", "c");
    private static final List<String> DATES = List.of(
            "1994-10",
            "2026-03-14",
            "2026-03-15",
            "2026-03-16",
            "2026-03-15/2026-03-20",
            "2026-03",
            "2026-04",
            "2026-05~",
            "2026-06-01?",
            "../2026-05-02",
            "2026-04-11/..",
            "2027",
            "202X");

    private final Random random = new Random(SEED);

    /** All that upkeep relies on: whoever may have to be changed on a day is due by then. */
    @Test
    void nothing_is_overtaken_before_it_is_due() {
        int due = 0;
        int overtaken = 0;
        for (int round = 0; round < 5_000; round++) {
            RecordVersion<PartnershipDraft> stored = stored(any());
            OptionalLong day = DueDay.of(stored);
            due += day.isPresent() ? 1 : 0;
            for (long today = CHANGED.toEpochDay(); today < CHANGED.toEpochDay() + 400; today++) {
                if (DueDay.isOvertaken(stored, today)) {
                    overtaken++;
                    assertThat(day).as("%s on day %d", stored.draft(), today).isPresent();
                    assertThat(day.getAsLong()).isLessThanOrEqualTo(today);
                }
            }
        }
        assertThat(due).isBetween(1_000, 4_999);
        assertThat(overtaken).isPositive();
    }

    @Test
    void what_is_past_makes_nothing_due() {
        PartnershipDraft plain = partnership(PartnershipStatus.ACTIVE, null, List.of(), List.of());

        assertThat(DueDay.of(stored(plain))).isEmpty();
        assertThat(DueDay.of(stored(partnership(
                        PartnershipStatus.ACTIVE,
                        null,
                        List.of(milestone(MilestoneType.SIGNED, "1994-10", null)),
                        List.of()))))
                .isEmpty();
    }

    @Test
    void an_end_to_come_and_what_another_rule_recorded_are_due() {
        assertThat(DueDay.of(stored(partnership(PartnershipStatus.ACTIVE, "2027", List.of(), List.of()))))
                .hasValue(LocalDate.of(2027, 1, 1).toEpochDay());
        assertThat(DueDay.of(stored(partnership(PartnershipStatus.ACTIVE, "2009", List.of(), List.of()))))
                .hasValue(CHANGED.toEpochDay());
    }

    private PartnershipDraft any() {
        List<MilestoneDraft> milestones = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> milestone(
                        oneOf(List.of(MilestoneType.values())), date(), random.nextInt(3) > 0 ? null : oneOf(CITIES)))
                .toList();
        List<AgreementDraft> agreements = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new AgreementDraft(
                        "g" + i,
                        AgreementType.OTHER,
                        null,
                        seldom(),
                        seldom(),
                        seldom(),
                        oneOf(List.of(AgreementRenewal.values())),
                        null,
                        null,
                        i > 0 && random.nextBoolean() ? "g0" : null,
                        null))
                .toList();
        PartnershipDraft told = partnership(
                oneOf(List.of(PartnershipStatus.values())),
                random.nextInt(3) > 0 ? null : date(),
                milestones,
                agreements);
        // Most are stored as the rule has it, some as an earlier version had it.
        return random.nextInt(5) == 0 ? told : StatusRule.again(told, CHANGED.toEpochDay());
    }

    private PartnershipDraft partnership(
            PartnershipStatus status, String ended, List<MilestoneDraft> milestones, List<AgreementDraft> agreements) {
        boolean plain = milestones.isEmpty() && agreements.isEmpty();
        List<PartyDraft> parties = CITIES.subList(0, 2 + (plain ? 0 : random.nextInt(2))).stream()
                .map(city ->
                        new PartyDraft(null, city, null, plain ? null : seldom(), plain ? null : seldom(), null, null))
                .toList();
        return new PartnershipDraft(
                PartnershipKind.SISTER_CITY,
                null,
                parties,
                status,
                null,
                parsed(ended),
                null,
                null,
                null,
                milestones,
                agreements,
                null);
    }

    private EdtfDate seldom() {
        return random.nextInt(4) == 0 ? parsed(oneOf(DATES)) : null;
    }

    /** Null for unknown. */
    private String date() {
        return random.nextInt(5) == 0 ? null : oneOf(DATES);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static EdtfDate parsed(String date) {
        return date == null ? null : EdtfDate.parse(date);
    }

    private static RecordVersion<PartnershipDraft> stored(PartnershipDraft draft) {
        Instant changed = CHANGED.atTime(12, 0).toInstant(ZoneOffset.UTC);
        return new RecordVersion<>(new UUID(1, 2), 1, changed, changed, draft);
    }

    private static MilestoneDraft milestone(MilestoneType type, String date, String by) {
        return new MilestoneDraft(type, parsed(date), null, by, null, null, null, null);
    }
}
