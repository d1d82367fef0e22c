package dev.sistercity.registry.report;

import dev.sistercity.registry.commitment.CommitmentCollection;
import dev.sistercity.registry.commitment.CommitmentDraft;
import dev.sistercity.registry.commitment.CommitmentStatus;
import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.event.CounterpartDraft;
import dev.sistercity.registry.project.KnowledgeTransferCollection;
import dev.sistercity.registry.project.PlatformCollection;
import dev.sistercity.registry.project.ProjectCollection;
import dev.sistercity.registry.project.api.CooperationDraft;
import dev.sistercity.registry.project.api.KnowledgeTransferDraft;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was promised, built and learnt in a year. */
@Singleton
class YearActivities {

    private static final ReportScope.Telling<KnowledgeTransferDraft> TRANSFERS = new ReportScope.Telling<>(
            KnowledgeTransferDraft::date,
            transfer -> "knowledge-transfer",
            transfer -> List.of(transfer.fromCity(), transfer.toCity()),
            KnowledgeTransferDraft::fields,
            transfer -> null);

    private final CommitmentCollection commitments;
    private final PlatformCollection platforms;
    private final ProjectCollection projects;
    private final KnowledgeTransferCollection transfers;

    YearActivities(
            CommitmentCollection commitments,
            PlatformCollection platforms,
            ProjectCollection projects,
            KnowledgeTransferCollection transfers) {
        this.commitments = commitments;
        this.platforms = platforms;
        this.projects = projects;
        this.transfers = transfers;
    }

    List<ReportedRecord> commitmentsMade(ReportScope reportScope, CalendarYear year) {
        return commitments(reportScope, year, commitment -> reportScope.has(commitment.city()));
    }

    List<ReportedRecord> commitmentsReceived(ReportScope reportScope, CalendarYear year) {
        return commitments(reportScope, year, commitment -> reportScope.hasAny(towards(commitment)));
    }

    private List<ReportedRecord> commitments(
            ReportScope reportScope, CalendarYear year, Predicate<CommitmentDraft> wanted) {
        return reportScope.records(
                commitments,
                telling(reportScope, commitment -> Kebab.of(commitment.kind())),
                wanted,
                commitment -> year.holds(date(commitment, reportScope)));
    }

    /** Up to a day. */
    List<ReportedRecord> commitmentsOpen(ReportScope reportScope, EdtfDate day) {
        return reportScope.records(
                commitments,
                telling(reportScope, commitment -> Kebab.of(commitment.status())),
                commitment -> commitment.status() == CommitmentStatus.STATED
                        || commitment.status() == CommitmentStatus.TAKEN_UP,
                commitment -> begun(date(commitment, reportScope), day));
    }

    private static ReportScope.Telling<CommitmentDraft> telling(
            ReportScope reportScope, Function<CommitmentDraft, String> what) {
        return new ReportScope.Telling<>(
                commitment -> date(commitment, reportScope),
                what,
                commitment -> Stream.concat(Stream.of(commitment.city()), towards(commitment).stream())
                        .toList(),
                CommitmentDraft::topics,
                commitment -> null);
    }

    private static EdtfDate date(CommitmentDraft commitment, ReportScope reportScope) {
        return CommitmentCollection.date(commitment, reportScope.reading().snapshot());
    }

    private static List<String> towards(CommitmentDraft commitment) {
        return commitment.towards().stream()
                .map(CounterpartDraft::city)
                .filter(Objects::nonNull)
                .toList();
    }

    List<ReportedRecord> cooperationsStarted(ReportScope reportScope, CalendarYear year) {
        return cooperations(
                reportScope,
                CooperationDraft::started,
                cooperation -> cooperation.status() != CooperationStatus.PLANNED,
                cooperation -> year.holds(cooperation.started()));
    }

    List<ReportedRecord> cooperationsEnded(ReportScope reportScope, CalendarYear year) {
        return cooperations(
                reportScope,
                CooperationDraft::ended,
                cooperation -> true,
                cooperation -> year.holds(cooperation.ended()));
    }

    /** Begun by a day and not over; without those that ended at an unknown time. */
    List<ReportedRecord> cooperationsRunning(ReportScope reportScope, EdtfDate day) {
        return cooperations(
                reportScope,
                CooperationDraft::started,
                cooperation -> cooperation.status() == CooperationStatus.ACTIVE
                        || cooperation.status() == CooperationStatus.ENDED
                                && cooperation.ended() != null
                                && !cooperation.ended().overBy(day, Certainty.POSSIBLE),
                cooperation -> begun(cooperation.started(), day));
    }

    private List<ReportedRecord> cooperations(
            ReportScope reportScope,
            Function<CooperationDraft, EdtfDate> date,
            Predicate<CooperationDraft> wanted,
            Function<CooperationDraft, Optional<Boolean>> when) {
        List<ReportedRecord> all =
                new ArrayList<>(reportScope.records(platforms, telling("platform", date), wanted, when));
        all.addAll(reportScope.records(projects, telling("project", date), wanted, when));
        all.sort(ReportScope.LATEST_FIRST);
        return all;
    }

    private static ReportScope.Telling<CooperationDraft> telling(
            String what, Function<CooperationDraft, EdtfDate> date) {
        return new ReportScope.Telling<>(
                date,
                cooperation -> what,
                cooperation -> Stream.concat(
                                cooperation.owners().stream(),
                                cooperation.counterparts().stream().map(CounterpartDraft::city))
                        .toList(),
                CooperationDraft::fields,
                cooperation -> null);
    }

    List<ReportedRecord> knowledgeLearnt(ReportScope reportScope, CalendarYear year) {
        return reportScope.records(
                transfers,
                TRANSFERS,
                transfer -> reportScope.has(transfer.toCity()),
                transfer -> year.holds(transfer.date()));
    }

    List<ReportedRecord> knowledgeShared(ReportScope reportScope, CalendarYear year) {
        return reportScope.records(
                transfers,
                TRANSFERS,
                transfer -> reportScope.has(transfer.fromCity()),
                transfer -> year.holds(transfer.date()));
    }

    /** Something without a known beginning may have begun by any day. */
    private static Optional<Boolean> begun(EdtfDate date, EdtfDate day) {
        return date == null
                ? Optional.of(false)
                : date.begunBy(day, Certainty.POSSIBLE)
                        ? Optional.of(date.begunBy(day, Certainty.CERTAIN))
                        : Optional.empty();
    }
}
