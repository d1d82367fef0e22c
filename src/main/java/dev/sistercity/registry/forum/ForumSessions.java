package dev.sistercity.registry.forum;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.event.ParticipantDraft;
import dev.sistercity.registry.event.Participants;
import dev.sistercity.registry.forum.api.SessionDraft;
import dev.sistercity.registry.forum.api.SessionTime;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sessions of a forum that is being written, and who speaks in them: all have ids, the speakers each in its session. */
final class ForumSessions {

    private ForumSessions() {}

    /**
     * With the ids of cities in place of references, and the ids that sessions and speakers had before the change.
     *
     * @param before null for a new forum
     * @throws RegistryException REFUSED if two have one id, there is no such city, or a session ends before it begins
     */
    static List<SessionDraft> checked(List<SessionDraft> drafts, List<SessionDraft> before, CityReferences references) {
        Items.requireDistinct(drafts, "sessions");
        List<SessionDraft> sessions = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            SessionDraft session = drafts.get(i);
            requireOrder(session.time(), i);
            String list = "sessions/" + i + "/speakers";
            Items.requireDistinct(session.speakers(), list);
            sessions.add(session.speakers(Participants.resolved(session.speakers(), references, "/" + list + "/")));
        }
        return before == null ? sessions : kept(sessions, before);
    }

    private static void requireOrder(SessionTime time, int place) {
        if (time != null
                && time.from() != null
                && time.until() != null
                && time.until().compareTo(time.from()) < 0) {
            throw RegistryException.refused("/sessions/" + place + "/time/until", FaultCode.BEFORE_BEGIN);
        }
    }

    /** Which session one is does not depend on the ids of its speakers: these are compared once that is known. */
    private static List<SessionDraft> kept(List<SessionDraft> sessions, List<SessionDraft> before) {
        List<SessionDraft> known = Items.kept(withoutIdsOfSpeakers(sessions), withoutIdsOfSpeakers(before));
        Map<String, List<ParticipantDraft>> speakers = before.stream()
                .collect(Collectors.toMap(SessionDraft::id, SessionDraft::speakers, (one, other) -> one));
        List<SessionDraft> kept = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            SessionDraft session = sessions.get(i).withId(known.get(i).id());
            List<ParticipantDraft> had = speakers.get(session.id());
            kept.add(had == null ? session : session.speakers(Items.kept(session.speakers(), had)));
        }
        return kept;
    }

    private static List<SessionDraft> withoutIdsOfSpeakers(List<SessionDraft> sessions) {
        Function<ParticipantDraft, ParticipantDraft> anonymous = speaker -> speaker.withId(null);
        return sessions.stream()
                .map(session -> session.speakers(
                        session.speakers().stream().map(anonymous).toList()))
                .toList();
    }
}
