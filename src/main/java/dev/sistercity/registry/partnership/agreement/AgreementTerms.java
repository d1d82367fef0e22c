package dev.sistercity.registry.partnership.agreement;

import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from the dates of agreements. Days are counted from 1970-01-01. */
public final class AgreementTerms {

    private AgreementTerms() {}

    /** @throws RegistryException REFUSED for one that ends before it begins, or comes in the place of none that there is */
    public static void check(List<AgreementDraft> agreements) {
        for (int i = 0; i < agreements.size(); i++) {
            AgreementDraft agreement = agreements.get(i);
            EdtfDate begins = agreement.begins();
            if (agreement.validUntil() != null
                    && begins != null
                    && agreement.validUntil().overBy(begins, Certainty.CERTAIN)) {
                throw RegistryException.refused("/agreements/" + i + "/validUntil", FaultCode.BEFORE_BEGIN);
            }
            if (agreement.supersedes() != null) {
                checkSuccession(agreements, i);
            }
        }
    }

    private static void checkSuccession(List<AgreementDraft> agreements, int of) {
        String pointer = "/agreements/" + of + "/supersedes";
        AgreementDraft at = agreements.get(of);
        for (int steps = 0; at.supersedes() != null; steps++) {
            if (steps == agreements.size()) {
                throw RegistryException.refused(pointer, FaultCode.AGREEMENT_CIRCLE);
            }
            String earlier = at.supersedes();
            at = find(agreements, earlier)
                    .orElseThrow(() -> RegistryException.refused(pointer, FaultCode.NO_AGREEMENT, earlier));
        }
    }

    private static Optional<AgreementDraft> find(List<AgreementDraft> agreements, String id) {
        return agreements.stream().filter(other -> other.id().equals(id)).findFirst();
    }

    /**
     * The agreements with what follows from the day.
     *
     * @param over whether the partnership has ended, or never was
     */
    public static List<AgreementDraft> standing(List<AgreementDraft> agreements, boolean over, long today) {
        List<AgreementDraft> standing = new ArrayList<>(agreements.size());
        for (AgreementDraft agreement : agreements) {
            standing.add(agreement.standing(!over && isInForce(agreement, agreements, today)));
        }
        return List.copyOf(standing);
    }

    /** Whether it is in force on a day, as long as the partnership is. */
    public static boolean isInForce(AgreementDraft agreement, List<AgreementDraft> agreements, long day) {
        return hasBegun(agreement, day)
                && !isOver(agreement, day)
                && agreements.stream()
                        .filter(other -> agreement.id().equals(other.supersedes()))
                        .noneMatch(other -> hasBegun(other, day));
    }

    private static boolean hasBegun(AgreementDraft agreement, long day) {
        return agreement.begins() == null || agreement.begins().earliestDay() <= day;
    }

    private static boolean isOver(AgreementDraft agreement, long day) {
        return agreement.validUntil() != null
                && agreement.renewal() != AgreementRenewal.AUTOMATIC
                && agreement.validUntil().latestDay() < day;
    }

    /** Null where it has no term, is renewed by itself, or another one came in its place. */
    public static EdtfDate lapses(AgreementDraft agreement, List<AgreementDraft> agreements) {
        boolean replaced = agreements.stream().anyMatch(other -> agreement.id().equals(other.supersedes()));
        return replaced || agreement.renewal() == AgreementRenewal.AUTOMATIC ? null : agreement.validUntil();
    }

    /**
     * Agreements as a caller reads them; as of a day, those that were signed by then.
     *
     * @param asOf null for now
     */
    public static List<AgreementView> views(List<AgreementDraft> agreements, EdtfDate asOf, Certainty certainty) {
        return agreements.isEmpty()
                ? List.of()
                : agreements.stream()
                        .filter(agreement -> asOf == null
                                || agreement.date() == null
                                || agreement.date().begunBy(asOf, certainty))
                        .map(agreement -> view(agreement, agreements, asOf))
                        .toList();
    }

    private static AgreementView view(AgreementDraft agreement, List<AgreementDraft> agreements, EdtfDate asOf) {
        boolean inForce = asOf == null
                ? Boolean.TRUE.equals(agreement.inForce())
                : isInForce(agreement, agreements, asOf.earliestDay());
        return new AgreementView(
                agreement.id(),
                agreement.type(),
                agreement.title(),
                agreement.date(),
                agreement.validFrom(),
                agreement.validUntil(),
                agreement.renewal(),
                agreement.texts(),
                agreement.signatories(),
                agreement.supersedes(),
                inForce,
                lapses(agreement, agreements));
    }
}
