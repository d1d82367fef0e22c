package dev.sistercity.registry.changerequest.api;

import dev.sistercity.registry.shared.value.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What has become of a change request. Written by the registry itself.
 *
 * @param by who made it, as the log names them
 * @param cities ids of the cities that it is about
 * @param mine ids of the cities for which it was made; empty for all but a consent
 * @param asked ids of the cities whose offices have to agree; empty for all but a consent
 * @param basis of a consent, names what all sides agreed on when it was made; of a merge or a deletion that is asked for, the
 *     version of the record then; null else
 */
public record RequestProgress(
        RequestKind kind,
        RequestStatus status,
        String by,
        List<String> cities,
        List<String> mine,
        List<String> asked,
        String basis,
        List<Answered> answers) {

    public RequestProgress {
        cities = Lists.compact(cities);
        mine = Lists.compact(mine);
        asked = Lists.compact(asked);
        answers = Lists.compact(answers);
    }

    /**
     * What is asked for and open.
     *
     * @param cities ids of the cities that it is about
     */
    public static RequestProgress open(RequestKind kind, List<String> cities, String basis) {
        return new RequestProgress(kind, RequestStatus.OPEN, null, cities, List.of(), List.of(), basis, List.of());
    }

    public RequestProgress by(String name) {
        return new RequestProgress(kind, status, name, cities, mine, asked, basis, answers);
    }

    public RequestProgress answered(Answered answer, RequestStatus now) {
        List<Answered> all = new ArrayList<>(answers);
        all.add(answer);
        return new RequestProgress(kind, now, by, cities, mine, asked, basis, all);
    }

    /** A correction that an office makes its own, and that others have to agree with. */
    public RequestProgress adopted(
            Answered answer, String adopter, List<String> its, List<String> others, String newBasis) {
        List<Answered> all = new ArrayList<>(answers);
        all.add(answer);
        return new RequestProgress(
                RequestKind.CONSENT, RequestStatus.OPEN, adopter, cities, its, others, newBasis, all);
    }

    /** Ids of the cities that have agreed. */
    public TreeSet<String> agreed() {
        TreeSet<String> agreed = new TreeSet<>();
        answers.stream()
                .filter(answer -> answer.verdict() == Verdict.ACCEPTED)
                .forEach(answer -> agreed.addAll(answer.cities()));
        return agreed;
    }
}
