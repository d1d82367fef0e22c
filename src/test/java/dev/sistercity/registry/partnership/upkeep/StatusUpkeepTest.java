package dev.sistercity.registry.partnership.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.change.Reinstatement;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.ReadLog;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.ShiftedClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class StatusUpkeepTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    StatusUpkeep upkeep;

    @Inject
    Follower follower;

    @Inject
    PartnershipRegister register;

    @Inject
    ChangeLog log;

    @Inject
    Catalog catalog;

    @Inject
    ShiftedClock clock;

    @Test
    void records_an_end_whose_day_has_come_and_says_why() throws InterruptedException {
        String path = recorded(PartnershipStatus.ACTIVE, "2020-12-31", List.of());
        assertThat(http.get(path).at("/status")).isEqualTo("active");

        assertThat(upkeep.look()).isEqualTo(1);
        ReadLog.by(follower);
        assertThat(upkeep.look()).isZero();

        Reply read = http.get(path + "/revisions").expect(200);
        assertThat(read.text()).contains("active became ended");
        assertThat(http.get(path).at("/status")).isEqualTo("ended");
    }

    @Test
    void mends_what_was_recorded_by_another_rule() throws InterruptedException {
        String ended = recorded(PartnershipStatus.ACTIVE, null, List.of(milestone(MilestoneType.ENDED, "2009", null)));
        String term = recorded(PartnershipStatus.ENDED, "2999", List.of());
        String disputed = recorded(
                PartnershipStatus.ACTIVE,
                null,
                List.of(
                        milestone(MilestoneType.ENDED, "2009", null),
                        milestone(MilestoneType.END_DISPUTED, "2010", null)));

        assertThat(upkeep.look()).isEqualTo(3);
        ReadLog.by(follower);

        assertThat(http.get(ended).at("/status")).isEqualTo("ended");
        assertThat(http.get(term).at("/status")).isEqualTo("active");
        assertThat(http.get(disputed).at("/status")).isEqualTo("end-disputed");
        assertThat(http.get(disputed).at("/version")).isEqualTo("2");
    }

    /** The record is not changed when the day comes; what cities show of it follows the change that the registry makes. */
    @ParameterizedTest
    @ValueSource(strings = {"left", "joined"})
    void counts_a_side_that_comes_or_leaves_from_its_day_on(String step) throws InterruptedException {
        String ring = ring(step, LocalDate.now(ZoneOffset.UTC).plusDays(30));
        String moving = "/v1/cities/" + http.get(ring).at("/parties/2/city/id");
        String staying = "/v1/cities/" + http.get(ring).at("/parties/0/city/id");
        String first = http.get(ring).etag();
        assertThat(upkeep.look()).isZero();
        assertThat(partners(staying, moving)).isEqualTo(step.equals("left") ? "2 2" : "1 0");

        clock.pass(Duration.ofDays(31));
        assertThat(upkeep.look()).isEqualTo(1);
        ReadLog.by(follower);
        assertThat(upkeep.look()).isZero();
        settle();

        assertThat(partners(staying, moving)).isEqualTo(step.equals("left") ? "1 0" : "2 2");
        assertThat(http.get(ring).etag()).isNotEqualTo(first);
        Reply last = http.get(ring + "/revisions/2").expect(200);
        assertThat(last.at("/reason")).isEqualTo("Who is a side follows from the day");
        assertThat(http.get("/v1/changes?after=0&limit=200").text()).contains(last.at("/reason"));
    }

    private String ring(String step, LocalDate day) {
        List<Map<String, String>> parties = new ArrayList<>();
        for (String name : List.of("Douzelage A", "Douzelage B", "Douzelage C")) {
            parties.add(new HashMap<>(Map.of("city", given.city(name, "FR"))));
        }
        parties.get(2).put(step, day.toString());
        return "/v1/partnerships/"
                + given.record(
                        "partnerships", Map.of("kind", "sister-city", "established", "1991", "parties", parties));
    }

    private String partners(String one, String other) {
        return http.get(one).at("/partnerCount") + " " + http.get(other).at("/partnerCount");
    }

    /** Has what was logged be read here. */
    private void settle() throws InterruptedException {
        long head = QuarkusTransaction.requiringNew().call(log::lockHead);
        assertThat(catalog.awaits(head, Duration.ofMinutes(1))).isTrue();
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    /** As an earlier version would have stored it. */
    private String recorded(PartnershipStatus status, String ended, List<MilestoneDraft> milestones)
            throws InterruptedException {
        PartnershipDraft draft = new PartnershipDraft(
                PartnershipKind.SISTER_CITY,
                null,
                List.of(
                        new PartyDraft(given.city("Wuxi", "CN"), null),
                        new PartyDraft(given.city("Gimhae", "KR"), null)),
                status,
                EdtfDate.parse("1995"),
                ended == null ? null : EdtfDate.parse(ended),
                List.of(),
                null,
                List.of(),
                milestones);
        Instant at = Instant.parse("2024-05-01T10:00:00Z");
        RecordVersion<PartnershipDraft> known = new RecordVersion<>(UUID.randomUUID(), 1, at, at, draft, null, null);
        long number = QuarkusTransaction.requiringNew().call(() -> {
            new Reinstatement<>(register, Actor.REGISTRAR).store(known);
            var logged = log.append(List.of(new Reinstatement<>(register, Actor.REGISTRAR).check(known)));
            return logged.get(logged.size() - 1).sequence();
        });
        assertThat(catalog.awaits(number, Duration.ofMinutes(1))).isTrue();
        return "/v1/partnerships/" + known.id();
    }

    private static MilestoneDraft milestone(MilestoneType type, String date, String by) {
        return new MilestoneDraft(type, EdtfDate.parse(date), null, by, null, null, null, null);
    }
}
