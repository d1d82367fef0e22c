package dev.sistercity.registry.transfer.resolve;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.match.Candidate;
import dev.sistercity.registry.transfer.statement.Side;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A name of which it is not safe to say what it means. */
@Schema(name = "ReviewQuestion", description = "A name of which it is not safe to say what it means")
public record NameQuestion(
        @Schema(required = true, description = "Which side of the row: 1 or 2", examples = "2")
        int side,

        @Schema(description = "As written", examples = "Eisenberg")
        String name,

        @Schema(description = "As written", examples = "Deutschland")
        String country,

        @Schema(required = true, description = "Why it is not clear")
        String why,

        @Schema(required = true, description = "What it may mean, the best first")
        List<Option> candidates) {

    private static final int MOST = 10;

    public NameQuestion {
        candidates = List.copyOf(candidates);
    }

    /** One of the answers. */
    @Schema(name = "ReviewCandidate", description = "What a name may mean")
    public record Option(
            @Schema(
                    required = true,
                    description = "How to answer it: the id of a city, or geonames:{id} of a place",
                    examples = "geonames:2931574")
            String city,

            @Schema(required = true, examples = "Eisenberg") String name,
            @Schema(examples = "DE") String countryCode,

            @Schema(description = "GeoNames' code of the first-order division")
            String admin1,

            @Schema(description = "Degrees north") Double latitude,
            @Schema(description = "Degrees east") Double longitude,

            @Schema(description = "Inhabitants, as far as they are known")
            Long population,

            @Schema(required = true, description = "From 0 to 1, for the order only")
            double score,

            @Schema(required = true) List<String> reasons) {}

    public static NameQuestion of(int side, Side asked, String why, List<Candidate> candidates, CityLabels names) {
        return new NameQuestion(
                side,
                Decisions.nameOf(asked),
                asked.country(),
                why,
                candidates.stream()
                        .limit(MOST)
                        .map(candidate -> option(candidate, names))
                        .toList());
    }

    /** A side that is clear, but that the importing office may not register. */
    public static NameQuestion of(int side, Side asked, Resolution clear, CityLabels names) {
        List<Candidate> only = clear.newcomer() == null
                ? List.of(new Candidate(
                        clear.city(), clear.place(), 1, List.of(clear.why().sentence())))
                : List.of();
        return of(side, asked, "the registry has it not yet", only, names);
    }

    private static Option option(Candidate candidate, CityLabels names) {
        GazetteerPlace place = candidate.place();
        UUID city = candidate.city();
        Optional<CityDraft> known = city == null ? Optional.empty() : names.find(city);
        String reference = city != null ? city.toString() : "geonames:" + place.geonamesId();
        return new Option(
                reference,
                known.map(draft -> draft.names().get(0).value())
                        .orElseGet(() -> place == null ? reference : place.name()),
                known.map(CityDraft::countryCode).orElseGet(() -> place == null ? null : place.countryCode()),
                place == null ? null : place.admin1(),
                known.map(CityDraft::latitude).orElseGet(() -> place == null ? null : place.latitude()),
                known.map(CityDraft::longitude).orElseGet(() -> place == null ? null : place.longitude()),
                place == null || place.population() == 0 ? null : place.population(),
                candidate.score(),
                candidate.reasons());
    }
}
