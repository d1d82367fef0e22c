package dev.sistercity.registry.changerequest;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.change.ConsentNeeded;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.changerequest.api.AnswerDraft;
import dev.sistercity.registry.changerequest.api.Answered;
import dev.sistercity.registry.changerequest.api.ChangeRequestDraft;
import dev.sistercity.registry.changerequest.api.RequestProgress;
import dev.sistercity.registry.changerequest.api.RequestStatus;
import dev.sistercity.registry.changerequest.api.Verdict;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who may answer a change request, and what an answer does. */
@Singleton
class AnswerService {

    private final RequestSubjects subjects;
    private final Jurisdiction jurisdiction;
    private final Mandates mandates;

    AnswerService(RequestSubjects subjects, Jurisdiction jurisdiction, Mandates mandates) {
        this.subjects = subjects;
        this.jurisdiction = jurisdiction;
        this.mandates = mandates;
    }

    record OpenRequest(UUID id, ChangeRequestDraft request) {

        RequestProgress progress() {
            return request.progress();
        }

        /** What the log says of the change that comes of it: who asked, beside who decided, whose change it is. */
        String reason(String why) {
            return "Change request " + id + " by " + progress().by() + ": " + why;
        }
    }

    /**
     * @param also takes the changes that were made
     * @return where the request stands then
     */
    RequestProgress given(OpenRequest question, AnswerDraft answer, Actor actor, Instant now, List<Change> also) {
        RequestProgress requestProgress = open(question);
        AnswerCall call = new AnswerCall(question, answer, actor, now, also);
        if (answer.verdict() == Verdict.WITHDRAWN) {
            return withdrawn(call);
        }
        return switch (requestProgress.kind()) {
            case CONSENT -> ofSide(call);
            case CORRECTION -> ofOwner(call);
            case SUBMISSION -> decided(call);
        };
    }

    private static RequestProgress open(OpenRequest question) {
        RequestProgress requestProgress = question.progress();
        if (requestProgress.status() != RequestStatus.OPEN) {
            throw new RegistryException(
                    Kind.REFUSED,
                    FaultCode.REQUEST_ENDED,
                    requestProgress.status().name().toLowerCase(Locale.ROOT));
        }
        return requestProgress;
    }

    /** Where a request stands that its anonymous requester takes back. */
    RequestProgress withdrawn(OpenRequest question, String reason, Instant now) {
        return open(question)
                .answered(
                        new Answered(Verdict.WITHDRAWN, now, Actor.ANONYMOUS.name(), List.of(), reason),
                        RequestStatus.WITHDRAWN);
    }

    private record AnswerCall(OpenRequest question, AnswerDraft answer, Actor actor, Instant now, List<Change> also) {

        Answered answered(Set<String> cities) {
            return new Answered(
                    answer.verdict(),
                    now,
                    actor.name(),
                    cities.stream().sorted().toList(),
                    answer.reason());
        }

        RequestProgress closed(Set<String> cities, RequestStatus status) {
            return question.progress().answered(answered(cities), status);
        }
    }

    private RequestProgress withdrawn(AnswerCall call) {
        RequestProgress requestProgress = call.question().progress();
        boolean same = !call.actor().isAnonymous() && call.actor().name().equals(requestProgress.by());
        Set<String> sides = covered(requestProgress.mine(), call.actor());
        if (!same && sides.isEmpty()) {
            throw new RegistryException(Kind.FORBIDDEN, FaultCode.REQUEST_WITHDRAW_OWN);
        }
        return call.closed(sides, RequestStatus.WITHDRAWN);
    }

