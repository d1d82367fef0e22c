package dev.sistercity.registry.transfer.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.ULocale;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of lists of a few rows, which say little of their encoding. */
class LikelyEncodingTest {

    private static final int LISTS = 200;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1250 | city1;country1;city2;country2~Łódź;Polska;Győr;Węgry",
                "windows-1250 | město1;země1;město2;země2~Plzeň;Česko;Řezno;Německo~Ostrava;Česko;Košice;Slovensko",
                "windows-1250 | város1;ország1;város2;ország2~Győr;Magyarország;Ingolstadt;Németország",
                "windows-1252 | city1;country1;city2;country2~Köln;Deutschland;Bogotá;Kolumbien~Köln;Deutschland;Lüttich;Belgien",
                "windows-1252 | ville1;pays1;ville2;pays2~Saint-Étienne;France;Genève;Suisse~NÎMES;FRANCE;BRÊME;ALLEMAGNE",
                "windows-1252 | ciudad1;país1;ciudad2;país2~Logroño;España;Córdoba;España",
                "windows-1252 | city1;city2~Ålesund;Tromsø~São Paulo;Lisboa",
                "windows-1254 | şehir1;ülke1;şehir2;ülke2~Eskişehir;Türkiye;Linz;Avusturya~Şanlıurfa;Türkiye;Muş;Türkiye",
                "windows-1257 | miestas1;šalis1;miestas2;šalis2~Šiauliai;Lietuva;Panevėžys;Lietuva",
                "windows-1251 | Город 1;Страна 1;Город 2;Страна 2~Пермь;Россия;Дуйсбург;Германия",
                "windows-1253 | Πόλη 1;Χώρα 1;Πόλη 2;Χώρα 2~Πάτρα;Ελλάδα;Λευκωσία;Κύπρος",
                "GB18030 | 城市1,国家1,城市2,国家2~成都市,中国,蒙彼利埃,法国",
                "Shift_JIS | 都市1,国1,都市2,国2~札幌市,日本,ミュンヘン,ドイツ",
                "EUC-KR | 도시1,국가1,도시2,국가2~부산광역시,대한민국,상파울루,브라질",
                "Big5 | 城市1,國家1,城市2,國家2~臺北市,臺灣,大邱,韓國~高雄市,臺灣,釜山,韓國"
            })
    void is_told_of_a_list_of_a_row_or_two(String encoding, String list) {
        byte[] bytes = list.replace("~", "\r\n").getBytes(Charset.forName(encoding));

        assertThat(LikelyEncoding.of(bytes)).isEqualTo(encoding);
    }

    /** Lists of four countries in a language, of which one or more is written with a letter that ASCII has not: they can be read. */
    @ParameterizedTest
    @CsvSource({
        "windows-1252,de,95",
        "windows-1252,fr,95",
        "windows-1252,es,95",
        "windows-1252,it,95",
        "windows-1252,pt,95",
        "windows-1252,sv,95",
        "windows-1252,da,95",
        "windows-1250,pl,95",
        "windows-1250,cs,95",
        "windows-1250,sk,95",
        "windows-1250,hu,95",
        "windows-1251,ru,95",
        "windows-1251,uk,95",
        "windows-1253,el,95",
        "windows-1254,tr,95"
    })
    void is_told_of_most_lists_of_four_names(String encoding, String language, int ofAHundred) {
        Charset charset = Charset.forName(encoding);
        List<String> countries = Arrays.stream(ULocale.getISOCountries())
                .map(code -> new ULocale("", code).getDisplayCountry(new ULocale(language)))
                .filter(name -> charset.newEncoder().canEncode(name))
                .toList();
        Random random = new Random(20261130);
        int right = 0;
        int lists = 0;
        while (lists < LISTS) {
            StringBuilder list = new StringBuilder("city1,country1,city2,country2\r\n");
            for (int i = 0; i < 4; i++) {
                list.append(i == 0 ? "" : i == 2 ? "\r\n" : ",")
                        .append(countries.get(random.nextInt(countries.size())));
            }
            if (list.chars().allMatch(sign -> sign < 0x80)) {
                continue;
            }
            lists++;
            byte[] bytes = list.toString().getBytes(charset);
            String read = new String(bytes, Charset.forName(LikelyEncoding.of(bytes)));
            right += read.contentEquals(list) ? 1 : 0;
        }
        assertThat(right * 100 / LISTS).isGreaterThanOrEqualTo(ofAHundred);
    }
}
