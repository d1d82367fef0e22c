package dev.sistercity.registry.match;

import static dev.sistercity.registry.gazetteer.GeoNamesTable.place;
import static dev.sistercity.registry.match.MatchedNames.chosen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.LoadedGazetteer;
import dev.sistercity.registry.support.Given;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** A gazetteer of places that are hard to tell apart, and what a written name is matched to. */
abstract class MatcherExamples {

    private static final String PLACES = String.join(
            "",
            place(1, "Yicheng", "Yixing,Yixing Shi,宜兴,宜兴市", 31.36059, 119.82016, "CN.04", 95_530),
            place(2, "Wuxi", "Wuxi Shi,Usi,无锡", 31.56887, 120.28857, "CN.04", 3_543_719),
            place(3, "Wuxi", "Wuxi Zhen,浯溪", 26.5844, 111.859, "CN.11", 66_442),
            place(4, "Köln", "Cologne,Keulen,Colonia,Кёльн,Koeln", 50.93333, 6.95, "DE.07", 963_395),
            place(5, "Cologne", "", 45.58, 9.94, "IT.09", 7_000),
            place(6, "Saint Petersburg", "St. Petersburg,Sankt Petersburg", 59.93863, 30.31413, "RU.66", 5_351_935),
            place(7, "St. Petersburg", "Saint Petersburg", 27.77086, -82.67927, "US.FL", 257_083),
            place(8, "Beijing", "Peking,Pékin,北京", 39.9075, 116.39723, "CN.22", 11_716_620),
            place(9, "Orăştie", "Broos,Orastie", 45.83333, 23.2, "RO.21", 20_763),
            place(10, "Lohne", "", 52.66625, 8.2375, "DE.06", 25_111),
            place(11, "Löhne", "Loehne,Lohne", 52.18848, 8.6922, "DE.07", 39_521),
            place(12, "Komló", "", 46.19278, 18.26494, "HU.02", 26_924),
            place(13, "Fano", "", 43.84052, 13.01665, "IT.10", 38_999),
            place(14, "Eisenberg", "", 50.9686, 11.90207, "DE.15", 11_438),
            place(15, "Eisenberg", "", 49.55859, 8.07199, "DE.08", 10_006),
            place(16, "Bangor", "", 54.65338, -5.66895, "GB.NIR", 60_385),
            place(17, "Bangor", "", 53.22752, -4.12936, "GB.WLS", 17_988),
            place(18, "Newport", "", 51.58774, -2.99835, "GB.WLS", 137_000),
            place(19, "Newport", "", 50.70087, -1.28835, "GB.ENG", 25_496),
            place(20, "Saint-Denis", "Saint-Denis (Réunion)", -20.88231, 55.4504, "RE.RE", 147_931),
            place(21, "Saint-Denis", "", 48.93564, 2.35387, "FR.11", 96_128),
            place(22, "Frankfurt am Main", "Frankfurt", 50.11552, 8.68417, "DE.05", 650_000),
            place(23, "Frankfurt (Oder)", "Frankfurt", 52.34714, 14.55062, "DE.11", 51_691),
            place(24, "Istanbul", "Constantinople", 41.01384, 28.94966, "TR.34", 14_804_116),
            place(25, "Győr", "Raab", 47.68333, 17.63512, "HU.09", 129_372),
            place(26, "Augusta", "", 44.31062, -69.77949, "US.ME", 18_000),
            place(27, "Shanghai", "上海", 31.22222, 121.45806, "CN.23", 22_315_474),
            place(28, "Altenfurt", "Steinbrück,Neuland", 49.4, 11.2, "DE.02", 400_000),
            place(29, "Steinbrück", "", 52.3, 10.3, "DE.06", 5_000),
            place(30, "Motoyashiki", "Kirikawa", 35.1, 136.1, "JP.35", 25_000),
            place(31, "Kloster Hirschau", "Hirschau", 48.5, 9.1, "DE.01", 12_000),
            place(32, "Hexi", "", 36.1, 103.2, "CN.15", 0),
            place(33, "Thornby", "", 53.3, -1.2, "GB.ENG", 4_000),
            place(34, "Wales", "", 53.34, -1.28, "GB.ENG", 6_000),
            place(35, "Achenzell", "", 47.5, 11.7, "AT.07", 2_500),
            place(36, "Achenzell am Berg", "Achenzell", 48.3, 13.6, "AT.04", 1_700),
            place(37, "Woźnica", "", 50.0, 19.0, "PL.77", 1_200),
            place(38, "Woznica", "", 50.6, 18.9, "PL.83", 4_500),
            place(39, "Kiełpin", "", 54.0, 18.0, "PL.82", 3_000),
            place(40, "Ollby", "", -38.3, 141.6, "AU.07", 4_000),
            place(41, "Salmenga", "", 40.9, -5.6, "ES.55", 150_000).replace("PPL", "PPLA2"),
            place(42, "Salmenga", "", 40.4, -3.7, "ES.29", 140_000).replace("PPL", "PPLX"),
            place(43, "Łodau", "", 52.1, 13.1, "DE.11", 700_000),
            place(44, "Bad Emmersau", "Emmersau", 52.9, 9.3, "DE.06", 20_000),
            place(47, "Emsbrunn", "", 52.7, 9.8, "DE.06", 6_900),
            place(45, "Lingheim", "", 48.0, 12.5, "DE.02", 60_000),
            place(46, "Dorfhausen", "", 48.0, 12.0, "DE.02", 2_000),
            IntStream.range(0, 11)
                    .mapToObj(i -> place(50 + i, "Guadalmar", "", 20 + i, -100, "MX.0" + i % 9, i == 0 ? 400_000 : 900))
                    .collect(Collectors.joining()));

    @Inject
    CityMatcher matcher;

    @Inject
    LoadedGazetteer gazetteer;

    @Inject
    Given given;

    @BeforeEach
    void load() {
        gazetteer.of(PLACES);
    }

    void assertChosen(CityQuery query, int place) {
        CityMatch match = matcher.match(query);
        assertThat(chosen(match)).as("%s", match).isEqualTo(place);
    }
}
