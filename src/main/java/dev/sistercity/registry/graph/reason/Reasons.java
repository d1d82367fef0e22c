package dev.sistercity.registry.graph.reason;

import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.graph.api.ReasonView;
import dev.sistercity.registry.graph.api.RecommendationReason;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * What speaks for a partnership of two cities, as the sum of the shares of its reasons: docs/network.md has the formulae and
 * where they come from. What is not known speaks neither for nor against.
 */
public final class Reasons {

    private static final double OF_COMMON_PARTNERS = 0.4;
    private static final double OF_SIZE = 0.2;
    private static final double OF_FIELDS = 0.15;
    private static final double OF_LANGUAGE = 0.1;
    private static final double OF_DISTANCE = 0.1;
    private static final double OF_AGE_GAP = 0.05;
    /** Where the share of a distance has fallen to 1/e: about as far as from Europe to its neighbours. */
    private static final double FAR_KM = 5_000;
    /** Where the share of an age gap has fallen to 1/e. */
    private static final double LONG_YEARS = 10;
    /** What adds less is no reason. */
    private static final double LEAST = 0.0005;

    private static final int MOST_NAMES = 3;

    private final Profile own;
    private final Wish wish;
    private final double closest;

    /** @param closest the largest closeness of any candidate */
    public Reasons(Profile own, Wish wish, double closest) {
        this.own = own;
        this.wish = wish;
        this.closest = closest;
    }

    /**
     * What is known of a city.
     *
     * @param population null for unknown
     * @param place null for unknown
     * @param language the main one of its country, by the likely subtags of CLDR
     * @param fields of its partnerships
     * @param year the median year in which its partnerships were established; null for unknown
     */
    public record Profile(Double population, Place place, String language, Set<String> fields, Integer year) {

        public static Profile of(CityDraft city, List<PartnershipDraft> partnerships) {
            Set<String> fields = new TreeSet<>();
            partnerships.forEach(partnership -> fields.addAll(partnership.fields()));
            List<Integer> years = partnerships.stream()
                    .map(PartnershipDraft::established)
                    .filter(Objects::nonNull)
                    .flatMap(date -> date.year().stream())
                    .sorted()
                    .toList();
            return new Profile(
                    city.population() == null ? null : city.population().value().doubleValue(),
                    Place.of(city).orElse(null),
                    ULocale.addLikelySubtags(new ULocale("und_" + city.countryCode()))
                            .getLanguage(),
                    fields,
                    years.isEmpty() ? null : years.get(years.size() / 2));
        }
    }

    /**
     * The partners that two cities have in common.
     *
     * @param closeness by Adamic and Adar
     */
    public record Common(List<UUID> cities, double closeness) {

        public static final Common NONE = new Common(List.of(), 0);
    }

    /** The largest share first. */
    public List<Weighed> of(Profile other, Common common, Function<UUID, String> name) {
        List<Weighed> reasons = new ArrayList<>();
        if (!common.cities().isEmpty() && closest > 0) {
            add(
                    reasons,
                    RecommendationReason.COMMON_PARTNERS,
                    common.cities().size(),
                    OF_COMMON_PARTNERS * common.closeness() / closest,
                    () -> partners(common.cities(), name));
        }
        addSize(reasons, other);
        addFields(reasons, other);
        addLanguage(reasons, other);
        addDistance(reasons, other);
        addAge(reasons, other);
        reasons.sort(Comparator.comparingDouble(Weighed::share).reversed());
        return reasons;
    }

    private void addSize(List<Weighed> reasons, Profile other) {
        if (isKnown(own.population()) && isKnown(other.population())) {
            double ratio =
                    Math.min(own.population(), other.population()) / Math.max(own.population(), other.population());
            add(
                    reasons,
                    RecommendationReason.SIZE,
                    ratio,
                    OF_SIZE * ratio,
                    () -> String.format(
                            Locale.ENGLISH, "%,.0f inhabitants beside %,.0f", other.population(), own.population()));
        }
    }

    private void addLanguage(List<Weighed> reasons, Profile other) {
        if (!wish.languages().isEmpty()) {
            if (wish.languages().contains(other.language())) {
                add(
                        reasons,
                        RecommendationReason.LANGUAGE,
                        1,
                        OF_LANGUAGE,
                        () -> language(other)
                                + " is the main language of its country, and one of those that are asked for");
            }
            return;
        }
        if (!other.language().isEmpty() && other.language().equals(own.language())) {
            add(
                    reasons,
                    RecommendationReason.LANGUAGE,
                    1,
                    OF_LANGUAGE,
                    () -> language(own) + " is the main language of both countries");
        }
    }

    private static String language(Profile of) {
        return ULocale.getDisplayLanguage(of.language(), ULocale.ENGLISH);
    }

    private void addDistance(List<Weighed> reasons, Profile other) {
        if (own.place() != null && other.place() != null) {
            double km = Math.round(own.place().kmTo(other.place()) * 10) / 10.0;
            add(
                    reasons,
                    RecommendationReason.DISTANCE,
                    km,
                    OF_DISTANCE * Math.exp(-km / FAR_KM),
                    () -> String.format(Locale.ENGLISH, "%,.0f km away", km));
        }
    }

    private void addAge(List<Weighed> reasons, Profile other) {
        if (own.year() != null && other.year() != null) {
            int years = Math.abs(own.year() - other.year());
            add(
                    reasons,
                    RecommendationReason.AGE_GAP,
                    years,
                    OF_AGE_GAP * Math.exp(-years / LONG_YEARS),
                    () -> "Their partnerships began around " + other.year() + ", the city's own around " + own.year());
        }
    }

    private void addFields(List<Weighed> reasons, Profile other) {
        if (!wish.fields().isEmpty()) {
            addWished(reasons, other);
            return;
        }
        Set<String> both = new TreeSet<>(own.fields());
        both.retainAll(other.fields());
        if (!both.isEmpty()) {
            int any = own.fields().size() + other.fields().size() - both.size();
            add(
                    reasons,
                    RecommendationReason.FIELDS,
                    both.size(),
                    OF_FIELDS * both.size() / any,
                    () -> "Partnerships of both are about " + String.join(", ", both));
        }
    }

    /** How much of what is asked for the other city does already. */
    private void addWished(List<Weighed> reasons, Profile other) {
        Set<String> done = new TreeSet<>(wish.fields());
        done.retainAll(other.fields());
        if (!done.isEmpty()) {
            add(
                    reasons,
                    RecommendationReason.FIELDS,
                    done.size(),
                    OF_FIELDS * done.size() / wish.fields().size(),
                    () -> "Its partnerships are about " + String.join(", ", done));
        }
    }

    /** Put into words only where it is shown. */
    public interface Words {
        String text();
    }

    /** A reason and what it adds to the score. */
    public record Weighed(RecommendationReason what, double value, double share, Words words) {

        public ReasonView view() {
            return new ReasonView(what, rounded(value), rounded(share), words.text());
        }
    }

    private static void add(List<Weighed> reasons, RecommendationReason what, double value, double share, Words words) {
        if (share >= LEAST) {
            reasons.add(new Weighed(what, value, share, words));
        }
    }

    private static String partners(List<UUID> cities, Function<UUID, String> name) {
        List<String> names = cities.stream().limit(MOST_NAMES).map(name).toList();
        int more = cities.size() - names.size();
        return (cities.size() == 1 ? "1 partner in common: " : cities.size() + " partners in common: ")
                + String.join(", ", names)
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static boolean isKnown(Double population) {
        return population != null && population > 0;
    }

    public static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
