package dev.sistercity.registry.match.suggest;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityNameIndex;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.gazetteer.PlaceNames;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.gazetteer.Places;
import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.shared.code.Region;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKeys;
import dev.sistercity.registry.shared.value.Names;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Cities of the registry and places of the gazetteer that a text may name: any of their names, in any script, and with slips. */
@Singleton
public class CitySuggestions {

    private static final int MOST = 60;
    private static final int MOST_KEYS = 2_000;
    private static final int SHORTEST_PREFIX = 2;
    private static final int SHORTEST_SLIP = 5;
    private static final int LONG = 8;
    private static final String GEONAMES = "geonames";

    private final CityCollection type;
    private final CityNameIndex names;
    private final PlaceStore gazetteer;

    CitySuggestions(CityCollection type, CityNameIndex names, PlaceStore gazetteer) {
        this.type = type;
        this.names = names;
        this.gazetteer = gazetteer;
    }

    /**
     * What is looked for.
     *
     * @param keys of the text, as {@link NameKeys#of} makes them
     * @param country alpha-2; null for any
     */
    private record Wanted(Set<String> keys, String country, ReadContext reading, boolean cities, boolean places) {

        private int edits() {
            int length = keys.iterator().next().length();
            return length < SHORTEST_SLIP ? 0 : length < LONG ? 1 : 2;
        }

        private boolean isIn(String code) {
            return country == null || country.equals(code);
        }
    }

    /**
     * @param cities whether cities of the registry are wanted
     * @param places whether places of the gazetteer are, which are none of those
     */
    public List<Hit> find(String text, String country, ReadContext readContext, boolean cities, boolean places) {
        Set<String> keys = NameKeys.of(text);
        if (keys.isEmpty()) {
            return List.of();
        }
        Wanted wanted = new Wanted(keys, country, readContext, cities, places);
        Collected collected = new Collected(wanted);
        collected.exact();
        collected.beginning();
        if (collected.hits.size() < SuggestionResource.MOST && wanted.edits() > 0) {
            collected.similar();
        }
        return collected.hits;
    }

    /** Hits of one text, each city once. */
    private final class Collected {

        private final Wanted wanted;
        private final Records<CityDraft> records;
        private final Optional<Places> places;
        private final Set<Object> seen = new HashSet<>();
        private final List<Hit> hits = new ArrayList<>();

        private Collected(Wanted wanted) {
            this.wanted = wanted;
            records = wanted.reading().snapshot().records(type);
            places = gazetteer.current();
        }

        private void exact() {
            names.named(records, wanted.keys()).forEach(city -> add(city, Hit.How.EXACT));
            places.map(all -> wanted.country() == null
                            ? all.named(wanted.keys(), MOST)
                            : all.named(List.of(wanted.country()), wanted.keys(), MOST))
                    .orElse(List.of())
                    .forEach(place -> add(place, Hit.How.EXACT));
        }

        private void beginning() {
            for (String key : wanted.keys()) {
                if (key.length() >= SHORTEST_PREFIX || !NameKeys.isAscii(key)) {
                    names.beginning(records, key, MOST_KEYS).forEach(city -> add(city, Hit.How.PREFIX));
                    places.map(all -> all.beginning(wanted.country(), key, MOST))
                            .orElse(List.of())
                            .forEach(place -> add(place, Hit.How.PREFIX));
                }
            }
        }

        private void similar() {
            for (String key : wanted.keys()) {
                names.nearly(records, key, wanted.edits(), MOST_KEYS).forEach(city -> add(city, Hit.How.SIMILAR));
                places.map(all -> all.nearly(wanted.country(), key, wanted.edits(), MOST))
                        .orElse(List.of())
                        .forEach(place -> add(place, Hit.How.SIMILAR));
            }
        }

        private void add(Entry<CityDraft> city, Hit.How how) {
            CityDraft draft = city.draft();
            if (!wanted.isIn(draft.countryCode()) || !seen.add(city.id())) {
                return;
            }
            Optional<String> geonames = draft.identifiers().stream()
                    .filter(identifier -> identifier.scheme().equals(GEONAMES))
                    .map(Identifier::value)
                    .findFirst();
            geonames.ifPresent(seen::add);
            if (!wanted.cities()) {
                return;
            }
            Optional<GazetteerPlace> place =
                    geonames.flatMap(id -> places.flatMap(all -> all.find(Integer.parseInt(id))));
            String name =
                    Names.choose(draft.names(), wanted.reading().languages()).value();
            List<String> all =
                    new ArrayList<>(draft.names().stream().map(Name::value).toList());
            place.ifPresent(known -> all.addAll(known.alternateNames()));
            String met = met(all, how);
            Long population = draft.population() == null
                    ? place.map(GazetteerPlace::population)
                            .filter(count -> count > 0)
                            .orElse(null)
                    : Long.valueOf(draft.population().value().longValue());
            SuggestionView view = new SuggestionView(
                    "cities",
                    city.id().toString(),
                    name,
                    name.equals(met) ? null : met,
                    Kebab.of(how),
                    Kebab.of(draft.kind()),
                    draft.countryCode(),
                    country(draft.countryCode()),
                    place.flatMap(CitySuggestions::region).orElse(null),
                    population,
                    "/v1/cities/" + city.id());
            hits.add(new Hit(how, 0, population == null ? 0 : population, name, view));
        }

        private void add(GazetteerPlace place, Hit.How how) {
            String id = Integer.toString(place.geonamesId());
            if (!seen.add(id)) {
                return;
            }
            var registered = records.with("identifier", GEONAMES + ":" + id);
            if (!registered.isEmpty()) {
                add(records.at(registered.first()), how);
            } else if (wanted.places() && wanted.isIn(place.countryCode())) {
                String name = name(place);
                List<String> all = new ArrayList<>(List.of(place.name()));
                all.add(place.asciiName());
                all.addAll(place.alternateNames());
                String met = met(all, how);
                SuggestionView view = new SuggestionView(
                        "places",
                        GEONAMES + ":" + id,
                        name,
                        name.equals(met) ? null : met,
                        Kebab.of(how),
                        null,
                        place.countryCode(),
                        country(place.countryCode()),
                        region(place).orElse(null),
                        place.population() == 0 ? null : place.population(),
                        null);
                hits.add(new Hit(how, 0, place.population(), name, view));
            }
        }

        private String name(GazetteerPlace place) {
            return PlaceNames.shown(place, wanted.reading().languages());
        }

        /** The name that the text agrees with in this way; the first if none does, as of Chinese ones that Russian writes. */
        private String met(Collection<String> all, Hit.How how) {
            return all.stream().filter(name -> isMet(name, how)).findFirst().orElse(null);
        }

        private boolean isMet(String name, Hit.How how) {
            Set<String> own = new LinkedHashSet<>(NameKeys.of(name));
            return wanted.keys().stream().anyMatch(key -> own.stream().anyMatch(one -> switch (how) {
                case EXACT -> one.equals(key);
                case PREFIX -> one.startsWith(key);
                case SIMILAR -> LevenshteinDistance.getDefaultInstance().apply(one, key) <= wanted.edits();
            }));
        }

        private String country(String code) {
            List<String> languages = wanted.reading().languages();
            return Countries.name(code, languages.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(languages.get(0)));
        }
    }

    private static Optional<String> region(GazetteerPlace place) {
        return Region.name(place.countryCode(), place.admin1());
    }
}
