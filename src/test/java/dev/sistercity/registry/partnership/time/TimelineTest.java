package dev.sistercity.registry.partnership.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Certainty POSSIBLE = Certainty.POSSIBLE;
    private static final Certainty CERTAIN = Certainty.CERTAIN;

    /** Wuxi and Gimhae. */
    private final PartnershipDraft upgraded = partnership(
            PartnershipStatus.ACTIVE,
            "1995",
            null,
            milestone(MilestoneType.SIGNED, "1995", PartnershipKind.FRIENDSHIP_CITY),
            milestone(MilestoneType.UPGRADED, "2005", PartnershipKind.SISTER_CITY));

    @Test
    void has_the_kind_that_the_last_milestone_by_then_led_to() {
        assertThat(at("2000-01-01", upgraded).kind()).isEqualTo(PartnershipKind.FRIENDSHIP_CITY);
        assertThat(at("2006", upgraded).kind()).isEqualTo(PartnershipKind.SISTER_CITY);
    }

    @Test
    void is_certainly_of_a_kind_only_if_that_holds_however_the_dates_are_read() {
        assertThat(at("2005-06", upgraded).kind()).isEqualTo(PartnershipKind.FRIENDSHIP_CITY);
        assertThat(at("2005-06", upgraded).isOf(PartnershipKind.SISTER_CITY, POSSIBLE))
                .isTrue();
        assertThat(at("2005-06", upgraded).isOf(PartnershipKind.SISTER_CITY, CERTAIN))
                .isFalse();
        assertThat(at("2005-06", upgraded).isOf(PartnershipKind.FRIENDSHIP_CITY, CERTAIN))
                .isFalse();
        assertThat(at("2004", upgraded).isOf(PartnershipKind.FRIENDSHIP_CITY, CERTAIN))
                .isTrue();
    }

    @Test
    void keeps_its_kind_until_an_approved_upgrade_is_made() {
        PartnershipDraft approved = partnership(
                PartnershipStatus.ACTIVE,
                "1995",
                null,
                milestone(MilestoneType.SIGNED, "1995", PartnershipKind.FRIENDSHIP_CITY),
                milestone(MilestoneType.APPROVED, "2004", PartnershipKind.SISTER_CITY),
                milestone(MilestoneType.UPGRADED, "2006", PartnershipKind.SISTER_CITY));

        assertThat(at("2005", approved).kind()).isEqualTo(PartnershipKind.FRIENDSHIP_CITY);
    }

    @Test
    void takes_milestones_in_the_order_of_their_dates_however_they_are_told() {
        PartnershipDraft backwards = partnership(
                PartnershipStatus.ACTIVE,
                "1995",
                null,
                milestone(MilestoneType.UPGRADED, "2005", PartnershipKind.SISTER_CITY),
                milestone(MilestoneType.SIGNED, "1995", PartnershipKind.FRIENDSHIP_CITY));

        assertThat(at("2000", backwards).kind()).isEqualTo(PartnershipKind.FRIENDSHIP_CITY);
        assertThat(at("2010", backwards).kind()).isEqualTo(PartnershipKind.SISTER_CITY);
    }

    @Test
    void leaves_milestones_of_dates_that_overlap_in_the_order_in_which_they_are_told() {
        PartnershipDraft vague = partnership(
                PartnershipStatus.ACTIVE,
                "2006-04-27",
                null,
                milestone(MilestoneType.SIGNED, "2012", PartnershipKind.PROJECT_PARTNERSHIP),
                milestone(MilestoneType.UPGRADED, "201X", PartnershipKind.SISTER_CITY));

        assertThat(at("2030", vague).kind()).isEqualTo(PartnershipKind.SISTER_CITY);
    }

    @Test
    void has_its_own_kind_where_no_milestone_has_one() {
        assertThat(at("1996", partnership(PartnershipStatus.ACTIVE, "1995", null))
                        .kind())
                .isEqualTo(PartnershipKind.SISTER_CITY);
    }

    @Test
    void exists_as_a_proposal_before_its_establishment() {
        PartnershipDraft dunedin = partnership(
                PartnershipStatus.ACTIVE,
                "1994-10",
                null,
                milestone(MilestoneType.PROPOSED, "1992", null),
                milestone(MilestoneType.SIGNED, "1994-10", PartnershipKind.SISTER_CITY));

        assertThat(at("1991", dunedin).existed(POSSIBLE)).isFalse();
        assertThat(at("1993", dunedin).existed(CERTAIN)).isTrue();
        assertThat(at("1994-10-09", dunedin).status(POSSIBLE)).isEqualTo(PartnershipStatus.ACTIVE);
        assertThat(at("1994-10-09", dunedin).status(CERTAIN)).isEqualTo(PartnershipStatus.PROPOSED);
        assertThat(at("1994-11", dunedin).existed(CERTAIN)).isTrue();
        assertThat(at("1993", dunedin).status(POSSIBLE)).isEqualTo(PartnershipStatus.PROPOSED);
    }

    @Test
    void exists_from_its_first_signing_on_where_no_establishment_is_known() {
        PartnershipDraft signed =
                partnership(PartnershipStatus.ACTIVE, null, null, milestone(MilestoneType.SIGNED, "1998-05", null));

        assertThat(at("1997", signed).existed(POSSIBLE)).isFalse();
        assertThat(at("1999", signed).existed(CERTAIN)).isTrue();
    }

    @Test
    void exists_as_a_proposal_from_its_first_milestone_on() {
        PartnershipDraft intended = partnership(
                PartnershipStatus.PROPOSED, null, null, milestone(MilestoneType.LETTER_OF_INTENT, "2019-02-18", null));

        assertThat(at("2019-02-17", intended).existed(POSSIBLE)).isFalse();
        assertThat(at("2019-02-18", intended).existed(CERTAIN)).isTrue();
        assertThat(at("2020", intended).status(CERTAIN)).isEqualTo(PartnershipStatus.PROPOSED);
    }

    @Test
    void exists_possibly_and_not_certainly_without_any_date() {
        PartnershipDraft undated = partnership(PartnershipStatus.ACTIVE, null, null);

        assertThat(at("1900", undated).existed(POSSIBLE)).isTrue();
        assertThat(at("2020", undated).existed(CERTAIN)).isFalse();
    }

    @Test
    void exists_certainly_once_it_was_renewed() {
        PartnershipDraft renewed =
                partnership(PartnershipStatus.ACTIVE, null, null, milestone(MilestoneType.RENEWED, "2008", null));

        assertThat(at("2000", renewed).existed(POSSIBLE)).isTrue();
        assertThat(at("2007", renewed).existed(CERTAIN)).isFalse();
        assertThat(at("2009", renewed).existed(CERTAIN)).isTrue();
    }

    @Test
    void exists_up_to_the_day_of_its_end() {
        PartnershipDraft ended = partnership(PartnershipStatus.ENDED, "1990", "2009-05-01");

        assertThat(at("2009-05-01", ended).existed(CERTAIN)).isTrue();
        assertThat(at("2009-05-01", ended).status(CERTAIN)).isEqualTo(PartnershipStatus.ACTIVE);
        assertThat(at("2009-05-02", ended).existed(POSSIBLE)).isFalse();
        assertThat(at("2009-05-02", ended).status(POSSIBLE)).isEqualTo(PartnershipStatus.ENDED);
    }

    @Test
    void is_possibly_not_over_in_the_year_of_its_end() {
        PartnershipDraft ended = partnership(PartnershipStatus.ENDED, "1990", "2009");

        assertThat(at("2009-06-15", ended).existed(POSSIBLE)).isTrue();
        assertThat(at("2009-06-15", ended).existed(CERTAIN)).isFalse();
    }

    @Test
    void ends_with_the_milestone_that_ended_it_where_no_other_date_is_given() {
        PartnershipDraft ended =
                partnership(PartnershipStatus.ENDED, "1990", null, milestone(MilestoneType.ENDED, "2009-05-01", null));

        assertThat(at("2009-04", ended).existed(CERTAIN)).isTrue();
        assertThat(at("2009-06", ended).existed(POSSIBLE)).isFalse();
    }

    @Test
    void goes_on_where_only_one_side_declared_its_end() {
        PartnershipDraft disputed = partnership(
                PartnershipStatus.ACTIVE,
                "1990",
                null,
                milestone(MilestoneType.ENDED, "2009", null),
                milestone(MilestoneType.END_DISPUTED, "2010", null));

        assertThat(at("2020", disputed).existed(CERTAIN)).isTrue();
        assertThat(at("2020", disputed).status(CERTAIN)).isEqualTo(PartnershipStatus.END_DISPUTED);
    }

    @Test
    void is_neither_certainly_active_nor_certainly_suspended_while_nobody_knows() {
        PartnershipDraft interrupted = partnership(
                PartnershipStatus.SUSPENDED, "1973", null, milestone(MilestoneType.SUSPENDED, "2012", null));

        assertThat(at("2012-06", interrupted).stood(PartnershipStatus.SUSPENDED, POSSIBLE))
                .isTrue();
        assertThat(at("2012-06", interrupted).stood(PartnershipStatus.SUSPENDED, CERTAIN))
                .isFalse();
        assertThat(at("2012-06", interrupted).stood(PartnershipStatus.ACTIVE, CERTAIN))
                .isFalse();
        assertThat(at("2011", interrupted).stood(PartnershipStatus.ACTIVE, CERTAIN))
                .isTrue();
    }

    @Test
    void is_suspended_until_it_is_resumed() {
        PartnershipDraft interrupted = partnership(
                PartnershipStatus.ACTIVE,
                "1973",
                null,
                milestone(MilestoneType.SUSPENDED, "2012-02", null),
                milestone(MilestoneType.RESUMED, "2014-08", null));

        assertThat(at("2010", interrupted).status(CERTAIN)).isEqualTo(PartnershipStatus.ACTIVE);
        assertThat(at("2013", interrupted).status(CERTAIN)).isEqualTo(PartnershipStatus.SUSPENDED);
        assertThat(at("2015", interrupted).status(CERTAIN)).isEqualTo(PartnershipStatus.ACTIVE);
    }

    private static Timeline at(String day, PartnershipDraft partnership) {
        return new Timeline(partnership, day(day));
    }

    private static PartnershipDraft partnership(
            PartnershipStatus status, String established, String ended, MilestoneDraft... milestones) {
        return new PartnershipDraft(
                PartnershipKind.SISTER_CITY,
                null,
                List.of(new PartyDraft("a", null), new PartyDraft("b", null)),
                status,
                established == null ? null : day(established),
                ended == null ? null : day(ended),
                null,
                null,
                null,
                List.of(milestones));
    }

    private static MilestoneDraft milestone(MilestoneType type, String date, PartnershipKind kind) {
        return new MilestoneDraft(type, day(date), kind, null, null, null, null, null);
    }

    private static EdtfDate day(String text) {
        return EdtfDate.parse(text);
    }
}
