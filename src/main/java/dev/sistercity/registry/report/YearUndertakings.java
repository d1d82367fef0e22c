package dev.sistercity.registry.report;

import dev.sistercity.registry.commitment.CommitmentDraft;
import dev.sistercity.registry.commitment.CommitmentStatus;
import dev.sistercity.registry.commitment.CommitmentType;
import dev.sistercity.registry.happening.CooperationStatus;
import dev.sistercity.registry.happening.CounterpartDraft;
import dev.sistercity.registry.project.CooperationDraft;
import dev.sistercity.registry.project.KnowledgeTransferDraft;
import dev.sistercity.registry.project.KnowledgeTransferType;
import dev.sistercity.registry.project.PlatformType;
import dev.sistercity.registry.project.ProjectType;
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
class YearUndertakings {

    private static final Ours.Telling<KnowledgeTransferDraft> TRANSFERS = new Ours.Telling<>(
            KnowledgeTransferDraft::date,
            transfer -> "knowledge-transfer",
            transfer -> List.of(transfer.fromCity(), transfer.toCity()),
            KnowledgeTransferDraft::fields,
            transfer -> null);

    private final CommitmentType commitments;
    private final PlatformType platforms;
    private final ProjectType projects;
    private final KnowledgeTransferType transfers;

    YearUndertakings(
            CommitmentType commitments, PlatformType platforms, ProjectType projects, KnowledgeTransferType transfers) {
        this.commitments = commitments;
        this.platforms = platforms;
        this.projects = projects;
        this.transfers = transfers;
    }

    List<ReportedRecord> commitmentsMade(Ours ours, CalendarYear year) {
        return commitments(ours, year, commitment -> ours.has(commitment.city()));
    }

    List<ReportedRecord> commitmentsReceived(Ours ours, CalendarYear year) {
        return commitments(ours, year, commitment -> ours.hasAny(towards(commitment)));
    }

    private List<ReportedRecord> commitments(Ours ours, CalendarYear year, Predicate<CommitmentDraft> wanted) {
        return ours.records(
                commitments,
                telling(ours, commitment -> Kebab.of(commitment.kind())),
                wanted,
                commitment -> year.holds(date(commitment, ours)));
    }

    /** Up to a day. */
    List<ReportedRecord> commitmentsOpen(Ours ours, EdtfDate day) {
        return ours.records(
                commitments,
                telling(ours, commitment -> Kebab.of(commitment.status())),
                commitment -> commitment.status() == CommitmentStatus.STATED
                        || commitment.status() == CommitmentStatus.TAKEN_UP,
                commitment -> begun(date(commitment, ours), day));
    }

    private static Ours.Telling<CommitmentDraft> telling(Ours ours, Function<CommitmentDraft, String> what) {
        return new Ours.Telling<>(
                commitment -> date(commitment, ours),
                what,
                commitment -> Stream.concat(Stream.of(commitment.city()), towards(commitment).stream())
                        .toList(),
                CommitmentDraft::topics,
                commitment -> null);
    }

    private static EdtfDate date(CommitmentDraft commitment, Ours ours) {
        return CommitmentType.date(commitment, ours.reading().snapshot());
    }

    private static List<String> towards(CommitmentDraft commitment) {
        return commitment.towards().stream()
                .map(CounterpartDraft::city)
                .filter(Objects::nonNull)
                .toList();
    }

    List<ReportedRecord> cooperationsStarted(Ours ours, CalendarYear year) {
        return cooperations(
                ours,
                CooperationDraft::started,
                cooperation -> cooperation.status() != CooperationStatus.PLANNED,
                cooperation -> year.holds(cooperation.started()));
    }

    List<ReportedRecord> cooperationsEnded(Ours ours, CalendarYear year) {
        return cooperations(
                ours, CooperationDraft::ended, cooperation -> true, cooperation -> year.holds(cooperation.ended()));
    }

    /** Begun by a day and not over; what ended nobody knows when is left out. */
    List<ReportedRecord> cooperationsRunning(Ours ours, EdtfDate day) {
        return cooperations(
                ours,
                CooperationDraft::started,
                cooperation -> cooperation.status() == CooperationStatus.ACTIVE
                        || cooperation.status() == CooperationStatus.ENDED
                                && cooperation.ended() != null
                                && !cooperation.ended().overBy(day, Certainty.POSSIBLE),
                cooperation -> begun(cooperation.started(), day));
    }

    private List<ReportedRecord> cooperations(
            Ours ours,
            Function<CooperationDraft, EdtfDate> date,
            Predicate<CooperationDraft> wanted,
            Function<CooperationDraft, Optional<Boolean>> when) {
        List<ReportedRecord> all = new ArrayList<>(ours.records(platforms, telling("platform", date), wanted, when));
        all.addAll(ours.records(projects, telling("project", date), wanted, when));
        all.sort(Ours.LATEST_FIRST);
        return all;
    }

    private static Ours.Telling<CooperationDraft> telling(String what, Function<CooperationDraft, EdtfDate> date) {
        return new Ours.Telling<>(
                date,
                cooperation -> what,
                cooperation -> Stream.concat(
                                cooperation.owners().stream(),
                                cooperation.counterparts().stream().map(CounterpartDraft::city))
                        .toList(),
                CooperationDraft::fields,
                cooperation -> null);
    }

    List<ReportedRecord> knowledgeLearnt(Ours ours, CalendarYear year) {
        return ours.records(
                transfers, TRANSFERS, transfer -> ours.has(transfer.toCity()), transfer -> year.holds(transfer.date()));
    }

    List<ReportedRecord> knowledgeShared(Ours ours, CalendarYear year) {
        return ours.records(
                transfers,
                TRANSFERS,
                transfer -> ours.has(transfer.fromCity()),
                transfer -> year.holds(transfer.date()));
    }

    /** Where nobody knows when something began, it may have by any day. */
    private static Optional<Boolean> begun(EdtfDate date, EdtfDate day) {
        return date == null
                ? Optional.of(false)
                : date.begunBy(day, Certainty.POSSIBLE)
                        ? Optional.of(date.begunBy(day, Certainty.CERTAIN))
                        : Optional.empty();
    }
}
