package dev.sistercity.registry.request;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.ConsentNeeded;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who may answer a change request, and what comes of it. */
@Singleton
class Answers {

    private final RequestSubjects subjects;
    private final Jurisdiction jurisdiction;

    Answers(RequestSubjects subjects, Jurisdiction jurisdiction) {
        this.subjects = subjects;
        this.jurisdiction = jurisdiction;
    }

    record Question(UUID id, ChangeRequestDraft request) {

        Progress progress() {
            return request.progress();
        }

        /** What the log says of the change that comes of it. */
        String reason(String why) {
            return "Change request " + id + ": " + why;
        }
    }

    /** @param also takes the changes that were made @return where the request stands then */
    Progress given(Question question, AnswerDraft answer, Actor actor, Instant now, List<Change> also) {
        Progress progress = question.progress();
        if (progress.status() != RequestStatus.OPEN) {
            throw new RegistryException(
                    Kind.REFUSED,
                    "This request was " + progress.status().name().toLowerCase(Locale.ROOT) + " already, and stays so");
        }
        Call call = new Call(question, answer, actor, now, also);
        if (answer.verdict() == Verdict.WITHDRAWN) {
            return withdrawn(call);
        }
        return progress.kind() == RequestKind.CONSENT ? ofSide(call) : ofOwner(call);
    }

    private record Call(Question question, AnswerDraft answer, Actor actor, Instant now, List<Change> also) {

        Answered answered(Set<String> cities) {
            return new Answered(
                    answer.verdict(),
                    now,
                    actor.name(),
                    cities.stream().sorted().toList(),
                    answer.reason());
        }

        Progress closed(Set<String> cities, RequestStatus status) {
            return question.progress().answered(answered(cities), status);
        }
    }

    private Progress withdrawn(Call call) {
        Progress progress = call.question().progress();
        boolean same = !call.actor().isAnonymous() && call.actor().name().equals(progress.by());
        Set<String> sides = covered(progress.mine(), call.actor());
        if (!same && sides.isEmpty()) {
            throw new RegistryException(Kind.FORBIDDEN, "Only whoever made a request may withdraw it");
        }
        return call.closed(sides, RequestStatus.WITHDRAWN);
    }

    private Progress ofSide(Call call) {
        Progress progress = call.question().progress();
        Set<String> sides = covered(progress.asked(), call.actor());
        if (sides.isEmpty()) {
            throw new RegistryException(
                    Kind.FORBIDDEN,
                    "Only the offices of the other sides may accept or decline this; the registrar may not speak for them");
        }
        if (call.answer().verdict() == Verdict.DECLINED) {
            return call.closed(sides, RequestStatus.DECLINED);
        }
        Set<String> agreed = progress.agreed();
        if (!agreed.addAll(sides)) {
            throw new RegistryException(Kind.REFUSED, "Your side has accepted this already; others are still asked");
        }
        if (!agreed.containsAll(progress.asked())) {
            return call.closed(sides, RequestStatus.OPEN);
        }
        agree(call);
        return call.closed(sides, RequestStatus.ACCEPTED);
    }

    /** Makes the change in the name of whoever asked for it, with the voices of all sides. */
    private void agree(Call call) {
        Progress progress = call.question().progress();
        ChangeRequestDraft request = call.question().request();
        Subject<?> subject = subjects.at(request.subject());
        Set<String> voices = new TreeSet<>(progress.mine());
        String reason =
                call.question().reason(request.reason() == null ? call.answer().reason() : request.reason());
        requireBasis(progress, subject, request, reason);
        voices.addAll(progress.asked());
        also(call, subject, request, speaker(progress.by(), voices), reason);
    }

    /** The sides agree on a change of what they had confirmed, and of nothing else. */
    private static void requireBasis(Progress progress, Subject<?> subject, ChangeRequestDraft request, String reason) {
        try {
            subject.change(request.patch(), speaker(progress.by(), Set.copyOf(progress.mine())), reason);
        } catch (ConsentNeeded needed) {
            if (needed.basis().equals(progress.basis()) && needed.asked().equals(Set.copyOf(progress.asked()))) {
                return;
            }
        }
        throw new RegistryException(
                Kind.REFUSED,
                "What the sides had confirmed when this was asked has been changed since: let it be withdrawn, and ask anew");
    }

    private static Actor speaker(String name, Set<String> cities) {
        return new Actor(
                name, Role.OFFICE, null, cities.stream().map(UUID::fromString).collect(Collectors.toSet()));
    }

    private Progress ofOwner(Call call) {
        ChangeRequestDraft request = call.question().request();
        Subject<?> subject = subjects.at(request.subject());
        if (call.actor().isAnonymous() || !subject.mayBeWrittenBy(call.actor())) {
            throw new RegistryException(
                    Kind.FORBIDDEN,
                    "Whether this is right is decided by whoever may write the record, or by the registrar");
        }
        if (call.answer().verdict() == Verdict.DECLINED) {
            return call.closed(Set.of(), RequestStatus.DECLINED);
        }
        try {
            also(call, subject, request, call.actor(), call.question().reason(request.reason()));
        } catch (ConsentNeeded needed) {
            return call.question()
                    .progress()
                    .adopted(
                            call.answered(needed.mine()),
                            call.actor().name(),
                            needed.mine().stream().sorted().toList(),
                            needed.asked().stream().sorted().toList(),
                            needed.basis());
        }
        return call.closed(Set.of(), RequestStatus.ACCEPTED);
    }

    private static void also(Call call, Subject<?> subject, ChangeRequestDraft request, Actor actor, String reason) {
        subject.change(request.patch(), actor, reason).changes().stream()
                .map(change -> change.because(reason))
                .forEach(call.also()::add);
    }

    private Set<String> covered(List<String> cities, Actor actor) {
        return cities.stream()
                .filter(city -> jurisdiction.covers(actor, city))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
