package dev.sistercity.registry.gazetteer;

import static dev.sistercity.registry.gazetteer.GeoNamesTable.HEADER;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.gzip;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.row;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.towns;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.utf8;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.job.JobFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeoNamesReaderTest {

    private static final String TOWN = row(1, "Dunedin", "Dunedin", "Otepoti,Ōtepoti", "NZ");

    @Test
    void reads_the_published_format_plain_gzipped_and_zipped() throws IOException {
        for (byte[] file : List.of(utf8(TOWN), gzip(utf8(TOWN)), zip("cities1000.txt", utf8(TOWN)))) {
            List<GeoNamesRow> rows = read(file);
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).geonamesId()).isEqualTo(1);
            assertThat(rows.get(0).get(GeoNamesColumn.ALTERNATENAMES)).isEqualTo("Otepoti,Ōtepoti");
            assertThat(rows.get(0).get(GeoNamesColumn.COUNTRY_CODE)).isEqualTo("NZ");
        }
    }

    @Test
    void reads_a_header_a_byte_order_mark_and_lines_that_end_as_on_windows() throws IOException {
        assertThat(read(utf8("\uFEFF" + HEADER + TOWN))).hasSize(1);
        assertThat(read(utf8((HEADER + TOWN).replace("\n", "\r\n"))).get(0).get(GeoNamesColumn.MODIFIED))
                .isEqualTo("2019-09-05");
        assertThat(read(utf8(TOWN.stripTrailing()))).hasSize(1);
    }

    @Test
    void follows_a_header_whose_columns_stand_in_another_order() throws IOException {
        String turned = turned(HEADER.replace("admin1", "admin1 code").replace("country_code", "country code"));

        List<GeoNamesRow> rows = read(utf8(turned + turned(TOWN)));

        assertThat(rows.get(0).get(GeoNamesColumn.NAME)).isEqualTo("Dunedin");
        assertThat(rows.get(0).get(GeoNamesColumn.ADMIN1)).isEqualTo("F7");
    }

    /** The id stays first; the rest comes the other way round. */
    private static String turned(String line) {
        List<String> cells = new ArrayList<>(Arrays.asList(line.stripTrailing().split("\t", -1)));
        java.util.Collections.reverse(cells.subList(1, cells.size()));
        return String.join("\t", cells) + "\n";
    }

    @Test
    void names_the_row_that_is_not_as_it_should_be() {
        refuses(TOWN + "a,b,c\n", 2, "row 2 has 1 column where 19 are needed");
        refuses(TOWN + TOWN, 2, "row 2 has the geonameid 1, as a row before");
        refuses(HEADER + TOWN.replace("-45.87416", "-95.87416"), 2, "\"-95.87416\" as latitude");
        refuses(TOWN.replace("170.50361", "170,50361"), 1, "\"170,50361\" as longitude");
        refuses(TOWN.replace("114347", "many"), 1, "\"many\" as population");
        refuses(TOWN.replace("2019-09-05", "2019-02-31"), 1, "\"2019-02-31\" as modified");
        refuses(TOWN.replace("\tNZ\t", "\tNew Zealand\t"), 1, "\"New Zealand\" as country code");
        refuses(TOWN.replace("1\tDunedin", "1\t "), 1, "row 1 has a name that is blank");
        refuses("x" + TOWN, 1, "\"x1\" as geonameid");
        refuses(TOWN + "2\t" + "x".repeat(1 << 20) + "\n", 2, "row 2 is longer than 64 KiB");
        refuses(TOWN + "2\tNul\0\n", 2, "row 2 holds a NUL");
        refuses(HEADER.replace("\tlatitude", "") + TOWN, 1, "the header has no column latitude");
        assertThatThrownBy(() -> read((TOWN + row(2, "Köln", "Koeln", "", "DE")).getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessage("row 2 is not UTF-8");
        assertThatThrownBy(() -> read(TOWN.getBytes(StandardCharsets.UTF_16))).hasMessageContaining("row 1");
    }

    @Test
    void says_what_is_wrong_with_the_file_as_a_whole() {
        assertThatThrownBy(() -> read(new byte[0])).hasMessage("the file is empty");
        assertThatThrownBy(() -> read(utf8(HEADER))).hasMessage("the file has a header and no rows");
        assertThatThrownBy(() -> read(gzip(new byte[0]))).hasMessage("the file is empty");
        assertThatThrownBy(() -> read(zip("picture.png", utf8(TOWN)))).hasMessageContaining("holds no table");
        byte[] whole = gzip(utf8(towns(20_000)));
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2)))
                .hasMessageStartingWith("the packed file ends in the middle, after row ");
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 5))).hasMessage("the packed file ends in the middle");
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 50, (byte) 0x55);
        assertThatThrownBy(() -> read(damaged)).isInstanceOf(JobFailedException.class);
    }

    @Test
    void does_not_unpack_what_grows_beyond_all_bounds() {
        byte[] lines = new byte[64 << 20];
        Arrays.fill(lines, (byte) '\n');
        // Rows are refused before; what is looked at here are the bytes.
        assertThatThrownBy(() -> Decompression.open(new ByteArrayInputStream(gzip(lines)))
                        .transferTo(java.io.OutputStream.nullOutputStream()))
                .hasMessageContaining("unpacks to far more");
        assertThatThrownBy(() -> Decompression.open(new ByteArrayInputStream(zip("cities1000.txt", lines)))
                        .transferTo(java.io.OutputStream.nullOutputStream()))
                .hasMessageContaining("unpacks to far more");
    }

    private static void refuses(String file, long row, String message) {
        assertThatThrownBy(() -> read(utf8(file)))
                .isInstanceOfSatisfying(
                        JobFailedException.class,
                        e -> assertThat(e.failure().row()).isEqualTo(row))
                .hasMessageContaining(message);
    }

    private static List<GeoNamesRow> read(byte[] file) throws IOException {
        List<GeoNamesRow> rows = new ArrayList<>();
        try (GeoNamesReader reading = new GeoNamesReader(new ByteArrayInputStream(file))) {
            for (GeoNamesRow geoNamesRow; (geoNamesRow = reading.next()) != null; ) {
                rows.add(geoNamesRow);
            }
        }
        return rows;
    }
}
