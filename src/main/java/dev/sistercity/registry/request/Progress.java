package dev.sistercity.registry.request;

import dev.sistercity.registry.shared.value.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What has become of a change request. Written by the registry itself.
 *
 * @param by who made it, as the log names them
 * @param cities ids of the cities that it is about
 * @param mine ids of the cities for which it was made; empty for a correction
 * @param asked ids of the cities whose offices have to agree; empty for a correction
 * @param basis names what all sides agreed on when it was made; null for a correction
 */
record Progress(
        RequestKind kind,
        RequestStatus status,
        String by,
        List<String> cities,
        List<String> mine,
        List<String> asked,
        String basis,
        List<Answered> answers) {

    Progress {
        cities = Lists.compact(cities);
        mine = Lists.compact(mine);
        asked = Lists.compact(asked);
        answers = Lists.compact(answers);
    }

    Progress answered(Answered answer, RequestStatus now) {
        List<Answered> all = new ArrayList<>(answers);
        all.add(answer);
        return new Progress(kind, now, by, cities, mine, asked, basis, all);
    }

    /** A correction that an office makes its own, and that others have to agree with. */
    Progress adopted(Answered answer, String adopter, List<String> its, List<String> others, String newBasis) {
        List<Answered> all = new ArrayList<>(answers);
        all.add(answer);
        return new Progress(RequestKind.CONSENT, RequestStatus.OPEN, adopter, cities, its, others, newBasis, all);
    }

    /** Ids of the cities that have agreed. */
    TreeSet<String> agreed() {
        TreeSet<String> agreed = new TreeSet<>();
        answers.stream()
                .filter(answer -> answer.verdict() == Verdict.ACCEPTED)
                .forEach(answer -> agreed.addAll(answer.cities()));
        return agreed;
    }
}
