package dev.sistercity.registry.match.name;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.duplicate.NameLikeness;
import dev.sistercity.registry.shared.romanisation.RomanisedKeys;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKeys;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What matching knows of names, for finding records that are of one city. */
@Singleton
class Likeness implements NameLikeness {

    /** Of no key of a name itself. */
    private static final String ROMANISED = "~";

    Likeness() {}

    @Override
    public Set<String> keys(CityDraft city) {
        Set<String> keys = new HashSet<>();
        for (Name name : city.names()) {
            keys.addAll(NameKeys.of(name.value()));
            keys.add(NameKeys.folded(AdminUnitWords.bare(name.value()).name()));
            OfficeWords.without(name.value()).stream().findFirst().ifPresent(bare -> keys.add(NameKeys.folded(bare)));
            String romanised = RomanisedKeys.key(city.countryCode(), name.value());
            if (!romanised.isEmpty()) {
                keys.add(ROMANISED + romanised);
            }
        }
        keys.remove("");
        return keys;
    }

    @Override
    public boolean isUnion(CityDraft city) {
        return AdminUnitWords.isOfMunicipalities(city.names().get(0).value());
    }

    @Override
    public boolean areAlike(CityDraft one, CityDraft other) {
        List<String> others = other.names().stream().map(Name::value).toList();
        return one.names().stream().map(Name::value).anyMatch(name -> others.stream()
                .anyMatch(each -> Misspelling.isNearly(name, each)));
    }
}