    private RequestProgress ofSide(AnswerCall call) {
        RequestProgress requestProgress = call.question().progress();
        Set<String> sides = covered(requestProgress.asked(), call.actor());
        if (sides.isEmpty()) {
            throw new RegistryException(Kind.FORBIDDEN, FaultCode.REQUEST_OFFICES_ONLY);
        }
        if (call.answer().verdict() == Verdict.DECLINED) {
            return call.closed(sides, RequestStatus.DECLINED);
        }
        Set<String> agreed = requestProgress.agreed();
        if (!agreed.addAll(sides)) {
            throw new RegistryException(Kind.REFUSED, FaultCode.REQUEST_ACCEPTED_ALREADY);
        }
        mandates.keep(call.question().id(), call.actor());
        if (!agreed.containsAll(requestProgress.asked())) {
            return call.closed(sides, RequestStatus.OPEN);
        }
        agree(call);
        return call.closed(sides, RequestStatus.ACCEPTED);
    }

    /** Makes the change in the name of the requester, with the voices of all sides. */
    private void agree(AnswerCall call) {
        RequestProgress requestProgress = call.question().progress();
        ChangeRequestDraft request = call.question().request();
        Subject<?> subject = subjects.at(request.subject());
        Set<String> voices = new TreeSet<>(requestProgress.mine());
        String reason =
                call.question().reason(request.reason() == null ? call.answer().reason() : request.reason());
        mandates.requireStanding(call.question().id(), requestProgress);
        requireBasis(requestProgress, subject, request, reason);
        voices.addAll(requestProgress.asked());
        Actor speaker = speaker(requestProgress.by(), voices).speaking(offices(call));
        also(call, subject, request, speaker, reason);
    }

    /** Which office has agreed for which city: who proposed the change has agreed by that. */
    private static Map<String, String> offices(AnswerCall call) {
        RequestProgress requestProgress = call.question().progress();
        Map<String, String> offices = new TreeMap<>();
        requestProgress.asked().forEach(city -> offices.put(city, call.actor().name()));
        requestProgress.answers().stream()
                .filter(answer -> answer.verdict() == Verdict.ACCEPTED)
                .forEach(answer -> answer.cities().forEach(city -> offices.put(city, answer.by())));
        requestProgress.mine().forEach(city -> offices.put(city, requestProgress.by()));
        return offices;
    }

    /** The sides agree on a change of what they had confirmed, and of nothing else. */
    private static void requireBasis(
            RequestProgress requestProgress, Subject<?> subject, ChangeRequestDraft request, String reason) {
        try {
            subject.change(request.patch(), speaker(requestProgress.by(), Set.copyOf(requestProgress.mine())), reason);
        } catch (ConsentNeeded needed) {
            if (needed.basis().equals(requestProgress.basis())
                    && needed.asked().equals(Set.copyOf(requestProgress.asked()))) {
                return;
            }
        }
        throw new RegistryException(Kind.REFUSED, FaultCode.REQUEST_OVERTAKEN);
    }

    private static Actor speaker(String name, Set<String> cities) {
        return new Actor(
                name, Role.OFFICE, null, cities.stream().map(UUID::fromString).collect(Collectors.toSet()));
    }

    /** Who may decide {@link Submissions} says, and does what is accepted when that is stored. */
    private static RequestProgress decided(AnswerCall call) {
        boolean accepted = call.answer().verdict() == Verdict.ACCEPTED;
        return call.closed(Set.of(), accepted ? RequestStatus.ACCEPTED : RequestStatus.DECLINED);
    }

    private RequestProgress ofOwner(AnswerCall call) {
        ChangeRequestDraft request = call.question().request();
        Subject<?> subject = subjects.at(request.subject());
        if (call.actor().isAnonymous() || !subject.mayBeWrittenBy(call.actor())) {
            throw new RegistryException(Kind.FORBIDDEN, FaultCode.REQUEST_DECIDED_BY);
        }
        if (call.answer().verdict() == Verdict.DECLINED) {
            return call.closed(Set.of(), RequestStatus.DECLINED);
        }
        try {
            also(call, subject, request, call.actor(), call.question().reason(request.reason()));
        } catch (ConsentNeeded needed) {
            mandates.keep(call.question().id(), call.actor());
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

    private static void also(
            AnswerCall call, Subject<?> subject, ChangeRequestDraft request, Actor actor, String reason) {
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
