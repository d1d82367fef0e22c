package dev.sistercity.registry.match;

import static dev.sistercity.registry.match.MatchedNames.chosen;
import static dev.sistercity.registry.match.MatchedNames.rows;

import dev.sistercity.registry.support.GoesOn;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What people write into one cell beside a city: a part of it, its country, its division; against the larger places of the real gazetteer. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FieldCellsTest {

    /** A city and a part of which nothing is known. */
    private static final List<String> WITH_A_PART = List.of(
            ("%1$s-%2$s__%2$s (%1$s)__%1$s/%2$s__%1$s / %2$s__%1$s, %2$s__%2$s, %1$s__%1$s – %2$s__%1$s — %2$s__%1$s - %2$s__%1$s (%2$s)__%1$s（%2$s）__"
                            + "%1$s [%2$s]__%1$s: %2$s__%1$s %2$s__%1$s | %2$s__%1$s · %2$s__%1$s・%2$s__%1$s、%2$s__%1$s،%2$s__%1$s;%2$s__%2$s – %1$s__%2$s - %1$s__%2$s / %1$s")
                    .split("__"));

    @Inject
    CityMatcher matcher;

    @Inject
    RealPlaces places;

    @BeforeEach
    void load() throws IOException {
        places.ensure(Set.of("Kreuzberg", "Wilten", "Spratzern", "Arlon"));
    }

    @Test
    @Order(1)
    void takes_no_unknown_part_for_its_city() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "Berlin ; Xyzau ; DE",
                "Skopje ; Xyzau ; MK",
                "Skopje ; Karpoš ; MK",
                "Skopje ; Saraj ; MK",
                "Скопје ; Чаир ; MK",
                "Hong Kong ; Central and Western ; HK",
                "İstanbul ; Ksyzköy ; TR",
                "Москва ; Ксызаево ; RU",
                "Αθήνα ; Ξυζάου ; GR",
                "القاهرة ; كسيزاو ; EG",
                "北京 ; 某某区 ; CN",
                "北京市 ; 某某区 ; CN",
                "東京 ; 某々区 ; JP",
                "서울 ; 뭐뭐구 ; KR",
                "서울특별시 ; 뭐뭐구 ; KR")) {
            String city = row[0];
            String part = row[1];
            String country = row[2];
            int whole = chosen(matcher.match(new CityQuery(city, country)));
            all.assertThat(whole).as(city).isPositive();
            for (String form : WITH_A_PART) {
                for (String in : new String[] {country, null}) {
                    CityMatch match = matcher.match(new CityQuery(String.format(form, city, part), in));
                    all.assertThat(chosen(match))
                            .as("%s, %s: %s", match.query().name(), in, match.why())
                            .isNotEqualTo(whole);
                }
            }
        }
        all.assertAll();
    }

    @Test
    @Order(2)
    @GoesOn
    void takes_no_known_part_for_its_city_however_small_that_is() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "Innsbruck (Wilten) ; AT",
                "Innsbruck, Wilten ; AT",
                "Sankt Pölten (Spratzern) ; AT",
                "Berlin (Kreuzberg) ; DE",
                "Berlin Kreuzberg ; DE")) {
            String written = row[0];
            String country = row[1];
            CityMatch match = matcher.match(new CityQuery(written, country));

            all.assertThat(
                            match.chosen() == null
                                    ? null
                                    : match.chosen().place().name())
                    .isNotIn("Innsbruck", "Sankt Pölten", "Berlin");
        }
        all.assertAll();
    }

    @Test
    @Order(3)
    @GoesOn
    void knows_the_country_in_the_cell_and_large_cities_in_their_own_script() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "Panama City, Panama ; 3703443",
                "Lyon, France ; 2996944",
                "Lyon (France) ; 2996944",
                "Lyon - France ; 2996944",
                "Lyon – Frankreich ; 2996944",
                "Köln / Deutschland ; 2886242",
                "Москва, Россия ; 524901",
                "Mexico City, Mexico ; 3530597",
                "Granada, Nicaragua ; 3619136",
                "Córdoba, Argentina ; 3860259",
                "東京（日本） ; 1850147",
                "上海，中国 ; 1796236",
                "Shanghai, P.R. China ; 1796236",
                "Birmingham, England ; 2655603",
                "Birmingham, UK ; 2655603",
                "Portland, OR, USA ; 5746545",
                "上海 ; 1796236",
                "北京 ; 1816670",
                "東京 ; 1850147",
                "大阪 ; 1853909",
                "서울 ; 1835848",
                "부산 ; 1838524",
                "广州 ; 1809858",
                "القاهرة ; 360630",
                "Москва ; 524901",
                "Αθήνα ; 264371")) {
            String written = row[0];
            int place = Integer.parseInt(row[1]);
            CityMatch match = matcher.match(new CityQuery(written, null));

            all.assertThat(chosen(match))
                    .as("%s: %s", match.query(), match.why().sentence())
                    .isEqualTo(place);
        }
        all.assertAll();
    }

    @Test
    @Order(4)
    @GoesOn
    void registers_nothing_in_a_country_that_may_be_a_division() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "Atlanta, Georgia", "Arlon, Luxembourg", "Lebanon, Oregon", "Jordan, Minnesota", "Cuba, Missouri")) {
            String written = row[0];
            CityMatch match = matcher.match(new CityQuery(written, null));

            all.assertThat(match.newcomer()).as(written).isNull();
            all.assertThat(
                            match.chosen() == null
                                    ? "US"
                                    : match.chosen().place().countryCode())
                    .isIn("US", "BE");
        }
        all.assertAll();
    }

    @Test
    @Order(5)
    @GoesOn
    void reads_a_division_and_its_city_in_one_word() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "大阪府大阪市 ; JP ; 1853909",
                "神奈川県横浜市 ; JP ; 1848354",
                "愛知県名古屋市 ; JP ; 1856057",
                "北海道札幌市 ; JP ; 2128295",
                "京都府京都市 ; JP ; 1857910",
                "神奈川県 横浜市 ; JP ; 1848354",
                "浙江省杭州市 ; CN ; 1808926",
                "浙江杭州 ; CN ; 1808926",
                "江苏省无锡市 ; CN ; 1790923",
                "江蘇省無錫市 ; CN ; 1790923",
                "广东省广州市 ; CN ; 1809858",
                "广西壮族自治区南宁市 ; CN ; 1799869",
                "浙江省, 杭州市 ; CN ; 1808926",
                "경기도 수원시 ; KR ; 1835553",
                "경기도수원시 ; KR ; 1835553",
                "경상북도 포항시 ; KR ; 1839071",
                "강원도 춘천시 ; KR ; 1845136",
                "부산광역시 ; KR ; 1838524",
                "上海市 ; CN ; 1796236",
                "重庆市 ; CN ; 1814906")) {
            String written = row[0];
            String country = row[1];
            int place = Integer.parseInt(row[2]);
            for (String in : new String[] {country, null}) {
                CityMatch match = matcher.match(new CityQuery(written, in));

                all.assertThat(chosen(match))
                        .as("%s: %s", match.query(), match.why().sentence())
                        .isEqualTo(place);
            }
        }
        all.assertAll();
    }

    @Test
    @Order(6)
    @GoesOn
    void takes_no_city_that_lies_in_another_division() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows("福岡県山口市 ; JP", "江苏省杭州市 ; CN", "경기도 포항시 ; KR", "東京都大阪市 ; JP")) {
            String written = row[0];
            String country = row[1];
            CityMatch match = matcher.match(new CityQuery(written, country));

            all.assertThat(match.chosen()).as(written).isNull();
            all.assertThat(match.newcomer()).as(written).isNull();
        }
        all.assertAll();
    }

    @Test
    @Order(7)
    @GoesOn
    void takes_a_metropolitan_city_for_the_city() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "Città metropolitana di Firenze ; IT ; 3176959",
                "Città metropolitana di Milano ; IT ; 3173435",
                "Città Metropolitana di Torino ; IT ; 3165524",
                "Città metropolitana di Napoli ; IT ; 3172394",
                "Città metropolitana di Roma Capitale ; IT ; 3169070",
                "Metropolitan City of Milan ; IT ; 3173435",
                "Metropolitan City of Florence ; IT ; 3176959",
                "Ciudad metropolitana de Milán ; IT ; 3173435",
                "Metropolitanstadt Florenz ; IT ; 3176959",
                "Ville métropolitaine de Turin ; IT ; 3165524",
                "Incheon Metropolitan City ; KR ; 1843564",
                "인천광역시 ; KR ; 1843564",
                "Distrito Metropolitano de Quito ; EC ; 3652462",
                "Busan Metropolitan City ; KR ; 1838524",
                "釜山広域市 ; KR ; 1838524",
                "首尔特别市 ; KR ; 1835848")) {
            String written = row[0];
            String country = row[1];
            int place = Integer.parseInt(row[2]);
            CityMatch match = matcher.match(new CityQuery(written, country));

            all.assertThat(chosen(match))
                    .as("%s: %s", match.query(), match.why().sentence())
                    .isEqualTo(place);
        }
        all.assertAll();
    }

    @Test
    @Order(8)
    @GoesOn
    void registers_no_city_a_second_time_for_an_address_an_office_or_initials() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "Lyon Cedex 03 ; FR ; 2996944",
                "69003 Lyon ; FR ; 2996944",
                "Hl. m. Praha ; CZ ; 3067696",
                "Ft Worth ; US ; 4691930",
                "Ft. Worth ; US ; 4691930",
                "Edinburgh Council ; GB ; 2650225",
                "Bogotá D.C. ; CO ; 3688689",
                "Municipality of Athens ; GR ; 264371",
                "Frankfurt am Main, kreisfreie Stadt ; DE ; 2925533",
                "Boston ; US-MA ; 4930956",
                "London ; GB-ENG ; 2643743",
                "Amsterdam ; Kingdom of the Netherlands ; 2759794",
                "CDMX ; MX ; 0",
                "Magdeburg ; n/a (to check) ; 2874545")) {
            CityMatch match = matcher.match(new CityQuery(row[0], row[1]));

            all.assertThat(chosen(match)).as("%s: %s", row[0], match.why()).isEqualTo(Integer.parseInt(row[2]));
            all.assertThat(match.newcomer()).as(row[0]).isNull();
        }
        all.assertAll();
    }
}
